@control:nist-800-53:ac-3 @control:nist-800-53:ac-6
Feature: Which rules of the organization stop binding an account that has left
  Nothing has to be taken away from an account that leaves: at once it may what its own permissions allow, and others may in
  it what its own resources allow.

  Background:
    Given the "membership" organization

  Rule: What a service control policy denied succeeds with the first call

    @id:denied-calls-succeed-afterwards @claim:DEPART-04 @technique:T1666.A002
    Scenario Outline: <operation> is denied before, and allowed after
      When "admin" in "workload" calls <service> <operation> with
        """
        <input>
        """
      Then the attempt is refused with "<refusal>" because of "explicit deny in a service control policy"
      When "admin" in "workload" calls organizations LeaveOrganization
      Then the attempt succeeds
      When "admin" in "workload" calls <service> <operation> with
        """
        <input>
        """
      Then the attempt succeeds

      Examples:
        | service    | operation   | input                        | refusal               |
        | cloudtrail | StopLogging | { "Name": "workload-trail" } | AccessDeniedException |
        | cloudtrail | DeleteTrail | { "Name": "workload-trail" } | AccessDeniedException |
        | iam        | CreateUser  | { "UserName": "hidden" }     | AccessDenied          |

    @id:removed-accounts-are-free-too @claim:DEPART-04 @claim:LEAVE-16
    Scenario: An account that was removed is as free as one that left
      When "admin" in "workload" calls iam CreateUser with
        """
        { "UserName": "hidden" }
        """
      Then the attempt is refused with "AccessDenied" because of "explicit deny in a service control policy"
      When the management account removes "workload"
      Then the attempt succeeds
      When "admin" in "workload" calls iam CreateUser with
        """
        { "UserName": "hidden" }
        """
      Then the attempt succeeds

    @id:forbidden-regions-open @claim:DEPART-04
    Scenario Outline: <operation> in a Region that the organization does not use
      When "admin" in "workload" calls <service> <operation> in the Region "us-west-2" with
        """
        <input>
        """
      Then the attempt succeeds
      When "admin" in "workload" calls <service> <operation> in the Region "eu-west-1" with
        """
        <input>
        """
      Then the attempt is refused with "<refusal>" because of "explicit deny in a service control policy"
      When "admin" in "workload" calls organizations LeaveOrganization
      Then the attempt succeeds
      When "admin" in "workload" calls <service> <operation> in the Region "eu-west-1" with
        """
        <input>
        """
      Then the attempt succeeds

      Examples:
        | service | operation   | input                          | refusal                     |
        | sns     | CreateTopic | { "Name": "out-of-view" }      | AuthorizationErrorException |
        | sqs     | CreateQueue | { "QueueName": "out-of-view" } | AccessDenied                |

  Rule: What a resource control policy kept inside is open to whom the account lets in

    @id:resource-control-ends @claim:DEPART-04
    Scenario: A stranger whom the bucket's own policy admits gets in once the account has left
      Given "workload" has a bucket "workload-handover" that admits "studio"
      When "admin" in "studio" calls s3 ListObjectsV2 with
        """
        { "Bucket": "workload-handover" }
        """
      Then the attempt is refused with "AccessDenied"
      When "admin" in "workload" calls organizations LeaveOrganization
      Then the attempt succeeds
      When "admin" in "studio" calls s3 ListObjectsV2 with
        """
        { "Bucket": "workload-handover" }
        """
      Then the attempt succeeds

  Rule: Declarative and other management policies no longer come to anything

    @id:management-policies-end @claim:DEPART-04
    Scenario Outline: The effective <type> of the account
      When "admin" in "workload" calls organizations DescribeEffectivePolicy with
        """
        { "PolicyType": "<type>" }
        """
      Then "EffectivePolicy.PolicyContent" of the answer names "<text>"
      When "admin" in "workload" calls organizations LeaveOrganization
      Then the attempt succeeds
      When "admin" in "workload" calls organizations DescribeEffectivePolicy with
        """
        { "PolicyType": "<type>" }
        """
      Then the attempt is refused with "AWSOrganizationsNotInUseException"

      Examples:
        | type                   | text                  |
        | DECLARATIVE_POLICY_EC2 | serial_console_access |
        | TAG_POLICY             | CostCenter            |
