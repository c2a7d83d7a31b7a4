@control:nist-800-53:ir-4 @control:nist-800-53:si-4 @control:nist-800-53:cp-10
Feature: Taken out and brought back
  A builder's key is found, the builder climbs, an alarm is to be silenced, a user is planted, and the account leaves. Then the
  responders contain the intruder, bring the account back and clean up. The folder `scenarios/incidents/taken-and-returned` holds
  the organization, the acts, the detections and the runbook.

  Background:
    Given the incident "taken-and-returned"
    And the baseline is taken
    When the intruder's timeline is played up to "leave"

  @needs:clock @needs:counterfactual
  Rule: Prevented, detected, and what it costs to come back

    @id:incident-taken-and-returned @claim:DEPART-17 @claim:DEPART-03 @claim:DETECT-08 @claim:LEAVE-13 @technique:T1666.A002 @technique:T1098
    Scenario: The whole story
      When the act "first-call" is looked at
      Then the attempt succeeds
      When the act "climb" is looked at
      Then the attempt succeeds
      And the detection "escalation" rings before "lab" is gone
      When the act "silence-the-alarm" is looked at
      Then the attempt is stopped by the guardrail "protect-alarms"
      And the detection "alarm-tampering" rings within 15 minutes
      When the act "plant-a-user" is looked at
      Then the attempt succeeds
      When the act "leave" is looked at
      Then the attempt succeeds
      And the detection "departure-succeeded" rings exactly once within 15 minutes
      And the detection "membership" rings within 15 minutes
      And "lab" stands alone
      And the responders are told within 15 minutes
      When the security team bounds "builder" in "lab" to nothing
      Then the response is done
      And the intruder is contained within 1 hour
      When 10 minutes pass
      And the security team declines foreign invitations of "lab"
      Then the response is done
      When the security team brings "lab" back to the unit "Labs"
      Then the response is done
      And "lab" is a member of "acme"
      When the security team restores the tags "owner=research, stage=experiment" of "lab"
      Then the response is done
      When 10 minutes pass
      And "incident-responder" in "lab" tries to delete the policy "everything" of the user "builder"
      Then the attempt succeeds
      When "incident-responder" in "lab" tries to delete the user "support-backup"
      Then the attempt succeeds
      And the intruder is contained within 1 hour
      And the organization has recovered within 2 hours, except for
        | of                  | what     | because                                         |
        | account lab         | joined * | a returning account is invited, and joins today |
        | user builder of lab | boundary | until the key of the builder is replaced        |
        | invitations to lab  | INVITE * | the foreign invitation was declined for good    |
