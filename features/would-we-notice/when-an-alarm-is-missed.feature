@control:nist-800-53:si-4 @control:nist-800-53:ir-5
Feature: Why nobody was told in time
  An alarm that misses its time looks the same whatever the reason: nobody hears anything. Late is not never, and a rule that is
  switched off is not one that waits for something else. Each is looked up with what anybody in the account may read, and whether
  somebody is told after all is watched for a day longer, on a copy of the world.

  @needs:fault @needs:clock
  Rule: Late is told apart from never

    Background:
      Given the "pipeline" organization
      And an attacker holds "admin" in "lab"

    @id:missed-because-it-is-late @claim:DETECT-01 @technique:T1666.A002
    Scenario: The record is delayed, and the alarm rings when the account is long gone
      When the fault "records delayed" strikes the account "lab" with
        | median | 37m |
      And the attacker tries to leave the organization
      Then the attempt succeeds
      But the detection "departures" misses 15 minutes, because it comes late
      And the detection "membership" rings within 15 minutes

    @id:missed-because-the-event-is-lost @claim:DETECT-01 @technique:T1666.A002
    Scenario Outline: The alarm never rings: <fault>
      When the fault "<fault>" strikes the account "lab"
      And the attacker tries to leave the organization
      Then the attempt succeeds
      But the detection "departures" misses 15 minutes, because <reason>

      Examples:
        | fault             | reason                           |
        | records too large | no event comes to it             |
        | records dropped   | nothing that it fits is recorded |

  @needs:clock
  Rule: Silence has a reason that somebody can look up

    @id:missed-for-a-reason @claim:DETECT-01 @claim:DETECT-09 @technique:T1666.A002
    Scenario Outline: <name>: <reason>
      Given the "silent-alarms" organization
      And an attacker holds "admin" in "lab"
      When the attacker tries to leave the organization
      Then the attempt succeeds
      And the detection "departures" rings within 15 minutes
      But the detection "<name>" misses 15 minutes, because <reason>

      Examples:
        | name                            | reason                      |
        | switched-off                    | its rule is switched off    |
        | another-pattern                 | its pattern does not match  |
        | told-to-nobody                  | it has no target            |
        | told-to-a-function-that-is-shut | its target refuses          |
        | in-another-account              | it lives in another account |
        | in-another-region               | it lives in another Region  |

    @id:missed-without-a-trail @claim:DETECT-01 @technique:T1666.A002
    Scenario: No trail logs the account, so its rules hear of no call
      Given the "silent-alarms" organization
      And an attacker holds "admin" in "branch"
      When the attacker tries to leave the organization
      Then the attempt succeeds
      But the detection "without-a-trail" misses 15 minutes, because no event comes to it
