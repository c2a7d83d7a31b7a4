Feature: The guardrails leave ordinary work alone
  A guardrail that stops the company's own people is taken away within a week.

  Rule: With the guardrails on, ordinary work, the pipeline and break-glass still succeed

    @id:guardrails-are-on @claim:DEPART-15
    Scenario Outline: The guardrails are on: <principal> cannot leave
      Given the "watched" organization
      And an attacker holds "<principal>" in "production"
      When the attacker tries to leave the organization
      Then the attempt is stopped by the guardrail "deny-leave"

      Examples:
        | principal   |
        | admin       |
        | break-glass |

    @id:ordinary-work @claim:DEPART-15
    Scenario Outline: <principal> of <account> can <deed>
      Given the "watched" organization
      When "<principal>" in "<account>" tries to <deed>
      Then the attempt succeeds

      Examples:
        | principal   | account    | deed                               |
        | admin       | production | list the roles                     |
        | ci          | production | list the roles                     |
        | ci          | production | see its own identity               |
        | break-glass | production | see the organization's description |
        | admin       | management | list the accounts                  |

    @id:break-glass-is-spared @claim:DEPART-15
    Scenario: Break-glass may do what the guardrail denies to others
      Given the "watched" organization
      When "break-glass" in "production" tries to switch the rule "in-production" off
      Then the attempt succeeds

    @id:others-are-not-spared
    Scenario: An administrator may not
      Given the "watched" organization
      And an attacker holds "admin" in "production"
      When the attacker tries to switch the rule "in-production" off
      Then the attempt is stopped by the guardrail "protect-detections"

    @id:service-linked-roles-are-spared @claim:DEPART-15
    Scenario: What AWS does in the account by a service-linked role is not bound
      Nobody holds a service-linked role, so IAM's own simulation is asked what the organization leaves to it.
      Given the "watched" organization
      When "admin" in "production" calls iam SimulatePrincipalPolicy with
        """
        { "PolicySourceArn": "arn:aws:iam::100000000011:role/admin",
          "ActionNames": ["organizations:LeaveOrganization", "iam:CreateUser"] }
        """
      Then the answer shows "EvaluationResults.0.OrganizationsDecisionDetail.AllowedByOrganizations" as "false"
      And the answer shows "EvaluationResults.1.OrganizationsDecisionDetail.AllowedByOrganizations" as "false"
      When "admin" in "production" calls iam SimulatePrincipalPolicy with
        """
        { "PolicySourceArn": "arn:aws:iam::100000000011:role/aws-service-role/organizations.amazonaws.com/AWSServiceRoleForOrganizations",
          "ActionNames": ["organizations:LeaveOrganization", "iam:CreateUser"] }
        """
      Then the answer shows "EvaluationResults.0.OrganizationsDecisionDetail.AllowedByOrganizations" as "true"
      And the answer shows "EvaluationResults.1.OrganizationsDecisionDetail.AllowedByOrganizations" as "true"

    @id:removal-goes-on @claim:DEPART-15 @claim:LEAVE-16
    Scenario: The management account can still remove a member
      Given the "watched" organization
      When the management account removes "production"
      Then the attempt succeeds
      And "production" stands alone
