Feature: What an account needs to stand alone, and what stays in it
  A created account lives on its management account's word. Before it can leave it must give AWS its own, and afterwards
  the doors that its founder built are still there.

  Rule: A created account that has not signed up cannot leave yet

    @id:sign-up-is-needed @claim:LEAVE-06 @needs:console
    Scenario Outline: After completing sign-up it can, and not before <last> is given
      Given the "two-organizations" organization
      When "admin" in "open-incomplete" tries to leave the organization
      Then the attempt is refused because the account has not completed its sign-up
      Given the owner of "open-incomplete" has recovered the root password
      When "root" in "open-incomplete" completes the sign-up with "<first>"
      Then the attempt succeeds
      When "admin" in "open-incomplete" tries to leave the organization
      Then the attempt is refused because the account has not completed its sign-up
      When "root" in "open-incomplete" completes the sign-up with "<last>"
      Then the attempt succeeds
      When "admin" in "open-incomplete" tries to leave the organization
      Then the attempt is refused because the account's phone number is not verified
      When "root" in "open-incomplete" completes the sign-up with "phone"
      Then the attempt succeeds
      When "admin" in "open-incomplete" tries to leave the organization
      Then the attempt is refused because the account has no payment method
      When "root" in "open-incomplete" completes the sign-up with "payment"
      Then the attempt succeeds
      When "admin" in "open-incomplete" tries to leave the organization
      Then the attempt succeeds
      And "open-incomplete" stands alone

      Examples:
        | first                  | last        |
        | agreement, supportPlan | contact     |
        | contact, supportPlan   | agreement   |
        | contact, agreement     | supportPlan |

    @id:direct-transfer-needs-no-sign-up @claim:LEAVE-06 @claim:INVITE-06 @technique:T1666.A003
    Scenario: Moving straight into another organization asks for none of it
      Given the "two-organizations" organization
      And an attacker holds "admin" in "open-no-payment"
      When the attacker tries to leave the organization
      Then the attempt is refused because the account has no payment method
      When the attacker is invited by another organization and tries to join it
      Then the attempt succeeds
      And "open-no-payment" is a member of "umbrella"

  Rule: Payment is for those who may touch billing

    @id:payment-needs-billing-permissions @claim:LEAVE-05 @needs:console
    Scenario Outline: A user with <permissions> <outcome>
      Given the "sign-up" organization
      And the owner of "unpaid" has recovered the root password
      And the owner of "unpaid" lets users and roles see the bills
      When "<user>" in "unpaid" completes the sign-up with "payment"
      Then the attempt <outcome>
      When "leaver" in "unpaid" tries to leave the organization
      Then the attempt <then>

      Examples:
        | user         | permissions                     | outcome                              | then                                                 |
        | legacy       | the legacy pair of permissions  | succeeds                             | succeeds                                             |
        | fine-grained | the fine-grained pair           | succeeds                             | succeeds                                             |
        | half         | one permission out of each pair | is refused because it is not allowed | is refused because the account has no payment method |
        | other-half   | the other one out of each pair  | is refused because it is not allowed | is refused because the account has no payment method |
        | leaver       | nothing but the right to leave  | is refused because it is not allowed | is refused because the account has no payment method |

    @id:payment-needs-billing-switch @claim:LEAVE-05 @needs:console
    Scenario Outline: Before root has switched billing on for users, <permissions> is not enough
      Given the "sign-up" organization
      When "<user>" in "unpaid" completes the sign-up with "payment"
      Then the attempt is refused because users and roles may not see the bills
      Given the owner of "unpaid" has recovered the root password
      And the owner of "unpaid" lets users and roles see the bills
      When "<user>" in "unpaid" completes the sign-up with "payment"
      Then the attempt succeeds

      Examples:
        | user         | permissions                    |
        | legacy       | the legacy pair of permissions |
        | fine-grained | the fine-grained pair          |

  Rule: Leaving on the console asks for one permission more

    @id:console-needs-one-more-permission @claim:LEAVE-03 @needs:console
    Scenario: The right to leave alone is enough for the API, and not for the console
      Given the "sign-up" organization
      When "leaver" in "unpaid" leaves the organization on the console
      Then the attempt is refused for want of the permission "organizations:DescribeOrganization"
      And DescribeOrganization is recorded in the event history of "unpaid"
      And LeaveOrganization is not recorded in the event history of "unpaid"
      And "unpaid" is still a member
      When "leaver" in "unpaid" tries to leave the organization
      Then the attempt is refused because the account has no payment method

    @id:console-with-both-permissions @claim:LEAVE-03 @needs:console
    Scenario: Whoever has both leaves on the console
      Given the "two-organizations" organization
      When "admin" in "open-complete" leaves the organization on the console
      Then the attempt succeeds
      And "open-complete" stands alone

  Rule: A young account waits, a delegated administrator stays

    @id:created-accounts-wait @claim:LEAVE-07
    Scenario: A created account of three days waits for its fourth
      Given the "two-organizations" organization
      When "admin" in "open-young" tries to leave the organization
      Then the attempt is refused because the account is still within its waiting period
      When 1439 minutes pass
      And "admin" in "open-young" tries to leave the organization
      Then the attempt is refused because the account is still within its waiting period
      And "open-young" is still a member
      When 1 minutes pass
      And "admin" in "open-young" tries to leave the organization
      Then the attempt succeeds
      And "open-young" stands alone

    @id:invited-accounts-do-not-wait @claim:LEAVE-07
    Scenario: An invited account of one day does not
      Given the "two-organizations" organization
      When "admin" in "open-invited" tries to leave the organization
      Then the attempt succeeds

    @id:delegated-administrators-stay @claim:LEAVE-08
    Scenario: A delegated administrator leaves only after it was deregistered
      Given the "delegated" organization
      When "admin" in "security" tries to leave the organization
      Then the attempt is refused because the account is a delegated administrator
      And "security" is still a member
      When "admin" in "delegating-management" tries to end the delegated administration of "security" for "guardduty.amazonaws.com"
      Then the attempt succeeds
      When "admin" in "security" tries to leave the organization
      Then the attempt succeeds
      And "security" stands alone

  Rule: The role that came with a created account outlives its membership

    @id:access-role-survives @claim:LEAVE-13 @technique:T1078.004
    Scenario: The former management account still gets in, until somebody deletes the role
      Given the "two-organizations" organization
      When "admin" in "management" enters "open-complete" as "OrganizationAccountAccessRole" and tries to list the roles
      Then the attempt succeeds
      When "admin" in "open-complete" tries to leave the organization
      Then the attempt succeeds
      And "open-complete" stands alone
      When "admin" in "management" enters "open-complete" as "OrganizationAccountAccessRole" and tries to list the roles
      Then the attempt succeeds
      When "admin" in "open-complete" tries to detach the policy "AdministratorAccess" from the role "OrganizationAccountAccessRole"
      Then the attempt succeeds
      When "admin" in "open-complete" tries to delete the role "OrganizationAccountAccessRole"
      Then the attempt succeeds
      When "admin" in "management" enters "open-complete" as "OrganizationAccountAccessRole" and tries to list the roles
      Then the attempt is refused because no such role lets them in

    @id:invited-accounts-have-no-access-role @claim:LEAVE-14 @claim:INVITE-09
    Scenario: An invited account has no such role, but one made by hand survives in the same way
      Given the "two-organizations" organization
      When "admin" in "management" enters "open-root-keys" as "OrganizationAccountAccessRole" and tries to list the roles
      Then the attempt is refused because no such role lets them in
      When "admin" in "open-root-keys" tries to create the role "OrganizationAccountAccessRole" that "management" may assume
      Then the attempt succeeds
      When "admin" in "open-root-keys" tries to attach the policy "AdministratorAccess" to the role "OrganizationAccountAccessRole"
      Then the attempt succeeds
      When "admin" in "open-root-keys" tries to leave the organization
      Then the attempt succeeds
      When "admin" in "management" enters "open-root-keys" as "OrganizationAccountAccessRole" and tries to list the roles
      Then the attempt succeeds

  Rule: A created account has no root password until somebody recovers one

    @id:created-accounts-have-no-root-password @claim:LEAVE-17 @technique:T1078.A002 @needs:console
    Scenario: Whoever reads the mailbox becomes root
      Given the "two-organizations" organization
      When "root" in "open-complete" signs in to the console
      Then the attempt is refused because there is no password
      When the owner of "open-complete" recovers the root password by mail
      Then the attempt succeeds
      And a mail "password-recovery" reaches the owner of "open-complete"
      And ConsoleLogin is recorded in the event history of "open-complete"

    @id:new-accounts-have-no-root-password @claim:LEAVE-17 @technique:T1078.A002 @needs:console @needs:mail
    Scenario: So it is with an account that was just made
      Given the "invitations" organization
      When "acme" creates the account "built"
      Then the attempt succeeds
      When 10 minutes pass
      Then "acme" has the new account "built"
      When "root" in "built" signs in to the console
      Then the attempt is refused because there is no password
      When the owner of "built" recovers the root password by mail
      Then the attempt succeeds
      And a mail "password-recovery" reaches the owner of "built"
      When "root" in "built" signs in to the console
      Then the attempt succeeds

  Rule: Tags that came from the organization go with it

    @id:tags-are-deleted @claim:LEAVE-18
    Scenario: An account that comes back comes back without its tags
      Given the "two-organizations" organization
      When "admin" in "management" tries to list the tags of the account "open-complete"
      Then the list shows "team-b"
      When "admin" in "open-complete" tries to leave the organization
      Then the attempt succeeds
      Given "acme" has invited "open-complete"
      And an attacker holds "admin" in "open-complete"
      When the attacker tries to join "acme"
      Then the attempt succeeds
      When "admin" in "management" tries to list the tags of the account "open-complete"
      Then the list does not show "team-b"

    @id:tags-do-not-go-along @claim:LEAVE-18
    Scenario: An account that founds an organization of its own has not taken them along
      Given the "two-organizations" organization
      When "admin" in "management" tries to list the tags of the account "open-complete"
      Then the list shows "team-b"
      When "admin" in "open-complete" tries to leave the organization
      Then the attempt succeeds
      When "admin" in "open-complete" tries to found an organization through the API
      Then the attempt succeeds
      When "admin" in "open-complete" tries to list the tags of the account "open-complete"
      Then the list does not show "team-b"
