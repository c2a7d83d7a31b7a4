@control:nist-800-53:ir-4
Feature: Contained is what the intruder can no longer do
  From the moment of containment the intruder's remaining steps are tried on a copy of the world: with the responses, where all
  must fail, and without them, where a step that fails as well proves nothing.

  @needs:clock @needs:counterfactual
  Rule: A quarantine that the account is moved into in time stops all that is left

    Background:
      Given the incident "taken-and-returned"
      When the intruder's timeline is played up to "plant-a-user"
      And the first alarm has rung, at the latest after 30 minutes

    @id:containment-by-quarantine @claim:DEPART-17
    Scenario: The lab is moved before it leaves
      When the security team moves "lab" to the quarantine unit
      Then the response is done
      And the responders are told within 15 minutes
      And the intruder is contained within 30 minutes

    @id:containment-of-the-account @claim:DEPART-17
    Scenario: What somebody else in the account would try is stopped as well
      Given an attacker holds "admin" in "lab"
      When the attacker means to leave the organization
      And the attacker means to call iam ListUsers
      And the security team moves "lab" to the quarantine unit
      Then the response is done
      And the intruder is contained
