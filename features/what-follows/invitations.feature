Feature: An invitation is sent, answered once, and what follows
  An organization grows by accounts that it makes and by accounts that it invites. An invitation is open until somebody
  answers it, takes it back or lets it expire; each of these is final.

  Rule: An invitation says who invites whom to what

    @id:invitation-by-number @claim:INVITE-01 @claim:INVITE-15 @claim:DETECT-03
    Scenario: An account is invited by its number
      Given the "invitations" organization
      When "acme" invites "alone" with the note "Welcome aboard"
      Then the attempt succeeds
      And the answer shows "Handshake.Action" as "INVITE"
      And the answer shows "Handshake.State" as "OPEN"
      And "Handshake.Arn" of the answer names "arn:aws:organizations::460000000001:handshake/o-invacme001/invite/h-"
      And the answer shows "Handshake.Parties.0.Type" as "ORGANIZATION"
      And "Handshake.Parties.0.Id" of the answer names "invacme001"
      And the answer shows "Handshake.Parties.1.Type" as "ACCOUNT"
      And the answer shows "Handshake.Parties.1.Id" as "460000000021"
      And the answer shows no "Handshake.Parties.2"
      And the answer shows "Handshake.Resources.0.Type" as "ORGANIZATION"
      And "Handshake.Resources.0.Resources" of the answer names "aws@acme.example"
      And "Handshake.Resources.0.Resources" of the answer names "acme-management"
      And the answer shows "Handshake.Resources.0.Resources.2.Type" as "ORGANIZATION_FEATURE_SET"
      And the answer shows "Handshake.Resources.0.Resources.2.Value" as "ALL"
      And the answer shows "Handshake.Resources.1.Type" as "ACCOUNT"
      And the answer shows "Handshake.Resources.1.Value" as "460000000021"
      And the answer shows "Handshake.Resources.2.Type" as "NOTES"
      And the answer shows "Handshake.Resources.2.Value" as "Welcome aboard"
      And the answer shows no "Handshake.Resources.3"
      And InviteAccountToOrganization is recorded in the event history of "acme-management"
      And InviteAccountToOrganization is not recorded in the event history of "alone"

    @id:invitation-by-address @claim:INVITE-01 @claim:INVITE-15
    Scenario: An account is invited by the address of its owner
      One page's example calls the feature set FULL; today's reference knows ALL and CONSOLIDATED_BILLING.
      Given the "invitations" organization
      When "shared-bill" invites the address of "alone"
      Then the attempt succeeds
      And the answer shows "Handshake.Parties.1.Type" as "EMAIL"
      And the answer shows "Handshake.Parties.1.Id" as "owner@alone.example"
      And the answer shows "Handshake.Resources.0.Resources.2.Value" as "CONSOLIDATED_BILLING"
      And the answer shows "Handshake.Resources.1.Type" as "EMAIL"
      And the answer shows no "Handshake.Resources.2"
      When "admin" in "alone" accepts the invitation of "shared-bill"
      Then the attempt succeeds
      And "alone" is a member of "shared-bill"

    @id:one-open-invitation-each @claim:INVITE-01
    Scenario: The same account cannot be invited twice at a time, by whatever name
      Given the "invitations" organization
      When "acme" invites "alone"
      Then the attempt succeeds
      When "acme" invites "alone"
      Then the attempt is refused with "DuplicateHandshakeException"
      When "acme" invites the address of "alone"
      Then the attempt is refused with "DuplicateHandshakeException"
      When "umbrella" invites "alone"
      Then the attempt succeeds

  Rule: The owner answers, the sender takes back, and nobody else

    @id:owner-answers @claim:INVITE-02
    Scenario Outline: The owner of the invited account <answers>
      Given the "invitations" organization
      And "acme" has invited "alone"
      When "admin" in "alone" <answers> the invitation of "acme"
      Then the attempt succeeds
      And the answer shows "Handshake.State" as "<state>"
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
      And the answer shows "Handshake.State" as "CANCELED"
      And the invitation of "acme" to "alone" is CANCELED

    @id:nobody-answers-for-another @claim:INVITE-02
    Scenario Outline: <who> of <account> may not: it <answers>
      Given the "invitations" organization
      And "acme" has invited "alone"
      When "<who>" in "<account>" <answers> the invitation of "acme" to "alone"
      Then the attempt is refused with "<error>"
      And the invitation of "acme" to "alone" is OPEN

      Examples:
        | who   | account             | answers  | error                      |
        | admin | alone               | cancels  | AccessDeniedException      |
        | root  | alone               | cancels  | AccessDeniedException      |
        | admin | acme-management     | accepts  | AccessDeniedException      |
        | admin | acme-management     | declines | AccessDeniedException      |
        | admin | neighbour           | accepts  | HandshakeNotFoundException |
        | admin | neighbour           | declines | HandshakeNotFoundException |
        | admin | umbrella-management | cancels  | HandshakeNotFoundException |
        | admin | member              | cancels  | HandshakeNotFoundException |

    @id:answers-are-final @claim:INVITE-02
    Scenario Outline: What <first> it cannot be undone: it <second>
      Given the "invitations" organization
      And "acme" has invited "alone"
      When "admin" in "<one>" <first> the invitation of "acme" to "alone"
      Then the attempt succeeds
      When "admin" in "<other>" <second> the invitation of "acme" to "alone"
      Then the attempt is refused with "<error>"
      And the invitation of "acme" to "alone" is <state>

      Examples:
        | one             | first    | other           | second   | state    | error                               |
        | alone           | accepts  | alone           | accepts  | ACCEPTED | HandshakeAlreadyInStateException    |
        | alone           | accepts  | alone           | declines | ACCEPTED | InvalidHandshakeTransitionException |
        | alone           | accepts  | acme-management | cancels  | ACCEPTED | InvalidHandshakeTransitionException |
        | alone           | declines | alone           | declines | DECLINED | HandshakeAlreadyInStateException    |
        | alone           | declines | alone           | accepts  | DECLINED | InvalidHandshakeTransitionException |
        | alone           | declines | acme-management | cancels  | DECLINED | InvalidHandshakeTransitionException |
        | acme-management | cancels  | acme-management | cancels  | CANCELED | HandshakeAlreadyInStateException    |
        | acme-management | cancels  | alone           | accepts  | CANCELED | InvalidHandshakeTransitionException |
        | acme-management | cancels  | alone           | declines | CANCELED | InvalidHandshakeTransitionException |

    @id:cancelled-then-invited-again @claim:INVITE-18
    Scenario: After a cancellation only a new invitation lets the account in
      Given the "invitations" organization
      And "acme" has invited "alone"
      When "acme" cancels its invitation to "alone"
      Then the attempt succeeds
      When "admin" in "alone" accepts the invitation of "acme"
      Then the attempt is refused with "InvalidHandshakeTransitionException"
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
      Then the attempt is refused with "InvalidHandshakeTransitionException"
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
      Then the invitation of "acme" to "alone" is <state>
      When "admin" in "alone" calls organizations ListHandshakesForAccount
      Then "Handshakes" of the answer names "<state>"
      When 1 days pass
      Then the invitation of "acme" to "alone" is listed no more
      When "admin" in "alone" calls organizations ListHandshakesForAccount
      Then "Handshakes" of the answer does not name "<state>"

      Examples:
        | who             | answers  | state    |
        | alone           | accepts  | ACCEPTED |
        | alone           | declines | DECLINED |
        | acme-management | cancels  | CANCELED |

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
      When "admin" in "acme-management" calls organizations ListAccounts
      Then "Accounts" of the answer does not name "460000000021"

    @id:members-are-not-invited-again @claim:INVITE-06
    Scenario: A member is not invited by its own organization
      Given the "invitations" organization
      When "acme" invites "member"
      Then the attempt is refused with "HandshakeConstraintViolationException" because of "already a member"

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
      When "admin" in "acme-management" calls organizations ListTagsForResource with
        """
        { "ResourceId": "460000000021" }
        """
      Then "Tags" of the answer names "team"
      And "Tags" of the answer names "blue"
      And the answer shows "Tags.1.Key" as "cost"
      And the answer shows "Tags.1.Value" as ""
      And the answer shows no "Tags.2"

    @id:fifty-tags @claim:INVITE-12
    Scenario: Fifty tags travel, fifty-one do not
      Given the "invitations" organization
      When "acme" invites "alone" with 51 tags
      Then the attempt is refused
      And the invitation of "acme" to "alone" is listed no more
      When "acme" invites "alone" with 50 tags
      Then the attempt succeeds
      When "admin" in "alone" accepts the invitation of "acme"
      Then the attempt succeeds

    @id:notes-are-read @claim:INVITE-12
    Scenario: The invited account reads the note
      Given the "invitations" organization
      When "acme" invites "alone" with the note "Welcome aboard"
      Then the attempt succeeds
      When "admin" in "alone" calls organizations ListHandshakesForAccount
      Then "Handshakes" of the answer names "Welcome aboard"

  Rule: Whoever has joined sees whom it joined

    @id:members-see-their-organization @claim:INVITE-19
    Scenario: The organization's number and its owner's address
      Given the "invitations" organization
      And "acme" has invited "alone"
      When "admin" in "alone" calls organizations DescribeOrganization
      Then the attempt is refused with "AWSOrganizationsNotInUseException"
      When "admin" in "alone" accepts the invitation of "acme"
      Then the attempt succeeds
      When "admin" in "alone" calls organizations DescribeOrganization
      Then the answer shows "Organization.Id" as "o-invacme001"
      And the answer shows "Organization.MasterAccountId" as "460000000001"
      And the answer shows "Organization.MasterAccountEmail" as "aws@acme.example"

  Rule: A created account has a door for its management account, an invited one has none

    @id:invited-without-access-role @claim:INVITE-09
    Scenario: An invited account gets no access role
      Given the "invitations" organization
      And "acme" has invited "alone"
      When "admin" in "alone" accepts the invitation of "acme"
      Then the attempt succeeds
      When the management account of "acme" enters "alone" as "OrganizationAccountAccessRole"
      Then the attempt is refused with "AccessDenied"
      When "admin" in "alone" calls iam ListRoles
      Then "Roles" of the answer does not name "OrganizationAccountAccessRole"

    @id:created-with-access-role @claim:INVITE-09 @needs:clock
    Scenario: A created account gets one under its usual name
      Given the "invitations" organization
      When "acme" creates the account "built"
      Then the attempt succeeds
      When 10 minutes pass
      And the management account of "acme" enters "built" as "OrganizationAccountAccessRole"
      Then the attempt succeeds
      And "Roles" of the answer names "OrganizationAccountAccessRole"

    @id:created-with-named-access-role @claim:INVITE-09 @needs:clock
    Scenario: Or under the name that was asked for
      Given the "invitations" organization
      When "acme" creates the account "built" with the role "Caretaker"
      Then the attempt succeeds
      When 10 minutes pass
      And the management account of "acme" enters "built" as "Caretaker"
      Then the attempt succeeds
      When the management account of "acme" enters "built" as "OrganizationAccountAccessRole"
      Then the attempt is refused with "AccessDenied"

  Rule: Joining makes the service-linked role

    @id:joining-makes-the-role @claim:INVITE-10
    Scenario: It was not there before, and is afterwards
      Given the "invitations" organization
      And "acme" has invited "alone"
      When "admin" in "alone" calls iam GetRole with
        """
        { "RoleName": "AWSServiceRoleForOrganizations" }
        """
      Then the attempt is refused with "NoSuchEntityException"
      When "joins-with-role" in "alone" accepts the invitation of "acme"
      Then the attempt succeeds
      When "admin" in "alone" calls iam GetRole with
        """
        { "RoleName": "AWSServiceRoleForOrganizations" }
        """
      Then the attempt succeeds

    @id:joining-needs-the-role @claim:INVITE-10
    Scenario: Whoever may not make it does not join
      Given the "invitations" organization
      And "acme" has invited "alone"
      When "joins-only" in "alone" accepts the invitation of "acme"
      Then the attempt is refused with "AccessDeniedForDependencyException" because of "iam:CreateServiceLinkedRole"
      And "alone" stands alone
      And the invitation of "acme" to "alone" is OPEN

    @id:joining-with-the-role-there @claim:INVITE-10
    Scenario: Where it is there already nobody has to make it
      Given the "invitations" organization
      And "acme" has invited "returning"
      When "joins-only" in "returning" accepts the invitation of "acme"
      Then the attempt succeeds
      And "returning" is a member of "acme"
