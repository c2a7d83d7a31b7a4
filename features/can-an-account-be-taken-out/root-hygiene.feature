@technique:T1078.A002 @technique:T1666.A002
Feature: A root user that is looked after is harder to steal
  No policy of the account binds its root user. Without a guardrail only its credentials stand between an intruder and the
  way out: fewer of them, and a second factor.

  Rule: A root access key needs neither password nor second factor

    @id:root-key-leaves @claim:DEPART-13 @claim:DEPART-01
    Scenario: Whoever has stolen it leaves
      Given the "root-hygiene" organization
      And an attacker holds the root user of "with-key"
      When the attacker tries to leave the organization
      Then the attempt succeeds
      And "with-key" stands alone

    @id:deleted-root-key-is-worthless @claim:DEPART-13
    Scenario: Once its owner has deleted it, it is worth nothing
      Given the "root-hygiene" organization
      And an attacker holds the root user of "with-key"
      And the owner of "with-key" has deleted the root user's access keys
      When the attacker tries to leave the organization
      Then the attempt is refused because the access key is not valid
      And "with-key" is still a member

  Rule: A second factor stops whoever has the password

    @id:root-password-leaves @claim:DEPART-13 @claim:DEPART-01 @needs:console
    Scenario: Without one a stolen password is enough
      Given the "root-hygiene" organization
      And an attacker holds the root user of "password-alone"
      When the attacker signs in to the console and tries to leave the organization
      Then the attempt succeeds
      And "password-alone" stands alone

    @id:second-factor-stops-a-password @claim:DEPART-13 @needs:console
    Scenario: With one it is not
      Given the "root-hygiene" organization
      And an attacker holds the root user of "with-factor"
      When the attacker signs in to the console and tries to leave the organization
      Then the attempt is refused because the second factor is missing
      And "with-factor" is still a member

    @id:second-factor-lets-the-owner-in @claim:DEPART-13 @needs:console
    Scenario: Its owner gets in as before
      Given the "root-hygiene" organization
      When "root" in "with-factor" signs in to the console with the second factor
      Then the attempt succeeds
      And ConsoleLogin is recorded in the event history of "with-factor"

  Rule: A second factor stops whoever reads the mail

    @id:mailbox-leaves @claim:DEPART-13 @claim:LEAVE-17 @needs:console @needs:mail
    Scenario: Without one the mailbox is the account, password or none
      Given the "root-hygiene" organization
      And an attacker holds the root user of "without-password"
      When the attacker signs in to the console and tries to leave the organization
      Then the attempt is refused because there is no password
      When the attacker recovers the root password by mail
      Then the attempt succeeds
      When the attacker signs in to the console and tries to leave the organization
      Then the attempt succeeds
      And "without-password" stands alone

    @id:second-factor-stops-a-mailbox @claim:DEPART-13 @needs:console @needs:mail
    Scenario: With one a recovered password does not sign in
      Given the "root-hygiene" organization
      And an attacker holds the root user of "with-factor"
      When the attacker recovers the root password by mail
      Then the attempt is refused because the second factor is missing
      When the attacker signs in to the console and tries to leave the organization
      Then the attempt is refused because the second factor is missing
      And "with-factor" is still a member
