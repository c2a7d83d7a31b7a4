@control:nist-800-53:si-4 @control:nist-800-53:au-5 @control:nist-800-53:ir-3
Feature: What still rings when the pager is a function
  A rule of EventBridge invokes a Lambda function, and the function tells a topic. The function's own policy decides whether
  the rule may, the function's role whether it may tell. The function is a stand-in: it hands on what it was given and runs no code.

  @needs:fault @needs:clock
  Rule: A function that no longer lets EventBridge in makes the alarm blind

    Background:
      Given the "pipeline-function" organization
      And the alarm "departures" fires within 15 minutes when "probe" in "lab" calls organizations LeaveOrganization
      And an attacker holds "admin" in "lab"

    @id:function-permission-lost @claim:DETECT-01 @technique:T1562.008 @technique:T1666.A002
    Scenario: Its policy lost the statement for EventBridge
      When the fault "target permission lost" strikes the alarm "departures"
      And the attacker tries to leave the organization
      Then the attempt succeeds
      But the alarm "departures" goes blind
      And what the alarm "departures" could not deliver is lost
      And the alarm "membership" still fires within 15 minutes
      And after recovery the alarm "departures" fires again

    @id:function-dead-letter-queue @claim:DETECT-01 @technique:T1562.008 @technique:T1666.A002
    Scenario: With a dead-letter queue the event waits there
      Given "admin" in "lab" keeps what the alarm "departures" cannot deliver in the queue "undelivered"
      When the fault "target permission lost" strikes the alarm "departures"
      And the attacker tries to leave the organization
      Then the attempt succeeds
      But the alarm "departures" goes blind
      And what the alarm "departures" could not deliver waits in the queue "undelivered" of "lab"
      And after recovery the alarm "departures" fires again

    @id:function-deleted @claim:DETECT-01 @technique:T1562.008 @technique:T1666.A002
    Scenario: The function was deleted
      When the fault "target missing" strikes the alarm "departures"
      And the attacker tries to leave the organization
      Then the attempt succeeds
      But the alarm "departures" goes blind
      And the alarm "membership" still fires within 15 minutes
      And after recovery the alarm "departures" fires again

    @id:function-throttled @claim:DETECT-01 @technique:T1666.A002
    Scenario: A function that is invoked too often is told later
      When the fault "target throttled" strikes the alarm "departures"
      And the attacker tries to leave the organization
      Then the attempt succeeds
      But the alarm "departures" goes blind
      When the fault is undone
      Then the alarm "departures" fires late, but within 60 minutes
      And after recovery the alarm "departures" fires again

  @needs:fault @needs:clock
  Rule: An intruder can take the permission away, and another alarm tells of it

    Background:
      Given the "pipeline-function" organization
      And the alarm "departures" fires within 15 minutes when "probe" in "lab" calls organizations LeaveOrganization
      And an attacker holds "admin" in "lab"

    @id:function-permission-by-an-intruder @claim:DETECT-01 @technique:T1562.008 @technique:T1666.A002
    Scenario: The intruder removes the statement, and the operator puts it back
      When "admin" in "lab" brings about the fault "target permission lost" on the alarm "departures"
      And the attacker tries to leave the organization
      Then the attempt succeeds
      But the alarm "departures" goes blind
      And what the alarm "departures" could not deliver is lost
      And the fault is reported by the alarm "pager-tampering" within 15 minutes
      And the alarm "membership" still fires within 15 minutes
      And after recovery the alarm "departures" fires again
