Feature: An invitation is sent, answered once, and what follows
  An organization grows by accounts that it makes and by accounts that it invites. An invitation is open until somebody
  answers it, takes it back or lets it expire; each of these is final.

  Rule: An invitation says who invites whom to what

    @id:invitation-by-number @claim:INVITE-01 @claim:INVITE-15 @claim:DETECT-03
    Scenario: An account is invited by its number
      Given the "invitations" organization
      When "acme" invites "alone" with the note "Welcome aboard"
      Then the attempt succeeds
      And the invitation is shown as OPEN
      And the invitation comes from "acme"
      And the invitation goes to "alone" alone, by its number
      And the invitation offers all features
      And the invitation runs out 15 days after it was sent
      And the invitation carries the note "Welcome aboard"
      And InviteAccountToOrganization is recorded in the event history of "acme-management"
      And InviteAccountToOrganization is not recorded in the event history of "alone"

    @id:invitation-by-address @claim:INVITE-01 @claim:INVITE-15
    Scenario: An account is invited by the address of its owner
      One page's example calls the feature set FULL; today's reference knows ALL and CONSOLIDATED_BILLING.
      Given the "invitations" organization
      When "shared-bill" invites the address of "alone"
      Then the attempt succeeds
      And the invitation comes from "shared-bill"
      And the invitation goes to "alone" alone, by its address
      And the invitation offers consolidated billing
      And the invitation carries no note
      When "admin" in "alone" accepts the invitation of "shared-bill"
      Then the attempt succeeds
      And "alone" is a member of "shared-bill"

    @id:one-open-invitation-each @claim:INVITE-01
    Scenario: The same account cannot be invited twice at a time, by whatever name
      Given the "invitations" organization
      When "acme" invites "alone"
      Then the attempt succeeds
      When "acme" invites "alone"
      Then the attempt is refused because an invitation to the account is open
      When "acme" invites the address of "alone"
      Then the attempt is refused because an invitation to the account is open
      When "umbrella" invites "alone"
      Then the attempt succeeds

  Rule: The owner answers, the sender takes back, and nobody else

    @id:owner-answers @claim:INVITE-02
    Scenario Outline: The owner of the invited account <answers>
      Given the "invitations" organization
      And "acme" has invited "alone"
      When "admin" in "alone" <answers> the invitation of "acme"
      Then the attempt succeeds
      And the invitation is shown as <state>
      And the invitation of "acme" to "alone" is <state>

      Examples:
        | answers  | state    |
        | accepts  | ACCEPTED |
        | declines | DECLINED |

    @id:sender-takes-back @claim:INVITE-02
    Scenario: The sender takes it back
      Given the "invitations" organization
      And "acme" has invited "alone"
      When "acme" cancels its invitation to "alone"
      Then the attempt succeeds
      And the invitation is shown as CANCELED
      And the invitation of "acme" to "alone" is CANCELED

    @id:nobody-answers-for-another @claim:INVITE-02
    Scenario Outline: <who> of <account> may not: it <answers>
      Given the "invitations" organization
      And "acme" has invited "alone"
      When "<who>" in "<account>" <answers> the invitation of "acme" to "alone"
      Then the attempt is refused because <reason>
      And the invitation of "acme" to "alone" is OPEN

      Examples:
        | who   | account             | answers  | reason                               |
        | admin | alone               | cancels  | it is not allowed                    |
        | root  | alone               | cancels  | it is not allowed                    |
        | admin | acme-management     | accepts  | it is not allowed                    |
        | admin | acme-management     | declines | it is not allowed                    |
        | admin | neighbour           | accepts  | there is no such invitation for them |
        | admin | neighbour           | declines | there is no such invitation for them |
        | admin | umbrella-management | cancels  | there is no such invitation for them |
        | admin | member              | cancels  | there is no such invitation for them |

    @id:answers-are-final @claim:INVITE-02
    Scenario Outline: What <first> it cannot be undone: it <second>
      Given the "invitations" organization
      And "acme" has invited "alone"
      When "admin" in "<one>" <first> the invitation of "acme" to "alone"
      Then the attempt succeeds
      When "admin" in "<other>" <second> the invitation of "acme" to "alone"
      Then the attempt is refused because <reason>
      And the invitation of "acme" to "alone" is <state>

      Examples:
        | one             | first    | other           | second   | state    | reason                                |
        | alone           | accepts  | alone           | accepts  | ACCEPTED | the invitation was answered so before |
        | alone           | accepts  | alone           | declines | ACCEPTED | the invitation is no longer open      |
        | alone           | accepts  | acme-management | cancels  | ACCEPTED | the invitation is no longer open      |
        | alone           | declines | alone           | declines | DECLINED | the invitation was answered so before |
        | alone           | declines | alone           | accepts  | DECLINED | the invitation is no longer open      |
        | alone           | declines | acme-management | cancels  | DECLINED | the invitation is no longer open      |
        | acme-management | cancels  | acme-management | cancels  | CANCELED | the invitation was answered so before |
        | acme-management | cancels  | alone           | accepts  | CANCELED | the invitation is no longer open      |
        | acme-management | cancels  | alone           | declines | CANCELED | the invitation is no longer open      |

    @id:cancelled-then-invited-again @claim:INVITE-18
    Scenario: After a cancellation only a new invitation lets the account in
      Given the "invitations" organization
      And "acme" has invited "alone"
      When "acme" cancels its invitation to "alone"
      Then the attempt succeeds
      When "admin" in "alone" accepts the invitation of "acme"
      Then the attempt is refused because the invitation is no longer open
      And "alone" stands alone
      When "acme" invites "alone"
      Then the attempt succeeds
      When "admin" in "alone" accepts the invitation of "acme"
      Then the attempt succeeds
      And "alone" is a member of "acme"

  Rule: After 15 days it is too late

    @id:open-for-fifteen-days @claim:INVITE-03 @needs:clock
    Scenario: On the fifteenth day it can still be accepted
      Given the "invitations" organization
      And "acme" has invited "alone"
      When 14 days pass
      Then the invitation of "acme" to "alone" is OPEN
      When 1439 minutes pass
      And "admin" in "alone" accepts the invitation of "acme"
      Then the attempt succeeds
      And "alone" is a member of "acme"

    @id:expired-after-fifteen-days @claim:INVITE-03 @needs:clock
    Scenario Outline: Afterwards nobody can: <who> <answers>
      Given the "invitations" organization
      And "acme" has invited "alone"
      When 15 days pass
      Then the invitation of "acme" to "alone" is EXPIRED
      When "admin" in "<who>" <answers> the invitation of "acme" to "alone"
      Then the attempt is refused because the invitation is no longer open
      And "alone" stands alone

      Examples:
        | who             | answers  |
        | alone           | accepts  |
        | alone           | declines |
        | acme-management | cancels  |

  Rule: An answered invitation is listed for 30 days

    @id:answered-invitations-are-listed @claim:INVITE-13 @needs:clock
    Scenario Outline: After <who> <answers>, for 30 days and no longer
      Given the "invitations" organization
      And "acme" has invited "alone"
      When "admin" in "<who>" <answers> the invitation of "acme" to "alone"
      Then the attempt succeeds
      When 29 days pass
      And 1439 minutes pass
      Then the invitation of "acme" to "alone" is <state>
      When "admin" in "alone" tries to list the invitations that were received
      Then the list shows "<state>"
      When 1 minutes pass
      Then the invitation of "acme" to "alone" is listed no more
      When "admin" in "alone" tries to list the invitations that were received
      Then the list does not show "<state>"

      Examples:
        | who             | answers  | state    |
        | alone           | accepts  | ACCEPTED |
        | alone           | declines | DECLINED |
        | acme-management | cancels  | CANCELED |

    @id:expired-invitations-are-listed @claim:INVITE-13 @needs:clock
    Scenario: One that nobody answered is listed for 30 days from when it expired
      Given the "invitations" organization
      And "acme" has invited "alone"
      When 15 days pass
      Then the invitation of "acme" to "alone" is EXPIRED
      When 29 days pass
      And 1439 minutes pass
      Then the invitation of "acme" to "alone" is EXPIRED
      When "admin" in "alone" tries to list the invitations that were received
      Then the list shows "EXPIRED"
      When 1 minutes pass
      Then the invitation of "acme" to "alone" is listed no more
      When "admin" in "alone" tries to list the invitations that were received
      Then the list does not show "EXPIRED"

  Rule: An account belongs to one organization

    @id:of-two-invitations-one @claim:INVITE-06 @needs:clock
    Scenario: Whoever accepts a second invitation leaves the first organization
      An older page says that of several invitations only one can be accepted. Today a member may accept another, and moves.
      Given the "invitations" organization
      And "acme" has invited "alone"
      And "umbrella" has invited "alone"
      When "admin" in "alone" accepts the invitation of "acme"
      Then the attempt succeeds
      And "alone" is a member of "acme"
      When 2 days pass
      And "admin" in "alone" accepts the invitation of "umbrella"
      Then the attempt succeeds
      And "alone" is a member of "umbrella"
      When "admin" in "acme-management" tries to list the accounts
      Then the list does not show the account "alone"

    @id:members-are-not-invited-again @claim:INVITE-06
    Scenario: A member is not invited by its own organization
      Given the "invitations" organization
      When "acme" invites "member"
      Then the attempt is refused because the account belongs to an organization already

    @id:declining-one-leaves-the-others @claim:INVITE-20
    Scenario: Declining one invitation leaves the others open
      Given the "invitations" organization
      And "acme" has invited "alone"
      And "umbrella" has invited "alone"
      When "admin" in "alone" declines the invitation of "acme"
      Then the attempt succeeds
      And the invitation of "acme" to "alone" is DECLINED
      And the invitation of "umbrella" to "alone" is OPEN
      When "admin" in "alone" accepts the invitation of "umbrella"
      Then the attempt succeeds
      And "alone" is a member of "umbrella"

  Rule: The right people are told by mail

    @id:invitation-mail @claim:INVITE-14 @needs:mail
    Scenario: The owner of the account hears of an invitation, and of its cancellation
      Given the "invitations" organization
      When "acme" invites "alone"
      Then the attempt succeeds
      And a mail "invitation" reaches the owner of "alone"
      And no mail "invitation" reaches the owner of "acme-management"
      And no mail "invitation-canceled" reaches the owner of "alone"
      When "acme" cancels its invitation to "alone"
      Then the attempt succeeds
      And a mail "invitation-canceled" reaches the owner of "alone"
      And no mail "invitation-canceled" reaches the owner of "acme-management"

    @id:acceptance-mail @claim:INVITE-14 @needs:mail
    Scenario: Both hear of an acceptance
      Given the "invitations" organization
      And "acme" has invited "alone"
      When "admin" in "alone" accepts the invitation of "acme"
      Then the attempt succeeds
      And a mail "invitation-accepted" reaches the owner of "acme-management"
      And a mail "invitation-accepted" reaches the owner of "alone"
      And no mail "invitation-accepted" reaches the owner of "umbrella-management"

    @id:decline-mail @claim:INVITE-14 @needs:mail
    Scenario: The management account alone hears of a refusal
      Given the "invitations" organization
      And "acme" has invited "alone"
      When "admin" in "alone" declines the invitation of "acme"
      Then the attempt succeeds
      And a mail "invitation-declined" reaches the owner of "acme-management"
      And no mail "invitation-declined" reaches the owner of "alone"

  Rule: Tags travel with the invitation and arrive with the account

    @id:tags-arrive @claim:INVITE-12
    Scenario: A blank value arrives as an empty text
      Given the "invitations" organization
      When "acme" invites "alone" with the tags "team=blue, cost="
      Then the attempt succeeds
      When "admin" in "alone" accepts the invitation of "acme"
      Then the attempt succeeds
      When "admin" in "acme-management" tries to list the tags of the account "alone"
      Then the list shows exactly the tags "cost=, team=blue"

    @id:fifty-tags @claim:INVITE-12
    Scenario: Fifty tags travel, fifty-one do not
      Given the "invitations" organization
      When "acme" invites "alone" with 51 tags
      Then the attempt is refused because there are too many tags
      And the invitation of "acme" to "alone" is listed no more
      When "acme" invites "alone" with 50 tags
      Then the attempt succeeds
      When "admin" in "alone" accepts the invitation of "acme"
      Then the attempt succeeds
      And "acme" finds all 50 tags on "alone"

    @id:notes-are-read @claim:INVITE-12
    Scenario: The invited account reads the note
      Given the "invitations" organization
      When "acme" invites "alone" with the note "Welcome aboard"
      Then the attempt succeeds
      When "admin" in "alone" tries to list the invitations that were received
      Then the list shows "Welcome aboard"

  Rule: Whoever has joined sees whom it joined

    @id:members-see-their-organization @claim:INVITE-19
    Scenario: The organization's number and its owner's address
      Given the "invitations" organization
      And "acme" has invited "alone"
      When "admin" in "alone" tries to see the organization's description
      Then the attempt is refused because the account is in no organization
      When "admin" in "alone" accepts the invitation of "acme"
      Then the attempt succeeds
      When "admin" in "alone" tries to see the organization's description
      Then the description is that of "acme"

  Rule: A created account has a door for its management account, an invited one has none

    @id:invited-without-access-role @claim:INVITE-09 @needs:clock
    Scenario: An invited account gets no access role, while a created one has it
      Given the "invitations" organization
      And "acme" has invited "alone"
      When "admin" in "alone" accepts the invitation of "acme"
      Then the attempt succeeds
      When the management account of "acme" enters "alone" as "OrganizationAccountAccessRole"
      Then the attempt is refused because no such role lets them in
      When "admin" in "alone" tries to list the roles
      Then the list does not show "OrganizationAccountAccessRole"
      When "acme" creates the account "built"
      Then the attempt succeeds
      When 10 minutes pass
      And the management account of "acme" enters "built" as "OrganizationAccountAccessRole"
      Then the list shows "OrganizationAccountAccessRole"

    @id:created-with-access-role @claim:INVITE-09 @needs:clock
    Scenario: A created account gets one under its usual name
      Given the "invitations" organization
      When "acme" creates the account "built"
      Then the attempt succeeds
      When 10 minutes pass
      And the management account of "acme" enters "built" as "OrganizationAccountAccessRole"
      Then the attempt succeeds
      And the list shows "OrganizationAccountAccessRole"

    @id:created-with-named-access-role @claim:INVITE-09 @needs:clock
    Scenario: Or under the name that was asked for
      Given the "invitations" organization
      When "acme" creates the account "built" with the role "Caretaker"
      Then the attempt succeeds
      When 10 minutes pass
      And the management account of "acme" enters "built" as "Caretaker"
      Then the attempt succeeds
      When the management account of "acme" enters "built" as "OrganizationAccountAccessRole"
      Then the attempt is refused because no such role lets them in

  Rule: Joining makes the service-linked role

    @id:joining-makes-the-role @claim:INVITE-10 @claim:AFTER-08
    Scenario: It was not there before, and is afterwards
      Given the "invitations" organization
      And "acme" has invited "alone"
      When "admin" in "alone" tries to see the role "AWSServiceRoleForOrganizations"
      Then the attempt is refused because there is no such role
      When "joins-with-role" in "alone" accepts the invitation of "acme"
      Then the attempt succeeds
      When "admin" in "alone" tries to see the role "AWSServiceRoleForOrganizations"
      Then the attempt succeeds

    @id:joining-needs-the-role @claim:INVITE-10
    Scenario: Whoever may not make it does not join
      Given the "invitations" organization
      And "acme" has invited "alone"
      When "joins-only" in "alone" accepts the invitation of "acme"
      Then the attempt is refused because the service-linked role may not be made
      And "alone" stands alone
      And the invitation of "acme" to "alone" is OPEN

    @id:joining-with-the-role-there @claim:INVITE-10
    Scenario: Where it is there already nobody has to make it
      Given the "invitations" organization
      And "acme" has invited "returning"
      When "joins-only" in "returning" accepts the invitation of "acme"
      Then the attempt succeeds
      And "returning" is a member of "acme"
