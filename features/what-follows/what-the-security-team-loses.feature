@control:nist-800-53:si-4 @control:nist-800-53:au-6
Feature: What the security team no longer sees of an account that has left
  Detectors, recorders and rules of the account's own go on where it has them. Whoever watched it from the organization is
  shown nothing any more, and nobody tells them so.

  Rule: GuardDuty: the detector stays on, its findings stay with the account

    @id:findings-after-departure @claim:DEPART-07 @technique:T1666.A002
    Scenario Outline: A departure disassociates, and the account <departs>
      What disassociation does is documented, and that findings stop flowing; that a departure disassociates is inferred.
      Given the "membership" organization, assuming "departed-guardduty-member" is "disassociated"
      Then "admin" in "security" sees what GuardDuty finds in "workload"
      And "admin" in "workload" sees what GuardDuty finds in "workload"
      When <departure>
      Then the attempt succeeds
      And "admin" in "security" sees nothing of what GuardDuty finds in "workload"
      But the detector of "workload" is on
      And "admin" in "workload" sees what GuardDuty finds in "workload"
      And "admin" in "security" sees what GuardDuty finds in "quiet"

      Examples:
        | departs    | departure                                             |
        | leaves     | "admin" in "workload" tries to leave the organization |
        | is removed | the management account removes "workload"             |

    @id:findings-after-disassociation @claim:DEPART-07
    Scenario: If a departure does not disassociate, the findings go when the administrator lets the account go
      Given the "membership" organization, assuming "departed-guardduty-member" is "kept"
      When "admin" in "security" lets "workload" go in GuardDuty
      Then the attempt is refused with "BadRequestException"
      When "admin" in "workload" tries to leave the organization
      Then the attempt succeeds
      And "admin" in "security" sees what GuardDuty finds in "workload"
      When "admin" in "security" lets "workload" go in GuardDuty
      Then the attempt succeeds
      And "admin" in "security" sees nothing of what GuardDuty finds in "workload"
      But the detector of "workload" is on
      And "admin" in "workload" sees what GuardDuty finds in "workload"

    @id:detector-switched-off-after-departure @claim:DEPART-07 @claim:DEPART-14 @technique:T1562.001
    Scenario: What a member may not switch off, it may once it is disassociated
      Given the "membership" organization, assuming "departed-guardduty-member" is "disassociated"
      When "admin" in "workload" switches its detector off
      Then the attempt is refused with "BadRequestException"
      And the detector of "workload" is on
      When "admin" in "workload" tries to leave the organization
      Then the attempt succeeds
      When "admin" in "workload" switches its detector off
      Then the attempt succeeds
      And the detector of "workload" is off

    @id:detector-deleted-after-departure @claim:DEPART-07 @claim:DEPART-14 @technique:T1562.001
    Scenario: What a member may not delete, it may once it is disassociated, and what was found is gone with it
      Given the "membership" organization, assuming "departed-guardduty-member" is "disassociated"
      When "admin" in "workload" deletes its detector
      Then the attempt is refused with "BadRequestException"
      And the detector of "workload" is on
      And "admin" in "workload" sees what GuardDuty finds in "workload"
      When "admin" in "workload" tries to leave the organization
      Then the attempt succeeds
      And "admin" in "workload" sees what GuardDuty finds in "workload"
      When "admin" in "workload" deletes its detector
      Then the attempt succeeds
      And DeleteDetector is recorded in the event history of "workload"
      When "admin" in "workload" tries to list the detectors
      Then the attempt succeeds
      And the answer shows no "DetectorIds.0"

  Rule: Security Hub: it stays on with its findings, the administrator lists the account as deleted

    @id:hub-after-departure @claim:AFTER-10
    Scenario: The account leaves
      Given the "membership" organization
      When "admin" in "management" calls securityhub EnableOrganizationAdminAccount with
        """
        { "AdminAccountId": "650000000002" }
        """
      Then the attempt succeeds
      When "admin" in "security" calls securityhub CreateMembers with
        """
        { "AccountDetails": [{ "AccountId": "650000000011" }] }
        """
      Then the attempt succeeds
      When "admin" in "workload" calls securityhub BatchImportFindings with
        """
        { "Findings": [{
          "SchemaVersion": "2018-10-08", "Id": "old-key", "GeneratorId": "drill", "AwsAccountId": "650000000011",
          "ProductArn": "arn:aws:securityhub:us-east-1:650000000011:product/650000000011/default",
          "CreatedAt": "2026-11-01T00:00:00Z", "UpdatedAt": "2026-11-01T00:00:00Z",
          "Title": "a key that nobody rotates", "Description": "a key that nobody rotates",
          "Types": ["Software and Configuration Checks"], "Severity": { "Label": "HIGH" },
          "Resources": [{ "Type": "AwsAccount", "Id": "AWS::::Account:650000000011" }]
        }] }
        """
      Then the attempt succeeds
      When "admin" in "security" calls securityhub GetFindings
      Then "Findings" of the answer names "old-key"
      When "admin" in "security" calls securityhub GetMembers with
        """
        { "AccountIds": ["650000000011"] }
        """
      Then the answer shows "Members.0.MemberStatus" as "Enabled"
      When "admin" in "workload" tries to leave the organization
      Then the attempt succeeds
      When "admin" in "security" calls securityhub GetFindings
      Then "Findings" of the answer does not name "old-key"
      When "admin" in "security" calls securityhub GetMembers with
        """
        { "AccountIds": ["650000000011"] }
        """
      Then the answer shows "Members.0.MemberStatus" as "Deleted"
      When "admin" in "workload" calls securityhub DescribeHub
      Then "HubArn" of the answer names "650000000011"
      When "admin" in "workload" calls securityhub GetFindings
      Then "Findings" of the answer names "old-key"

  Rule: AWS Config: the recorder goes on, the aggregator gathers nothing more from the account

    Background:
      Given the "membership" organization

    @id:configurations-after-departure @claim:AFTER-11
    Scenario Outline: The account <departs>
      Given "admin" in "workload" has AWS Config record
      And "admin" in "quiet" has AWS Config record
      And "admin" in "security" gathers the configurations of the organization
      Then "admin" in "security" gathers configurations from "workload"
      When <departure>
      Then the attempt succeeds
      And "admin" in "security" gathers no configurations from "workload"
      But AWS Config records in "workload"
      And "admin" in "security" gathers configurations from "quiet"

      Examples:
        | departs    | departure                                             |
        | leaves     | "admin" in "workload" tries to leave the organization |
        | is removed | the management account removes "workload"             |

    @id:unseen-resources @claim:DEPART-08 @claim:AFTER-11
    Scenario: What is made in the account before is seen, what is made after is not
      What becomes of the aggregator's copies is not documented, so nothing is claimed of it.
      Given "admin" in "workload" has AWS Config record
      And "admin" in "security" gathers the configurations of the organization
      When "admin" in "workload" tries to create the queue "made-before"
      Then the attempt succeeds
      When "admin" in "security" calls config ListAggregateDiscoveredResources with
        """
        { "ConfigurationAggregatorName": "everybody", "ResourceType": "AWS::SQS::Queue", "Filters": { "AccountId": "650000000011" } }
        """
      Then "ResourceIdentifiers" of the answer names "made-before"
      When "admin" in "workload" tries to leave the organization
      Then the attempt succeeds
      When "admin" in "workload" tries to create the queue "made-after"
      Then the attempt succeeds
      When "admin" in "security" calls config ListAggregateDiscoveredResources with
        """
        { "ConfigurationAggregatorName": "everybody", "ResourceType": "AWS::SQS::Queue", "Filters": { "AccountId": "650000000011" } }
        """
      Then "ResourceIdentifiers" of the answer does not name "made-after"
      When "admin" in "workload" tries to list the queues
      Then the list shows "made-before"
      And the list shows "made-after"

  @needs:clock
  Rule: A rule that a stack set deployed goes with its stack, and whatever it watched for rings nowhere

    Background:
      Given the "membership" organization
      And "security" has a queue "alarms" for what rings in "workload"

    @id:deployed-rule-goes-blind @claim:AFTER-14 @technique:T1562.008
    Scenario: Before the departure a new key rings, afterwards it does not
      When "admin" in "workload" tries to list the rules
      Then the list shows "watch-new-keys"
      When "admin" in "workload" tries to create an access key for the user "batch"
      And 10 minutes pass
      Then the queue "alarms" of "security" holds a record of it
      When "admin" in "workload" tries to leave the organization
      Then the attempt succeeds
      When "admin" in "workload" tries to create an access key for the user "batch"
      Then the attempt succeeds
      When 10 minutes pass
      Then the queue "alarms" of "security" holds no record of it
      When "admin" in "workload" tries to list the rules
      Then the list does not show "watch-new-keys"

    @id:retained-rule-still-rings @claim:AFTER-14
    Scenario: A rule whose stack is to stay still rings
      When "admin" in "workload" tries to leave the organization
      Then the attempt succeeds
      When "admin" in "workload" tries to give the user "batch" the password "A-long-enough-1-password"
      And 10 minutes pass
      Then the queue "alarms" of "security" holds a record of it

  Rule: A central event bus that admits the organization no longer admits the account

    @id:central-bus-shuts @claim:AFTER-15
    Scenario: The same event is taken before, and refused after
      Given the "membership" organization
      And "admin" in "security" lets the accounts of the organization send to its event bus
      When "admin" in "workload" calls events PutEvents with
        """
        { "Entries": [{ "Source": "acme.billing", "DetailType": "Invoice", "Detail": "{}", "EventBusName": "arn:aws:events:us-east-1:650000000002:event-bus/default" }] }
        """
      Then the attempt succeeds
      And the answer shows "FailedEntryCount" as "0"
      When "admin" in "workload" tries to leave the organization
      Then the attempt succeeds
      When "admin" in "workload" calls events PutEvents with
        """
        { "Entries": [{ "Source": "acme.billing", "DetailType": "Invoice", "Detail": "{}", "EventBusName": "arn:aws:events:us-east-1:650000000002:event-bus/default" }] }
        """
      Then the attempt is refused because it is not allowed
