Feature: Who can leave, who cannot, and what an account is afterwards

  Rule: A member account can leave on its own

    @id:members-can-leave
    Scenario Outline: <principal> of <account> leaves
      Given the "two-organizations" organization
      And an attacker holds "<principal>" in "<account>"
      When the attacker tries to leave the organization
      Then the attempt succeeds
      And the answer is empty
      And "<account>" stands alone

      @claim:LEAVE-01
      Examples:
        | principal | account        |
        | root      | open-complete  |
        | admin     | open-complete  |
        | root      | open-root-keys |
        | leaver    | open-invited   |

  Rule: The management account cannot leave

    @id:management-cannot-leave @claim:LEAVE-02
    Scenario: The management account tries
      Given the "two-organizations" organization
      When the management account tries to leave the organization
      Then the attempt is refused because a management account cannot leave its organization
      And "management" is still a member

    @id:management-deletes-only-when-empty @claim:LEAVE-02
    Scenario: It deletes the organization only once that is empty
      Given the "two-organizations" organization
      When "admin" in "management" tries to delete the organization
      Then the attempt is refused because the organization still has members
      And "management" is still a member

    @id:management-deletes-when-empty @claim:LEAVE-02
    Scenario: Once nobody else is in it, it can
      Given the "full" organization
      When "admin" in "full-management" tries to delete the organization
      Then the attempt is refused because the organization still has members
      When the management account removes "only"
      Then the attempt succeeds
      When "admin" in "full-management" tries to delete the organization
      Then the attempt succeeds
      When "admin" in "full-management" tries to see the organization's description
      Then the attempt is refused because the account is in no organization

  Rule: Leaving needs one permission, and only the console needs another

    @id:leave-permission-alone @claim:LEAVE-03
    Scenario: A user with nothing but organizations:LeaveOrganization
      Given the "two-organizations" organization
      And an attacker holds "leaver" in "open-invited"
      When the attacker tries to leave the organization
      Then the attempt succeeds

  Rule: Afterwards the account stands alone

    @id:afterwards-standalone @claim:LEAVE-15
    Scenario: It sees its invitations, and no organization
      Given the "two-organizations" organization
      And an attacker holds "admin" in "open-complete"
      When the attacker tries to leave the organization
      Then the attempt succeeds
      When the attacker tries to see the organization's description
      Then the attempt is refused because the account is in no organization
      When the attacker tries to list the invitations that were received
      Then the list shows an invitation of "umbrella"
      When the attacker tries to join "umbrella"
      Then the attempt succeeds
      And "open-complete" is a member of "umbrella"

  Rule: The management account can remove a member, and no guardrail stops that

    @id:management-removes @claim:LEAVE-16
    Scenario: A member under the deny is removed
      Given the "two-organizations" organization
      When the management account removes "kept-created"
      Then the attempt succeeds
      And "kept-created" stands alone

    @id:no-guardrail-stops-removal @claim:LEAVE-16
    Scenario: Even a guardrail at the root that denies removing keeps members only
      Given the "closing" organization
      And the guardrail "deny-removal" is attached to "Root"
      And an attacker holds the root user of "one"
      When the attacker tries to leave the organization
      Then the attempt is stopped by the guardrail "deny-removal"
      And "one" is still a member
      When the management account removes "one"
      Then the attempt succeeds
      And "one" stands alone

    @id:removal-is-told-apart @claim:DETECT-04 @claim:DETECT-08
    Scenario: The management account can tell who was removed from who left
      Given the "two-organizations" organization
      When the management account removes "open-invited"
      Then the attempt succeeds
      When "admin" in "management" tries to look up the events "AccountDepartedOrganization"
      Then the list shows "REMOVED"
      And the list shows the account "open-invited"
      And the list does not show "LEFT"
      When "admin" in "open-complete" tries to leave the organization
      Then the attempt succeeds
      When "admin" in "management" tries to look up the events "AccountDepartedOrganization"
      Then the list shows "LEFT"
      And the list shows the account "open-complete"

    @id:removal-needs-sign-up @claim:LEAVE-16
    Scenario Outline: <account> cannot be removed: <reason>
      Given the "<organization>" organization
      When the management account removes "<account>"
      Then the attempt is refused because <reason>
      And "<account>" is still a member

      Examples:
        | organization      | account         | reason                                         |
        | two-organizations | open-incomplete | the account has not completed its sign-up      |
        | sign-up           | unphoned        | the account's phone number is not verified     |
        | two-organizations | open-no-payment | the account has no payment method              |
        | two-organizations | open-young      | the account is still within its waiting period |
        | delegated         | security        | the account is a delegated administrator       |

    @id:removal-after-deregistration @claim:LEAVE-16
    Scenario: A delegated administrator is removed once it is none any more
      Given the "delegated" organization
      When the management account removes "security"
      Then the attempt is refused because the account is a delegated administrator
      When "admin" in "delegating-management" tries to end the delegated administration of "security" for "guardduty.amazonaws.com"
      Then the attempt succeeds
      When the management account removes "security"
      Then the attempt succeeds
      And "security" stands alone

  Rule: An account belongs to one organization

    @id:one-organization @claim:INVITE-06
    Scenario: Of two invitations it can accept one at a time
      Given the "two-organizations" organization
      And an attacker holds "admin" in "alone"
      When the attacker tries to join "umbrella"
      Then the attempt succeeds
      And "alone" is a member of "umbrella"
      When the attacker tries to found an organization through the API
      Then the attempt is refused because the account belongs to an organization already
