@control:nist-800-53:ir-4 @control:nist-800-53:si-4
Feature: A quiet departure
  An administrator's session in a lab: the alarm is to be silenced, then the account leaves. The folder
  `scenarios/incidents/quiet-departure` holds the organization, the acts, the detections and the runbook.

  Background:
    Given the incident "quiet-departure"
    When the intruder's timeline is played

  @needs:clock
  Rule: The guardrail holds until the account leaves, the attempt on the alarm is the warning, and silence afterwards is no calm

    @id:incident-quiet-departure @claim:DEPART-17 @claim:DEPART-04 @claim:DETECT-08 @technique:T1666.A002
    Scenario: The whole story
      When the act "silence-the-alarm" is looked at
      Then the attempt is stopped by the guardrail "protect-detections"
      And the detection "alarm-tampering" rings within 15 minutes
      And the detection "alarm-tampering" rings before "lab" is gone
      When the act "leave" is looked at
      Then the attempt succeeds
      And the detection "departure" rings exactly once within 15 minutes
      And the detection "membership" rings within 15 minutes
      And the detection "departure-succeeded" tells success from denial
      When the act "silence-the-alarm-for-good" is looked at
      Then the attempt succeeds
      And the detection "alarm-tampering" stays silent for 15 minutes
      When the act "look-around" is looked at
      Then the attempt succeeds
      And no detection rings for 15 minutes
      When the act "find-the-invitation" is looked at
      Then the attempt succeeds
      And "lab" stands alone
