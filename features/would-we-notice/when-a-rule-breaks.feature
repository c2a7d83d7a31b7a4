@control:nist-800-53:si-4 @control:nist-800-53:au-5 @control:nist-800-53:ir-3
Feature: What goes blind or rings for nothing when a rule, its target or a bus between accounts breaks
  A rule can be there, enabled, and deaf: to reading, to callers of another form, to everything that its target or a bus refuses.
  It can also hear too much. Another rule, another account or the event history mostly still knows.

  @needs:fault @needs:clock
  Rule: A rule that hears less or more than it should

    Background:
      Given the "pipeline-parts" organization
      And an attacker holds "admin" in "lab"

    @id:fault-rule-deaf-to-reading @claim:DETECT-01 @technique:T1562.008
    Scenario: A rule that is only ENABLED hears no reading
      Given the alarm "reconnaissance" fires within 15 minutes when "probe" in "lab" calls organizations DescribeOrganization
      When the fault "rule deaf to reading" strikes the alarm "reconnaissance"
      And the attacker calls organizations DescribeOrganization
      Then the attempt succeeds
      But the alarm "reconnaissance" goes blind
      And DescribeOrganization is recorded in the event history of "lab"
      When the attacker tries to leave the organization
      Then the attempt succeeds
      And the alarm "departures" still fires within 15 minutes
      And after recovery the alarm "reconnaissance" fires again

    @id:fault-callers-in-another-form @claim:DETECT-01 @technique:T1666.A002
    Scenario: A rule that asks for a form of caller misses the same act by another
      Given the alarm "departures-by-roles" fires within 15 minutes when "probe" in "lab" calls organizations LeaveOrganization
      When the fault "callers named in another form" strikes the account "lab"
      And the attacker tries to leave the organization
      Then the attempt succeeds
      But the alarm "departures-by-roles" goes blind
      And the alarm "departures" still fires within 15 minutes
      And after recovery the alarm "departures-by-roles" fires again

    @id:fault-rule-without-a-source @claim:DETECT-10 @technique:T1666.A002
    Scenario: A rule that does not ask for the source rings for what somebody made up
      Given the alarm "departures" fires within 15 minutes when "probe" in "lab" calls organizations LeaveOrganization
      When "admin" in "lab" puts a made-up LeaveOrganization on the event bus
      Then the made-up event does not set off the alarm "departures"
      When the fault "rule without a source" strikes the alarm "departures"
      And "admin" in "lab" puts a made-up LeaveOrganization on the event bus
      Then the made-up event sets off the alarm "departures"
      When the attacker tries to leave the organization
      Then the attempt succeeds
      And the alarm "departures" still fires exactly once within 15 minutes
      And after recovery the alarm "departures" fires again
      When "admin" in "lab" puts a made-up LeaveOrganization on the event bus
      Then the made-up event does not set off the alarm "departures"

  @needs:fault @needs:clock
  Rule: What a target does not get, nobody reads

    Background:
      Given the "pipeline-parts" organization
      And the alarm "departures" fires within 15 minutes when "probe" in "lab" calls organizations LeaveOrganization
      And an attacker holds "admin" in "lab"

    @id:fault-target-missing @claim:DETECT-01 @technique:T1562.008 @technique:T1666.A002
    Scenario: The target is gone
      When the fault "target missing" strikes the alarm "departures"
      And the attacker tries to leave the organization
      Then the attempt succeeds
      But the alarm "departures" goes blind
      And what the alarm "departures" could not deliver is lost
      And the alarm "membership" still fires within 15 minutes
      And after recovery the alarm "departures" fires again

    @id:fault-words-with-a-hole @claim:DETECT-01 @technique:T1666.A002
    Scenario: Words with a hole in them are not delivered
      Given "admin" in "lab" words what the alarm "departures" sends
      And the alarm "departures" fires within 15 minutes when "probe" in "lab" calls organizations LeaveOrganization
      When the fault "input transformer broken" strikes the alarm "departures"
      And the attacker tries to leave the organization
      Then the attempt succeeds
      But the alarm "departures" goes blind
      And the alarm "departures-by-roles" still fires within 15 minutes
      And after recovery the alarm "departures" fires again

    @id:fault-dead-letter-queue-absent @claim:DETECT-01 @technique:T1666.A002
    Scenario: What a dead-letter queue kept is lost without it
      Given "admin" in "lab" keeps what the alarm "departures" cannot deliver in the queue "undelivered"
      When the fault "dead-letter queue absent" strikes the alarm "departures"
      And the fault "target permission lost" strikes the alarm "departures"
      And the attacker tries to leave the organization
      Then the attempt succeeds
      But the alarm "departures" goes blind
      And what the alarm "departures" could not deliver is lost
      And the alarm "departures-by-roles" still fires within 15 minutes
      And after recovery the alarm "departures" fires again

  @needs:fault @needs:clock
  Rule: What another account's bus does not take is heard at home alone

    @id:fault-between-accounts @claim:DETECT-09 @technique:T1562.008 @technique:T1666.A002
    Scenario Outline: <fault>
      Given the "pipeline-parts" organization
      And "admin" in "security" lets the accounts of the organization send to its event bus
      And the alarm "departures-anywhere" fires within 15 minutes when "probe" in "lab" calls organizations LeaveOrganization
      And an attacker holds "probe" in "lab"
      When the fault "<fault>" strikes the <part>
      And the attacker tries to leave the organization
      Then the attempt is refused with "AccessDeniedException"
      But the alarm "departures-anywhere" goes blind
      And the alarm "departures" still fires within 15 minutes
      And after recovery the alarm "departures-anywhere" fires again

      Examples:
        | fault                        | part                          |
        | bus denied to other accounts | bus "default" of "security"   |
        | bus role missing             | alarm "departures-anywhere"   |
        | bus that sends nothing on    | bus "default" of "lab"        |
