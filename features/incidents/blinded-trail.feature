@control:nist-800-53:ir-4 @control:nist-800-53:au-9
Feature: A blinded trail
  First the account's own trail is stopped, then the account leaves. The folder `scenarios/incidents/blinded-trail` holds the
  organization, the acts, the detections and the runbook.

  Background:
    Given the incident "blinded-trail"

  @needs:clock
  Rule: Stopping a trail is recorded, the organization still sees the account, and only until it departs

    @id:incident-blinded-trail @claim:DEPART-14 @claim:DEPART-17 @claim:DETECT-06 @technique:T1562.008 @technique:T1666.A002
    Scenario: The whole story
      When the intruder's timeline is played
      And the act "stop-the-guarded-one" is looked at
      Then the attempt is stopped by the guardrail "protect-logging"
      And the detection "trail-tampering" rings within 15 minutes
      When the act "stop-logging" is looked at
      Then the attempt succeeds
      And the detection "trail-tampering" rings exactly once within 15 minutes
      And the detection "trail-tampering" rings before "lab" is gone
      When the act "take-stock" is looked at
      Then the attempt succeeds
      And the detection "taking-stock" rings within 15 minutes
      And the detection "blinded-and-explored" rings before "lab" is gone
      And ListRoles is not in the log files of "lab" that "lab" keeps
      And ListRoles is in the log files of "lab" that "log-archive" keeps
      When the act "leave" is looked at
      Then the attempt succeeds
      And the detection "departure" rings exactly once within 15 minutes
      When the act "go-on" is looked at
      Then the attempt succeeds
      And the detection "taking-stock" stays silent for 15 minutes
      And ListRoles is not in the log files of "lab" that "log-archive" keeps

  @needs:clock
  Rule: Each technique has its alarm, and the report maps it

    @id:technique-root-user @claim:DETECT-11 @technique:T1078.A002
    Scenario: T1078.A002, the root user
      Given an attacker holds the root user of "lab"
      When the attacker calls iam ListRoles
      Then the detection "root-use" rings within 15 minutes

    @id:technique-role-session @claim:DETECT-11 @technique:T1078.004
    Scenario: T1078.004, a session of a role
      When "admin" in "management" enters "lab" as "admin" and calls iam ListRoles
      Then the attempt succeeds
      And the detection "role-entered" rings within 15 minutes

    @id:technique-account-manipulation @claim:DETECT-11 @technique:T1098
    Scenario: T1098, a policy for itself
      Given an attacker holds "admin" in "lab"
      When the attacker calls iam AttachRolePolicy with
        """
        { "RoleName": "admin", "PolicyArn": "arn:aws:iam::aws:policy/IAMFullAccess" }
        """
      Then the attempt succeeds
      And the detection "policy-attached" rings exactly once within 15 minutes

    @id:technique-leaving @claim:DETECT-11 @technique:T1666.A002
    Scenario: T1666.A002, leaving
      Given an attacker holds "admin" in "lab"
      When the attacker tries to leave the organization
      Then the detection "departure" rings exactly once within 15 minutes

    @id:technique-logging @claim:DETECT-11 @technique:T1562.008
    Scenario: T1562.008, logging is impaired
      Given an attacker holds "admin" in "lab"
      When the attacker calls cloudtrail StopLogging with
        """
        { "Name": "lab-trail" }
        """
      Then the attempt succeeds
      And the detection "trail-tampering" rings exactly once within 15 minutes
