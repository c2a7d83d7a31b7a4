@technique:T1666.A002
Feature: Which guardrail stops a departure, and does it matter
  A denial is judged against every policy that denies, and each guardrail is taken away once to see whether it matters.

  Rule: The deny binds everybody in the account, root included

    @id:deny-binds-everybody @claim:LEAVE-04 @claim:DEPART-09
    Scenario: Root, user and role are stopped alike
      Given the "two-organizations" organization
      And an attacker holds every principal of "kept-created"
      When the attacker tries to leave the organization
      Then the attempt is stopped by the guardrail "deny-leave"
      And "kept-created" is still a member

  Rule: Without the guardrail, permission decides

    @id:granted-principals-leave @claim:DEPART-02 @claim:LEAVE-03
    Scenario: A principal that was granted LeaveOrganization leaves
      Given the "two-organizations" organization
      And an attacker holds "admin" in "open-invited"
      When the attacker tries to leave the organization
      Then the attempt succeeds
      And "open-invited" stands alone

    @id:others-lack-permission @claim:LEAVE-03
    Scenario: A principal without it is refused
      Given the "two-organizations" organization
      And an attacker holds "alice" in "open-invited"
      When the attacker tries to leave the organization
      Then the attempt is refused for want of a permission
      And "open-invited" is still a member

  Rule: A guardrail that another one backs up is redundant, and the report says so

    @id:redundant-guardrail @claim:LEAVE-04
    Scenario: The same deny at the root and on the unit
      Given the "redundant-guardrails" organization
      And an attacker holds "admin" in "twice"
      When the attacker tries to leave the organization
      Then the attempt is stopped by the guardrail "deny-leave"

  Rule: An allow-list stops what it leaves out

    @id:allow-list @claim:LEAVE-04
    Scenario: A level that allows nothing of AWS Organizations
      Given the "allow-list" organization
      And an attacker holds "admin" in "listed"
      When the attacker tries to leave the organization
      Then every attempt is stopped by a guardrail
      And "listed" is still a member

  Rule: A transition unit lets a planned departure through while the rest stays protected

    @id:transition-unit-lets-go @claim:DEPART-11
    Scenario: An account that was moved to the open unit leaves
      Given the "two-organizations" organization
      And the operator has moved "kept-invited" to "Open"
      And an attacker holds "admin" in "kept-invited"
      When the attacker tries to leave the organization
      Then the attempt succeeds
      And "kept-invited" stands alone

    @id:transition-unit-keeps-the-rest @claim:DEPART-11
    Scenario: Its neighbour stays
      Given the "two-organizations" organization
      And the operator has moved "kept-invited" to "Open"
      And an attacker holds "admin" in "kept-created"
      When the attacker tries to leave the organization
      Then the attempt is stopped by the guardrail "deny-leave"

    @id:deny-at-the-root-defeats-transition @claim:DEPART-11
    Scenario: The same deny at the root defeats the design
      Given the "two-organizations" organization
      And the guardrail "deny-leave" is attached to "Root"
      And the operator has moved "kept-invited" to "Open"
      And an attacker holds "admin" in "kept-invited"
      When the attacker tries to leave the organization
      Then the attempt is stopped by the guardrail "deny-leave"
      And "kept-invited" is still a member

  Rule: An organization that is founded in the console comes with the deny; one that the API makes does not

    @id:console-founds-with-a-guardrail @claim:LEAVE-04 @claim:CLOSE-09 @needs:console
    Scenario: The same account founds an organization in the console
      Given the "two-organizations" organization
      When "admin" in "alone" founds an organization in the console
      Then the attempt succeeds
      And CreateOrganization is recorded in the event history of "alone"
      And CreatePolicy is recorded in the event history of "alone"
      When "admin" in "alone" tries to list the guardrails
      Then the list shows "DenyLeaveOrganizationAndCloseAccount"

    @id:api-founds-without-a-guardrail @claim:LEAVE-04 @needs:console
    Scenario: The same account founds an organization through the API
      Given the "two-organizations" organization
      When "admin" in "alone" tries to found an organization through the API
      Then the attempt succeeds
      When "admin" in "alone" tries to list the guardrails
      Then the list does not show "DenyLeaveOrganizationAndCloseAccount"
      When "admin" in "open-complete" tries to leave the organization
      Then the attempt succeeds
      When "admin" in "open-complete" founds an organization in the console
      Then the attempt succeeds
      When "admin" in "open-complete" tries to list the guardrails
      Then the list shows "DenyLeaveOrganizationAndCloseAccount"
