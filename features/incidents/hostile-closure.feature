@control:nist-800-53:ir-4 @control:nist-800-53:si-4
Feature: A hostile closure
  Whoever reads the mail of an account makes its root user their own and closes it. The folder
  `scenarios/incidents/hostile-closure` holds the organization, the acts, the detections and the runbook.

  Background:
    Given the incident "hostile-closure"
    When the intruder's timeline is played

  @needs:clock @needs:console @needs:mail
  Rule: A guardrail binds the root user too; without it the sign-in is the only warning

    @id:incident-hostile-closure @claim:CLOSE-01 @claim:CLOSE-09 @claim:DEPART-17 @technique:T1078.A002 @technique:T1531
    Scenario: The whole story
      When the act "take-the-vault" is looked at
      Then the attempt succeeds
      And the detection "root-sign-in" rings within 15 minutes
      When the act "close-the-vault" is looked at
      Then the attempt is stopped by the guardrail "deny-close"
      And the detection "account-closure" rings within 15 minutes
      And "vault" is in the state ACTIVE
      When the act "take-the-shop" is looked at
      Then the attempt succeeds
      And the detection "root-sign-in" rings before CloseAccount is recorded in the event history of "shop"
      When the act "close-the-shop" is looked at
      Then the attempt succeeds
      And the detection "account-closure" rings exactly once within 15 minutes
      And "shop" is in the state CLOSED
