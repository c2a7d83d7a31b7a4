@control:nist-800-53:au-6 @control:nist-800-53:si-4
Feature: Alarms hear what happens where they live, and nothing else
  A rule of EventBridge sees the records of its own account and Region. One that is deployed elsewhere stays silent, and the
  drill says why. A rule that excuses an approved workflow must excuse nobody else.

  Background:
    Given the "alarms" organization

  @needs:clock
  Rule: A rule in the wrong account or Region does not fire

    @id:departure-heard-where-it-happens @claim:DETECT-09 @technique:T1666.A002
    Scenario: A departure rings in the account that leaves, and nowhere else
      Given an attacker holds "admin" in "lab"
      When the attacker tries to leave the organization
      Then the attempt succeeds
      And the detection "departures" rings exactly once within 15 minutes
      And the detection "departures-heard-in-management" stays silent for 15 minutes, because it lives in another account
      And the detection "departures-heard-in-ireland" stays silent for 15 minutes, because it lives in another Region

    @id:departure-heard-in-every-run @claim:DETECT-09 @technique:T1666.A002
    Scenario: However the delays fall, the departure rings within half an hour
      AWS promises no delay. Each run draws the modelled ones anew, and the slowest is judged.
      Given an attacker holds "admin" in "lab"
      When the attacker tries to leave the organization
      Then the detection "departures" rings within 30 minutes in each of 20 seeded runs

    @id:invitation-heard-where-it-is-sent @claim:DETECT-03 @claim:DETECT-09 @technique:T1666.A001
    Scenario: An invitation is recorded in the management account that sends it, and rings there
      When "admin" in "management" calls organizations InviteAccountToOrganization with
        """
        { "Target": { "Id": "640000000090", "Type": "ACCOUNT" } }
        """
      Then the attempt succeeds
      And InviteAccountToOrganization is recorded in the event history of "management"
      And InviteAccountToOrganization is not recorded in the event history of "stranger"
      And the detection "invitations" rings exactly once within 15 minutes
      And the detection "invitations-heard-in-a-member" stays silent for 15 minutes, because it lives in another account

    @id:ordinary-reading-is-no-noise @claim:DEPART-15
    Scenario: Ordinary reading rings nothing
      When "admin" in "lab" calls iam ListRoles
      Then the attempt succeeds
      And no detection rings for 15 minutes

  @needs:clock
  Rule: An approved workflow is excused, others are not

    @id:approved-workflow-is-excused @claim:DETECT-10 @technique:T1666.A002
    Scenario: The workflow's own role departs without an alarm
      Given an attacker holds "account-operations" in "lab"
      When the attacker tries to leave the organization
      Then the attempt succeeds
      And the detection "unapproved-departures" stays silent for 15 minutes
      And the detection "departures" rings within 15 minutes

    @id:others-are-not-excused @claim:DETECT-10 @technique:T1666.A002
    Scenario Outline: <principal> is not excused
      Given an attacker holds "<principal>" in "lab"
      When the attacker tries to leave the organization
      Then the attempt succeeds
      And the detection "unapproved-departures" rings within 15 minutes

      Examples:
        | principal |
        | admin     |
        | alice     |
        | root      |
