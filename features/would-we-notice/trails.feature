@control:nist-800-53:au-9 @control:nist-800-53:au-12
Feature: What trails keep, and what an intruder does to them
  An organization trail writes the log files of every member into the log archive. It ends with the membership; what it
  wrote before stays. Inside the organization only a guardrail keeps an administrator from an account's own trail.

  Background:
    Given the "trails" organization

  @needs:clock
  Rule: The central log hears of an account until it departs, and keeps what it heard

    @id:central-log-hears-nothing-later @claim:DETECT-06 @claim:DEPART-06 @technique:T1666.A002
    Scenario: What the intruder does afterwards never arrives there
      Whether the call that took the account out arrives is not documented, so nothing is claimed of it.
      Given an attacker holds "admin" in "lab"
      When the attacker tries to leave the organization
      Then the attempt succeeds
      When the attacker calls iam ListRoles
      And 10 minutes pass
      Then ListRoles is not in the log files of "lab" that "log-archive" keeps

    @id:earlier-log-files-stay @claim:DEPART-06
    Scenario: What was logged before the departure stays
      Given an attacker holds "admin" in "lab"
      When the attacker calls iam ListRoles
      And 10 minutes pass
      Then ListRoles is in the log files of "lab" that "log-archive" keeps
      When the management account removes "lab"
      And 10 minutes pass
      Then "lab" stands alone
      And the log files of "lab" that "log-archive" keeps still hold ListRoles

  @needs:clock
  Rule: Afterwards the account logs only to its own event history and its own trails

    @id:own-log-goes-on @claim:DETECT-07 @claim:DETECT-08
    Scenario: The account's own records go on
      Given an attacker holds "admin" in "lab"
      When the attacker tries to leave the organization
      Then the attempt succeeds
      When the attacker calls iam ListRoles
      And 10 minutes pass
      Then ListRoles is recorded in the event history of "lab"
      And ListRoles is in the log files of "lab" that "lab" keeps
      And ListRoles is not recorded in the event history of "management"

  Rule: A guardrail keeps administrators from the account's own trail

    @id:trail-is-guarded @claim:DEPART-14 @technique:T1562.008
    Scenario Outline: An administrator of a guarded account tries <operation>
      Given an attacker holds "admin" in "guarded"
      When the attacker calls cloudtrail <operation> with
        """
        <input>
        """
      Then the attempt is stopped by the guardrail "protect-logging"

      Examples:
        | operation         | input                                                                                          |
        | StopLogging       | { "Name": "guarded-trail" }                                                                    |
        | DeleteTrail       | { "Name": "guarded-trail" }                                                                    |
        | UpdateTrail       | { "Name": "guarded-trail", "IsMultiRegionTrail": false }                                       |
        | PutEventSelectors | { "TrailName": "guarded-trail", "EventSelectors": [{ "IncludeManagementEvents": false }] } |

  @needs:clock
  Rule: Where there is none, the account's own trail goes blind, and the organization's does not

    @id:unguarded-trail-goes-blind @claim:DEPART-14 @technique:T1562.008
    Scenario Outline: After <operation> the account's own log files end
      Given an attacker holds "admin" in "lab"
      When the attacker calls cloudtrail <operation> with
        """
        <input>
        """
      Then the attempt succeeds
      When the attacker calls iam ListRoles
      And 10 minutes pass
      Then ListRoles is not in the log files of "lab" that "lab" keeps
      And ListRoles is in the log files of "lab" that "log-archive" keeps

      Examples:
        | operation         | input                                                                                      |
        | StopLogging       | { "Name": "lab-trail" }                                                                    |
        | DeleteTrail       | { "Name": "lab-trail" }                                                                    |
        | PutEventSelectors | { "TrailName": "lab-trail", "EventSelectors": [{ "IncludeManagementEvents": false }] } |

    @id:member-cannot-stop-the-organizations @claim:DEPART-14 @technique:T1562.008
    Scenario: A member cannot stop the organization's trail
      Given an attacker holds "admin" in "lab"
      When the attacker calls cloudtrail StopLogging with
        """
        { "Name": "arn:aws:cloudtrail:us-east-1:610000000001:trail/organization-trail" }
        """
      Then the attempt is refused with "NotOrganizationMasterAccountException"
