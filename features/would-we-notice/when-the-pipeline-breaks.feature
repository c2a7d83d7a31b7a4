@control:nist-800-53:si-4 @control:nist-800-53:au-5 @control:nist-800-53:ir-3
Feature: What still rings when the pipeline breaks, and what goes blind
  Between an act and somebody who is told lie CloudTrail, the event bus, a rule and its target, and each can break. Every
  experiment shows the alarm at work first, breaks one hop, attacks, and sees the alarm at work again when the hop is mended.
  The probe is a call that is refused: it rings like the attack and does no harm.

  @needs:fault @needs:clock
  Rule: An alarm that cannot fire is blind, and mostly nobody is told of it

    Background:
      Given the "pipeline" organization
      And the alarm "departures" fires within 15 minutes when "probe" in "lab" calls organizations LeaveOrganization
      And an attacker holds "admin" in "lab"

    @id:fault-rule-disabled @claim:DETECT-01 @technique:T1562.008 @technique:T1666.A002
    Scenario: A rule was switched off
      When the fault "rule disabled" strikes the alarm "departures"
      And the attacker tries to leave the organization
      Then the attempt succeeds
      But the alarm "departures" goes blind
      And nobody is told of the fault within 15 minutes
      And the alarm "membership" still fires within 15 minutes
      And after recovery the alarm "departures" fires again

    @id:fault-rule-disabled-by-an-intruder @claim:DETECT-01 @technique:T1562.008 @technique:T1666.A002
    Scenario: An intruder who switches the rule off is reported by another alarm
      When "admin" in "lab" brings about the fault "rule disabled" on the alarm "departures"
      And the attacker tries to leave the organization
      Then the attempt succeeds
      But the alarm "departures" goes blind
      And another alarm reports the fault within 15 minutes
      And after recovery the alarm "departures" fires again

    @id:fault-rule-deleted @claim:DETECT-01 @technique:T1562.008 @technique:T1666.A002
    Scenario: A rule was deleted, but the other side of the membership still rings
      When the fault "rule deleted" strikes the alarm "departures"
      And the attacker tries to leave the organization
      Then the attempt succeeds
      But the alarm "departures" goes blind
      And the alarm "membership" still fires within 15 minutes
      And after recovery the alarm "departures" fires again

    @id:fault-rule-changed @claim:DETECT-09 @technique:T1562.008 @technique:T1666.A002
    Scenario Outline: A rule that is there and enabled hears something else: <fault>
      When the fault "<fault>" strikes the alarm "departures"
      And the attacker tries to leave the organization
      Then the attempt succeeds
      But the alarm "departures" goes blind
      And the alarm "membership" still fires within 15 minutes
      And after recovery the alarm "departures" fires again

      Examples:
        | fault                         |
        | rule in the wrong Region      |
        | rule with another detail-type |

    @id:fault-trail-stopped @claim:DEPART-14 @claim:DETECT-01 @technique:T1562.008 @technique:T1666.A002
    Scenario: The trail is stopped: EventBridge hears of no call any more, and another alarm reports it
      When "admin" in "lab" brings about the fault "trail stopped" on the trail "lab-trail"
      And the attacker tries to leave the organization
      Then the attempt succeeds
      But the alarm "departures" goes blind
      And the fault is reported by the alarm "trail-tampering" within 15 minutes
      And the alarm "membership" still fires within 15 minutes
      And after recovery the alarm "departures" fires again

    @id:fault-selectors-emptied @claim:DEPART-14 @technique:T1562.008 @technique:T1666.A002
    Scenario: The trail logs, but no management events
      When the fault "trail selectors emptied" strikes the trail "lab-trail"
      And the attacker tries to leave the organization
      Then the attempt succeeds
      But the alarm "departures" goes blind
      And the alarm "membership" still fires within 15 minutes
      And after recovery the alarm "departures" fires again

    @id:fault-records-too-large @claim:DETECT-01 @technique:T1666.A002
    Scenario: The record is too large for the event bus
      When the fault "records too large" strikes the account "lab"
      And the attacker tries to leave the organization
      Then the attempt succeeds
      But the alarm "departures" goes blind
      And LeaveOrganization is recorded in the event history of "lab"
      And after recovery the alarm "departures" fires again

    @id:fault-records-dropped @claim:DETECT-01 @technique:T1666.A002
    Scenario: The record is lost on the way
      When the fault "records dropped" strikes the account "lab"
      And the attacker tries to leave the organization
      Then the attempt succeeds
      But the alarm "departures" goes blind
      And the alarm "membership" still fires within 15 minutes
      And after recovery the alarm "departures" fires again

  @needs:fault @needs:clock
  Rule: What cannot be delivered is lost, unless somebody keeps it

    Background:
      Given the "pipeline" organization
      And the alarm "departures" fires within 15 minutes when "probe" in "lab" calls organizations LeaveOrganization
      And an attacker holds "admin" in "lab"

    @id:fault-target-permission-lost @claim:DETECT-01 @technique:T1666.A002
    Scenario: Without a dead-letter queue the alert is lost
      When the fault "target permission lost" strikes the alarm "departures"
      And the attacker tries to leave the organization
      Then the attempt succeeds
      But the alarm "departures" goes blind
      And what the alarm "departures" could not deliver is lost
      And the alarm "membership" still fires within 15 minutes
      And after recovery the alarm "departures" fires again

    @id:fault-dead-letter-queue @claim:DETECT-01 @technique:T1666.A002
    Scenario: With a dead-letter queue the alert waits there
      Given "admin" in "lab" keeps what the alarm "departures" cannot deliver in the queue "undelivered"
      When the fault "target permission lost" strikes the alarm "departures"
      And the attacker tries to leave the organization
      Then the attempt succeeds
      But the alarm "departures" goes blind
      And what the alarm "departures" could not deliver waits in the queue "undelivered" of "lab"
      And after recovery the alarm "departures" fires again

    @id:fault-target-throttled @claim:DETECT-01 @technique:T1666.A002
    Scenario: A target that is busy is told later
      When the fault "target throttled" strikes the alarm "departures"
      And the attacker tries to leave the organization
      Then the attempt succeeds
      But the alarm "departures" goes blind
      When the fault is undone
      Then the alarm "departures" fires late, but within 60 minutes
      And the alarm "membership" still fires within 15 minutes
      And after recovery the alarm "departures" fires again

  @needs:fault @needs:clock
  Rule: Late, doubled and reordered records are still told, once

    Background:
      Given the "pipeline" organization
      And the alarm "departures" fires within 15 minutes when "probe" in "lab" calls organizations LeaveOrganization
      And an attacker holds "admin" in "lab"

    @id:fault-records-delayed @claim:DETECT-01 @technique:T1666.A002
    Scenario: Records that are delayed ring late
      When the fault "records delayed" strikes the account "lab" with
        | median | 40m |
      And the attacker tries to leave the organization
      Then the attempt succeeds
      But the alarm "departures" fires late, but within 45 minutes
      And the alarm "membership" still fires within 15 minutes
      And after recovery the alarm "departures" fires again

    @id:fault-target-slow @claim:DETECT-01 @technique:T1666.A002
    Scenario: A slow target is told late
      When the fault "target slow" strikes the alarm "departures"
      And the attacker tries to leave the organization
      Then the attempt succeeds
      But the alarm "departures" fires late, but within 30 minutes
      And the alarm "membership" still fires within 15 minutes
      And after recovery the alarm "departures" fires again

    @id:fault-late-addendum @claim:DETECT-01 @technique:T1666.A002
    Scenario: A record with an addendum rings late
      When the fault "records late with an addendum" strikes the account "lab"
      And the attacker tries to leave the organization
      Then the attempt succeeds
      But the alarm "departures" fires late, but within 45 minutes
      And the alarm "membership" still fires within 15 minutes
      And after recovery the alarm "departures" fires again

    @id:fault-clock-skew @claim:DETECT-01 @technique:T1666.A002
    Scenario: A wrong time in the record keeps nothing from ringing
      When the fault "clock skewed" strikes the account "lab"
      And the attacker tries to leave the organization
      Then the attempt succeeds
      And the alarm "departures" still fires exactly once within 15 minutes
      And the alarm "membership" still fires within 15 minutes
      And after recovery the alarm "departures" fires again

    @id:fault-reordered @claim:DETECT-01 @technique:T1666.A002
    Scenario: Records that overtake each other ring all the same
      When the fault "records reordered" strikes the account "lab"
      And the attacker tries to leave the organization
      Then the attempt succeeds
      And the alarm "departures" still fires exactly once within 15 minutes
      And the alarm "membership" still fires within 15 minutes
      And after recovery the alarm "departures" fires again

    @id:fault-duplicate @claim:DETECT-01 @technique:T1666.A002
    Scenario: A doubled record rings twice, for EventBridge delivers at least once
      When the fault "records doubled" strikes the account "lab"
      And the attacker tries to leave the organization
      Then the attempt succeeds
      And the alarm "departures" still fires within 15 minutes
      But the alarm "departures" fires 2 times for one record
      And the alarm "membership" still fires within 15 minutes
      And after recovery the alarm "departures" fires again

  @needs:fault @needs:clock
  Rule: AWS may be slow or broken for the operators too

    Background:
      Given the "pipeline" organization
      And "admin" in "management" can call organizations ListAccounts

    @id:fault-operators-throttled
    Scenario: An operator's tool that waits gets through when calls are refused now and then
      When the fault "calls throttled" strikes the account "management" with
        | service     | organizations |
        | probability | 0.5           |
      And "admin" in "management" calls organizations ListAccounts
      Then the attempt succeeds
      And after recovery the call succeeds again

    @id:fault-operators-shut-out
    Scenario: An operator whose every call is refused is shut out until it ends
      When the fault "calls throttled" strikes the account "management" with
        | service | organizations |
      And "admin" in "management" calls organizations ListAccounts
      Then the attempt is refused with "TooManyRequestsException"
      And after recovery the call succeeds again

    @id:fault-half-done
    Scenario: An error of the server says nothing about what was done
      When the fault "calls fail on the server" strikes the account "management" with
        | operation  | RemoveAccountFromOrganization |
        | carriedOut | true                          |
      And the management account removes "lab"
      Then "lab" stands alone
      And after recovery the call succeeds again
