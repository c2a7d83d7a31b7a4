@control:nist-800-53:si-4 @control:nist-800-53:au-5 @control:nist-800-53:ir-3
Feature: What still rings when the way over log groups and metrics breaks
  An alarm of CloudWatch hears of a call by a longer way than a rule of EventBridge: the trail writes to a log group, a metric
  filter counts there, the alarm looks at the metric, and a topic tells people. Each part can break for itself, mostly without
  a word; a rule on the event bus hears of the same call by another way.

  @needs:fault @needs:clock
  Rule: A part that is broken silences this alarm, and leaves the rule on the event bus alone

    Background:
      Given the "pipeline-parts" organization
      And "admin" in "lab" has the trail "lab-trail" write to a log group, where the alarm "counted" watches for LeaveOrganization
      And the alarm "counted" fires within 15 minutes when "probe" in "lab" calls organizations LeaveOrganization
      And an attacker holds "admin" in "lab"

    @id:fault-metric-way @claim:DETECT-01 @technique:T1562.008 @technique:T1666.A002
    Scenario Outline: <fault>
      When the fault "<fault>" strikes the <part>
      And the attacker tries to leave the organization
      Then the attempt succeeds
      But the alarm "counted" goes blind
      And the alarm "departures" still fires within 15 minutes
      And after recovery the alarm "counted" fires again

      Examples:
        | fault                  | part                    |
        | metric filter disabled | metric filter "counted" |
        | log group renamed      | log group "lab-trail-log" |
        | alarm actions off      | alarm "counted"         |

    @id:fault-alarm-actions-by-an-intruder @claim:DETECT-01 @technique:T1562.008 @technique:T1666.A002
    Scenario: An intruder who silences the alarm is reported by the rule that watches over alarms
      When "admin" in "lab" brings about the fault "alarm actions off" on the alarm "counted"
      And the attacker tries to leave the organization
      Then the attempt succeeds
      But the alarm "counted" goes blind
      And the fault is reported by the alarm "alarm-tampering" within 15 minutes
      And after recovery the alarm "counted" fires again

    @id:fault-alarm-without-data @claim:DETECT-01 @technique:T1666.A002
    Scenario: An alarm without data rings, but its quiet says nothing any more
      Then the alarm "counted" says "OK" after 30 quiet minutes
      When the fault "alarm without data" strikes the alarm "counted"
      Then the alarm "counted" says "INSUFFICIENT_DATA" after 30 quiet minutes
      When the attacker tries to leave the organization
      Then the attempt succeeds
      And the alarm "counted" still fires within 15 minutes
      And after recovery the alarm "counted" fires again
      And the alarm "counted" says "OK" after 30 quiet minutes

    @id:fault-log-group-delayed @claim:DETECT-01 @technique:T1666.A002
    Scenario: Log events that come late are counted late
      When the fault "records delayed" strikes the account "lab" with
        | hop    | log-group |
        | median | 30m       |
      And the attacker tries to leave the organization
      Then the attempt succeeds
      But the alarm "counted" fires late, but within 45 minutes
      And the alarm "departures" still fires exactly once within 45 minutes
      And after recovery the alarm "counted" fires again
