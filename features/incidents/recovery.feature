@control:nist-800-53:cp-10
Feature: Recovered is what no longer differs
  The state of the world is read with public APIs before and after; every difference is residue, and named.

  @needs:clock @needs:counterfactual
  Rule: An account that returns is not the account that left

    @id:recovery-residue @claim:DEPART-17 @claim:LEAVE-14
    Scenario: Left, invited, accepted, and nothing else
      Given the incident "taken-and-returned"
      And the baseline is taken
      When "admin" in "lab" calls organizations LeaveOrganization
      Then the attempt succeeds
      When 60 minutes pass
      And "acme" invites "lab"
      Then the attempt succeeds
      When "admin" in "lab" accepts the invitation of "acme"
      Then the attempt succeeds
      And what is left of the incident is
        | of          | what      | because                                      |
        | account lab | joined by | it was created here, and came back invited   |
        | account lab | joined at | it joined today                              |
        | account lab | place     | whoever joins hangs at the root              |
        | account lab | tag owner | tags go with a departure                     |
        | account lab | tag stage | tags go with a departure                     |
