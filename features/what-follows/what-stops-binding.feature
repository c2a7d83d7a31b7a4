@control:nist-800-53:ac-3 @control:nist-800-53:ac-6
Feature: Which rules of the organization stop binding an account that has left
  Nothing has to be taken away from an account that leaves: at once it may what its own permissions allow, and others may in
  it what its own resources allow.

  Background:
    Given the "membership" organization

  Rule: What a service control policy denied succeeds with the first call

    @id:denied-calls-succeed-afterwards @claim:DEPART-04 @technique:T1666.A002
    Scenario Outline: To <deed> is denied before, and allowed after
      When "admin" in "workload" tries to <deed>
      Then the attempt is refused because a service control policy denies it
      When "admin" in "workload" tries to leave the organization
      Then the attempt succeeds
      When "admin" in "workload" tries to <deed>
      Then the attempt succeeds

      Examples:
        | deed                              |
        | stop the trail "workload-trail"   |
        | delete the trail "workload-trail" |
        | create the user "hidden"          |

    @id:removed-accounts-are-free-too @claim:DEPART-04 @claim:LEAVE-16
    Scenario: An account that was removed is as free as one that left
      When "admin" in "workload" tries to create the user "hidden"
      Then the attempt is refused because a service control policy denies it
      When the management account removes "workload"
      Then the attempt succeeds
      When "admin" in "workload" tries to create the user "hidden"
      Then the attempt succeeds

    @id:forbidden-regions-open @claim:DEPART-04
    Scenario Outline: To <deed> in a Region that the organization does not use
      When "admin" in "workload" tries to <deed> in the Region "us-west-2"
      Then the attempt succeeds
      When "admin" in "workload" tries to <deed> in the Region "eu-west-1"
      Then the attempt is refused because a service control policy denies it
      When "admin" in "workload" tries to leave the organization
      Then the attempt succeeds
      When "admin" in "workload" tries to <deed> in the Region "eu-west-1"
      Then the attempt succeeds

      Examples:
        | deed                           |
        | create the topic "out-of-view" |
        | create the queue "out-of-view" |

  Rule: What a resource control policy kept inside is open to whom the account lets in

    @id:resource-control-ends @claim:AFTER-01
    Scenario: A stranger whom the bucket's own policy admits gets in once the account has left
      Given "workload" has a bucket "workload-handover" that admits "studio"
      When "admin" in "studio" tries to list the objects of the bucket "workload-handover"
      Then the attempt is refused because it is not allowed
      When "admin" in "workload" tries to leave the organization
      Then the attempt succeeds
      When "admin" in "studio" tries to list the objects of the bucket "workload-handover"
      Then the attempt succeeds

  Rule: Declarative and other management policies no longer come to anything

    @id:management-policies-end @claim:AFTER-02
    Scenario Outline: The effective <type> of the account
      When "admin" in "workload" tries to see the effective policy "<type>"
      Then the list shows "<text>"
      When "admin" in "workload" tries to leave the organization
      Then the attempt succeeds
      When "admin" in "workload" tries to see the effective policy "<type>"
      Then the attempt is refused because the account is in no organization

      Examples:
        | type                   | text                  |
        | DECLARATIVE_POLICY_EC2 | serial_console_access |
        | TAG_POLICY             | CostCenter            |
