@control:nist-800-53:cp-10
Feature: Recovered is what no longer differs
  The state of the world is read with public APIs before and after; every difference is residue, and named.

  @needs:clock @needs:counterfactual
  Rule: An account that returns is not the account that left

    @id:recovery-residue @claim:DEPART-17 @claim:LEAVE-14
    Scenario: Left, invited, accepted, and nothing else
      Given the incident "taken-and-returned"
      And the baseline is taken
      When "admin" in "lab" tries to leave the organization
      Then the attempt succeeds
      When 60 minutes pass
      And "acme" invites "lab"
      Then the attempt succeeds
      When "admin" in "lab" accepts the invitation of "acme"
      Then the attempt succeeds
      And what is left of the incident is
        | of          | what      | because                                      |
        | account lab | joined by | it was created here, and came back invited   |
        | account lab | joined at | it joined today                              |
        | account lab | place     | whoever joins hangs at the root              |
        | account lab | tag owner | tags go with a departure                     |
        | account lab | tag stage | tags go with a departure                     |

  @needs:clock @needs:counterfactual
  Rule: An intruder leaves doors open that no user and no role shows

    Background:
      Given the "responding" organization

    @id:recovery-delegation-policy
    Scenario: A member was allowed to attach policies in the organization's name
      Given an attacker holds "admin" in "acme-management"
      And the baseline is taken
      When the attacker calls organizations PutResourcePolicy with
        """
        {
          "Content": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Principal\": {\"AWS\": \"arn:aws:iam::480000000011:root\"}, \"Action\": [\"organizations:DescribeOrganization\", \"organizations:AttachPolicy\"], \"Resource\": \"*\"}]}"
        }
        """
      Then the attempt succeeds
      And what is left of the incident is
        | of                | what              | because                                   |
        | organization acme | delegation policy | payments may attach policies to everybody |
      When "admin" in "acme-management" calls organizations DeleteResourcePolicy
      Then the attempt succeeds
      And the organization has recovered

    @id:recovery-open-queue
    Scenario: A queue was opened to everybody
      Given an attacker holds "deploy" in "payments"
      When "admin" in "payments" tries to create the queue "orders"
      Then the attempt succeeds
      Given the baseline is taken
      When the attacker calls sqs SetQueueAttributes with
        """
        {
          "QueueUrl": "https://sqs.us-east-1.amazonaws.com/480000000011/orders",
          "Attributes": {
            "Policy": "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"sqs:*\", \"Resource\": \"arn:aws:sqs:us-east-1:480000000011:orders\"}}"
          }
        }
        """
      Then the attempt succeeds
      And what is left of the incident is
        | of                       | what   | because                   |
        | queue orders in payments | policy | it lets everybody read it |
      When "incident-responder" in "payments" calls sqs SetQueueAttributes with
        """
        { "QueueUrl": "https://sqs.us-east-1.amazonaws.com/480000000011/orders", "Attributes": { "Policy": "" } }
        """
      Then the attempt succeeds
      And the organization has recovered

    @id:recovery-foreign-subscription
    Scenario: A stranger was told of what the alarms say
      Given an attacker holds "deploy" in "payments"
      When "admin" in "payments" tries to create the topic "alerts"
      Then the attempt succeeds
      Given the baseline is taken
      When the attacker calls sns Subscribe with
        """
        {
          "TopicArn": "arn:aws:sns:us-east-1:480000000011:alerts",
          "Protocol": "email",
          "Endpoint": "stranger@elsewhere.example"
        }
        """
      Then the attempt succeeds
      And what is left of the incident is
        | of                       | what                                      | because                      |
        | topic alerts in payments | sends to email stranger@elsewhere.example | the stranger hears of alarms |
      When "incident-responder" in "payments" calls sns DeleteTopic with
        """
        { "TopicArn": "arn:aws:sns:us-east-1:480000000011:alerts" }
        """
      Then the attempt succeeds
      When 2 minutes pass
      And "incident-responder" in "payments" tries to create the topic "alerts"
      Then the attempt succeeds
      And the organization has recovered

    @id:recovery-other-region
    Scenario: A rule was left in a Region that nobody uses
      Given an attacker holds "deploy" in "payments"
      And the baseline is taken
      When the attacker tries to list the users
      Then the attempt succeeds
      When "deploy" in "payments" calls events PutRule in the Region "eu-west-1" with
        """
        { "Name": "leak", "EventPattern": "{\"source\": [\"aws.iam\"]}" }
        """
      Then the attempt succeeds
      And what is left of the incident is
        | of                                | what    | because                      |
        | rule leak in payments (eu-west-1) | pattern | it is not the organization's |
        | rule leak in payments (eu-west-1) | state   | it is not the organization's |
      When "incident-responder" in "payments" calls events DeleteRule in the Region "eu-west-1" with
        """
        { "Name": "leak" }
        """
      Then the attempt succeeds
      And the organization has recovered
