@control:nist-800-53:si-4 @control:nist-800-53:au-5 @control:nist-800-53:ir-3
Feature: What goes blind when a trail breaks, and what is only late
  EventBridge hears of the calls that a trail logs; log files and log groups have what it delivers. So a trail that is gone blinds
  alarms, and a bucket or a key that it cannot use delays the files alone. An organization's trail ends with the membership.

  @needs:fault @needs:clock
  Rule: Without a trail the account's own rules hear of no call

    Background:
      Given the "pipeline-parts" organization

    @id:fault-trail-deleted @claim:DEPART-14 @claim:DETECT-01 @technique:T1562.008 @technique:T1666.A002
    Scenario: The trail is gone: calls are not heard, and the other side of the membership is
      Given the alarm "departures" fires within 15 minutes when "probe" in "lab" calls organizations LeaveOrganization
      And an attacker holds "admin" in "lab"
      When the fault "trail deleted" strikes the trail "lab-trail"
      And the attacker tries to leave the organization
      Then the attempt succeeds
      But the alarm "departures" goes blind
      And LeaveOrganization is recorded in the event history of "lab"
      And the alarm "membership" still fires within 15 minutes
      And after recovery the alarm "departures" fires again

    @id:fault-trail-of-one-region @claim:DETECT-09 @technique:T1562.008 @technique:T1666.A002
    Scenario: A trail that is at home elsewhere no longer hears of the organization
      Given the alarm "departures-of-the-branch" fires within 15 minutes when "probe" in "branch" calls organizations LeaveOrganization
      And an attacker holds "admin" in "branch"
      When the fault "trail of one Region" strikes the trail "branch-trail"
      And the attacker tries to leave the organization
      Then the attempt succeeds
      But the alarm "departures-of-the-branch" goes blind
      And LeaveOrganization is recorded in the event history of "branch"
      And the alarm "membership" still fires within 15 minutes
      And after recovery the alarm "departures-of-the-branch" fires again

  @needs:fault @needs:clock
  Rule: Where only log files find no way, they are late and alarms are in time

    @id:fault-log-files-late @claim:DEPART-14 @technique:T1562.008
    Scenario Outline: <fault>
      Given the "pipeline-parts" organization
      And the log files of "lab" that "lab" keeps have it within 15 minutes when "probe" in "lab" calls organizations LeaveOrganization
      And the alarm "departures" fires within 15 minutes when "probe" in "lab" calls organizations LeaveOrganization
      When the fault "<fault>" strikes the <part>
      And "probe" in "lab" calls organizations LeaveOrganization
      Then the log files come late
      And the alarm "departures" still fires within 15 minutes
      When the fault is undone
      Then the log files have it within 60 minutes
      And after recovery the log files have it again
      And after recovery the alarm "departures" fires again

      Examples:
        | fault              | part                      |
        | bucket unreachable | bucket "parts-lab-trail" |
        | trail key disabled | trail "lab-trail"        |

  @needs:fault @needs:clock
  Rule: The organization's trail is blind to whom it does not follow, and to what was on its way when a member left

    Background:
      Given the "pipeline-central" organization
      And "admin" in "management" has the trail "organization-trail" write to a log group, where the alarm "central" watches for LeaveOrganization
      And the alarm "central" fires within 15 minutes when "probe" in "branch" calls organizations LeaveOrganization

    @id:fault-organization-trail-role-blocked @claim:DETECT-06 @technique:T1562.008 @technique:T1666.A002
    Scenario: The service-linked role is blocked, and the trail passes by the members
      Given an attacker holds "probe" in "branch"
      When the fault "organization trail role blocked" strikes the trail "organization-trail" with
        | reach | members |
      And the attacker tries to leave the organization
      Then the attempt is refused with "AccessDeniedException"
      But the alarm "central" goes blind
      And the alarm "departures-of-the-branch" still fires within 15 minutes
      And after recovery the alarm "central" fires again

    @id:fault-departing-records-lost @claim:DEPART-06 @claim:DETECT-06 @technique:T1666.A002
    Scenario: What was on its way when the member left is lost
      Given an attacker holds "admin" in "lab"
      When the fault "departing records lost" strikes the account "lab"
      And the attacker tries to leave the organization
      Then the attempt succeeds
      But the alarm "central" goes blind
      And LeaveOrganization is recorded in the event history of "lab"
      And the alarm "membership" still fires within 15 minutes
      And after recovery the alarm "central" fires again
