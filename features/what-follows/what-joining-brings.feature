@technique:T1666.A001
Feature: What an organization imposes on an account that joins it, and what it does not give
  Whoever accepts an invitation is bound, watched and served in the same instant. A door for the management account is not
  among it.

  Background:
    Given the "membership" organization
    And "acme" has invited "studio"

  Rule: Its policies bind at once

    @id:joining-binds @claim:INVITE-06 @claim:AFTER-18
    Scenario: The first call after joining is denied
      When "admin" in "studio" tries to create the user "before"
      Then the attempt succeeds
      When "admin" in "studio" accepts the invitation of "acme"
      Then the attempt succeeds
      When "admin" in "studio" tries to create the user "after"
      Then the attempt is refused because a service control policy denies it
      When "admin" in "studio" tries to see the effective policy "DECLARATIVE_POLICY_EC2"
      Then the list shows "serial_console_access"

    @id:joining-shuts-strangers-out @claim:AFTER-18
    Scenario: Strangers whom its buckets admit are shut out by the resource control policy
      Given "studio" has a bucket "studio-handover" that admits "stranger"
      When "admin" in "stranger" tries to list the objects of the bucket "studio-handover"
      Then the attempt succeeds
      When "admin" in "studio" accepts the invitation of "acme"
      Then the attempt succeeds
      When "admin" in "stranger" tries to list the objects of the bucket "studio-handover"
      Then the attempt is refused because it is not allowed

  @needs:clock
  Rule: The organization's trail appears, with its role, and logs

    @id:joining-is-logged @claim:AFTER-19
    Scenario: It was not there, and is there
      When "admin" in "studio" tries to list the trails
      Then the list does not show "organization-trail"
      When "admin" in "studio" tries to see the role "AWSServiceRoleForCloudTrail"
      Then the attempt is refused because there is no such role
      When "admin" in "studio" accepts the invitation of "acme"
      Then the attempt succeeds
      When "admin" in "studio" tries to list the trails
      Then the list shows "organization-trail"
      When "admin" in "studio" tries to see the role "AWSServiceRoleForCloudTrail"
      Then the attempt succeeds
      When "admin" in "studio" tries to list the users
      And 10 minutes pass
      Then ListUsers is in the log files of "studio" that "management" keeps

  Rule: GuardDuty takes it in as its administrator has said

    @id:joining-is-watched @claim:AFTER-21
    Scenario Outline: Where <which> accounts are taken in
      Given "admin" in "security" has GuardDuty take in <which> accounts
      When "admin" in "studio" tries to list the detectors
      Then the list is empty
      When "admin" in "studio" accepts the invitation of "acme"
      Then the attempt succeeds
      And the detector of "studio" is on
      And "security" has "studio" as a member in GuardDuty

      Examples:
        | which |
        | ALL   |
        | NEW   |

    @id:joining-is-not-watched @claim:AFTER-21
    Scenario: Where none are taken in, it has no detector
      Given "admin" in "security" has GuardDuty take in NONE accounts
      When "admin" in "studio" accepts the invitation of "acme"
      Then the attempt succeeds
      When "admin" in "studio" tries to list the detectors
      Then the list is empty
      And "security" does not have "studio" as a member in GuardDuty

  Rule: Stack sets and shares reach it by themselves

    @id:joining-deploys @claim:AFTER-22
    Scenario: Stacks are deployed and shares appear
      Then the stack set "watch-members" has no stack in "studio"
      And "studio" does not have the share "network"
      When "admin" in "studio" accepts the invitation of "acme"
      Then the attempt succeeds
      And the stack set "watch-members" has a stack in "studio"
      And the stack set "kept-baseline" has a stack in "studio"
      And "studio" has the share "network"
      When "admin" in "studio" tries to list the roles
      Then the list shows "security-audit"
      When "admin" in "studio" tries to list the rules
      Then the list shows "watch-new-keys"

    @id:joining-is-gathered @claim:AFTER-22
    Scenario: The aggregator gathers what its recorder records
      Given "admin" in "studio" has AWS Config record
      And "admin" in "security" gathers the configurations of the organization
      Then "admin" in "security" gathers no configurations from "studio"
      When "admin" in "studio" accepts the invitation of "acme"
      Then the attempt succeeds
      And "admin" in "security" gathers configurations from "studio"

  Rule: A door for the management account and people's access it does not get

    @id:joining-gives-no-access @claim:INVITE-09
    Scenario: Nobody of the organization comes in
      When "admin" in "studio" accepts the invitation of "acme"
      Then the attempt succeeds
      When the management account of "acme" enters "studio" as "OrganizationAccountAccessRole"
      Then the attempt is refused because no such role lets them in
      And nobody has a permission set in "studio"
