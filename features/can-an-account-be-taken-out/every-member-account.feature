@control:nist-800-53:ac-3 @control:nist-800-53:si-6
Feature: Every member account stays in the organization
  An account that leaves escapes every guardrail and every alarm of the organization at once.
  These drills bind to any organization file: every member account is tried, and each one that can be taken out is named.

  Background:
    Given the organization under test

  Rule: Nobody in a member account can make it leave

    @demo @id:administrators-cannot-leave @claim:DEPART-02 @claim:DEPART-09 @technique:T1666.A002
    Scenario: Every administrator of every member account tries to leave
      Given an attacker holds every administrator of every member account
      When the attacker tries to leave the organization
      Then every attempt is stopped by a guardrail

    @id:root-users-cannot-leave @claim:DEPART-01 @claim:LEAVE-04 @technique:T1666.A002 @technique:T1078.A002
    Scenario: The root user of every member account tries to leave
      Given an attacker holds the root user of every member account
      When the attacker tries to leave the organization
      Then every attempt is stopped by a guardrail

    @id:others-cannot-leave @claim:DEPART-02 @technique:T1666.A002
    Scenario: Every other user and role of every member account tries to leave
      Given an attacker holds every other principal of every member account
      When the attacker tries to leave the organization
      Then every attempt that permissions allow is stopped by a guardrail

  Rule: Nobody in a member account can carry it into another organization

    @id:administrators-cannot-join-another @claim:DEPART-10 @technique:T1666.A003
    Scenario: Every administrator of every member account accepts a foreign invitation
      Given an attacker holds every administrator of every member account
      When the attacker is invited by another organization and tries to join it
      Then every attempt is stopped by a guardrail

    @demo @id:root-users-cannot-join-another @claim:DEPART-10 @claim:DETECT-08 @technique:T1666.A003 @technique:T1078.A002
    Scenario: The root user of every member account accepts a foreign invitation
      Given an attacker holds the root user of every member account
      When the attacker is invited by another organization and tries to join it
      Then every attempt is stopped by a guardrail
      And every account is still a member under the same guardrails
      And the management account is told of every departure
