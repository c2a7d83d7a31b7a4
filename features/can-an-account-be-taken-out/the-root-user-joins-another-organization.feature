@technique:T1666.A003 @technique:T1078.A002
Feature: The root user joins another organization
  A member account may accept another organization's invitation without leaving first. The account changes hands in
  one call: the old guardrails end, the new ones bind, and the old management account is told only who left.

  Rule: Where nothing on the path denies leaving, the root user gets away

    @id:root-joins-freely @claim:DETECT-02 @claim:INVITE-06
    Scenario: The root user accepts and gets away
      Given the "two-organizations" organization
      And an attacker holds the root user of "open-complete"
      When the attacker tries to join "umbrella"
      Then the attempt succeeds
      And "open-complete" is a member of "umbrella"
      And AcceptHandshake is recorded in the event history of "open-complete"

  Rule: A denied departure is a denied move

    @id:root-join-is-blocked @claim:DEPART-10 @claim:LEAVE-04
    Scenario: The root user accepts and is stopped
      Given the "two-organizations" organization
      And an attacker holds the root user of "kept-created"
      When the attacker tries to join "umbrella"
      Then the attempt is stopped by the guardrail "deny-leave"
      And "kept-created" is still a member

  Rule: A rule sees what happens in its own account, and nothing else

    @id:root-join-is-seen @claim:DETECT-02 @needs:clock
    Scenario: A rule in the member and one on membership events ring
      Given the "watched" organization
      And an attacker holds the root user of "lab"
      When the attacker tries to join "umbrella"
      Then the detection "in-the-member" rings within 15 minutes
      And the detection "membership-in-management" rings within 15 minutes

    @id:root-join-is-not-seen @claim:DETECT-08
    Scenario: The management accounts see membership events and nothing else
      Given the "watched" organization
      And an attacker holds the root user of "lab"
      When the attacker tries to join "umbrella"
      Then AcceptHandshake is not recorded in the event history of "management"
      And AccountDepartedOrganization is recorded in the event history of "management"
      And AccountJoinedOrganization is recorded in the event history of "umbrella-management"
      And AccountDepartedOrganization is not recorded in the event history of "lab"

  Rule: In the same instant the old guardrails end and the new ones bind

    @id:old-guardrails-end @claim:DEPART-04
    Scenario: What the old organization denied is allowed
      Given the "watched" organization
      And an attacker holds the root user of "lab"
      When "admin" in "lab" tries to create the user "mallory"
      Then the attempt is refused because a service control policy denies it
      When the attacker tries to join "umbrella"
      Then the attempt succeeds
      And "lab" is bound by the guardrails of "umbrella" only
      When "admin" in "lab" tries to create the user "mallory"
      Then the attempt succeeds

    @id:guardrails-end-with-the-membership @claim:DEPART-04
    Scenario: So it is when the account has left, for every action that a guardrail denied
      Given the "watched" organization
      And an attacker holds "admin" in "lab"
      When the attacker tries to make the rule "blind" that matches nothing
      Then the attempt is stopped by the guardrail "protect-detections"
      When the attacker tries to create the user "mallory"
      Then the attempt is stopped by the guardrail "protect-detections"
      When the attacker tries to leave the organization
      Then the attempt succeeds
      And "lab" stands alone
      When the attacker tries to make the rule "blind" that matches nothing
      Then the attempt succeeds
      When the attacker tries to create the user "mallory"
      Then the attempt succeeds

    @id:new-guardrails-bind
    Scenario: What the new organization denies is denied
      Given the "watched" organization
      And an attacker holds the root user of "lab"
      When "admin" in "lab" tries to create the role "side-door" that everybody may assume
      Then the attempt succeeds
      When the attacker tries to join "umbrella"
      Then "lab" is a member of "umbrella"
      When "admin" in "lab" tries to create the role "back-door" that everybody may assume
      Then the attempt is refused because a service control policy denies it
