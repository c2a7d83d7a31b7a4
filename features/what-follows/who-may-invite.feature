Feature: Who may invite, how often, and whom
  An invitation costs a place and a turn. Its sender needs a verified address and an organization that is ready; both sides
  need one permission for each thing they do.

  Rule: Only the management account invites

    @id:only-management-invites @claim:INVITE-01
    Scenario Outline: <who> of <account> cannot
      Given the "invitations" organization
      When "<who>" in "<account>" invites "alone"
      Then the attempt is refused because <reason>
      And the invitation of "acme" to "alone" is listed no more
      When "acme" invites "alone"
      Then the attempt succeeds

      Examples:
        | who   | account   | reason                            |
        | admin | member    | only the management account may   |
        | root  | member    | only the management account may   |
        | admin | neighbour | the account is in no organization |

    @id:delegated-administrators-do-not-invite @claim:INVITE-01
    Scenario: A delegated administrator cannot either
      Given the "delegated" organization
      When "admin" in "security" invites "lab"
      Then the attempt is refused because only the management account may

  Rule: Its address must be verified first

    @id:unverified-does-not-invite @claim:INVITE-01 @needs:console @needs:mail @needs:clock
    Scenario: It invites once its owner has followed the link of the mail
      Given the "invitation-limits" organization
      When "unverified" invites "first"
      Then the attempt is refused because the management account's address is not verified
      And no mail "invitation" reaches the owner of "first"
      When "admin" in "unverified-management" has the verification mail sent
      Then the attempt succeeds
      And a mail "email-verification" reaches the owner of "unverified-management"
      When 1439 minutes pass
      And "root" in "unverified-management" follows the link of the verification mail
      Then the attempt succeeds
      When "unverified" invites "first"
      Then the attempt succeeds
      And a mail "invitation" reaches the owner of "first"

    @id:verification-expires @claim:INVITE-01 @needs:console @needs:mail @needs:clock
    Scenario: A day later the link is worth nothing, and another one is
      Given the "invitation-limits" organization
      When "admin" in "unverified-management" has the verification mail sent
      Then the attempt succeeds
      When 24 hours pass
      And "root" in "unverified-management" follows the link of the verification mail
      Then the attempt is refused because the link has expired
      When "unverified" invites "first"
      Then the attempt is refused because the management account's address is not verified
      When "admin" in "unverified-management" has the verification mail sent
      Then the attempt succeeds
      When "root" in "unverified-management" follows the link of the verification mail
      Then the attempt succeeds
      When "unverified" invites "first"
      Then the attempt succeeds

  Rule: An organization that is still being made refuses with its own error

    @id:unfinished-does-not-invite @claim:INVITE-17
    Scenario: It is told to try later, where another is served
      Given the "invitation-limits" organization
      When "unfinished" invites "first"
      Then the attempt is refused because the organization is still being made
      When "hasty" invites "first"
      Then the attempt succeeds

  Rule: An open invitation takes a place until it ends

    @id:open-invitation-takes-a-place @claim:INVITE-04 @needs:clock
    Scenario Outline: The place is free again when <how>
      Given the "invitation-limits" organization
      When "crowded" invites "first"
      Then the attempt succeeds
      When "crowded" invites "second"
      Then the attempt is refused because the organization has no room for another account
      When <event>
      Then the invitation of "crowded" to "first" is <state>
      When "crowded" invites "second"
      Then the attempt succeeds

      Examples:
        | how             | event                                                   | state    |
        | it is declined  | "admin" in "first" declines the invitation of "crowded" | DECLINED |
        | it is cancelled | "crowded" cancels its invitation to "first"             | CANCELED |
        | it has expired  | 15 days pass                                            | EXPIRED  |

    @id:open-invitation-takes-the-place-of-a-new-account @claim:INVITE-04
    Scenario: It takes the place of an account that would be made as well
      That the request is refused at once, and does not fail later, is our reading: AWS has an error for each.
      Given the "invitation-limits" organization, assuming "account-limit-answer" is "refused"
      When "crowded" invites "first"
      Then the attempt succeeds
      When "crowded" creates the account "extra"
      Then the attempt is refused because the organization has no room for another account
      When "admin" in "first" declines the invitation of "crowded"
      Then the attempt succeeds
      When "crowded" creates the account "extra"
      Then the attempt succeeds

    @id:members-keep-their-place @claim:INVITE-04
    Scenario: An accepted invitation keeps it
      Given the "invitation-limits" organization
      When "crowded" invites "first"
      Then the attempt succeeds
      When "admin" in "first" accepts the invitation of "crowded"
      Then the attempt succeeds
      When "crowded" invites "second"
      Then the attempt is refused because the organization has no room for another account

  Rule: So many invitations a day, and accepted ones do not count

    @id:invitations-a-day @claim:INVITE-05 @needs:clock
    Scenario Outline: Two are allowed here; one that was <ended> counts, and the next day is another
      Given the "invitation-limits" organization
      When "hasty" invites "first"
      Then the attempt succeeds
      When "hasty" invites "second"
      Then the attempt succeeds
      When <event>
      Then the attempt succeeds
      When "hasty" invites "third"
      Then the attempt is refused because the invitations of the day are used up
      When 1439 minutes pass
      And "hasty" invites "third"
      Then the attempt is refused because the invitations of the day are used up
      When 1 minutes pass
      And "hasty" invites "third"
      Then the attempt succeeds

      Examples:
        | ended     | event                                                  |
        | cancelled | "hasty" cancels its invitation to "second"             |
        | declined  | "admin" in "second" declines the invitation of "hasty" |

    @id:expired-invitations-are-of-another-day @claim:INVITE-05 @needs:clock
    Scenario: Those that have expired were sent long before
      Given the "invitation-limits" organization
      When "hasty" invites "first"
      Then the attempt succeeds
      When "hasty" invites "second"
      Then the attempt succeeds
      When 15 days pass
      Then the invitation of "hasty" to "second" is EXPIRED
      When "hasty" invites "third"
      Then the attempt succeeds
      When "hasty" invites "second"
      Then the attempt succeeds
      When "hasty" invites "first"
      Then the attempt is refused because the invitations of the day are used up

    @id:accepted-invitations-do-not-count @claim:INVITE-05
    Scenario: As soon as one is accepted another may be sent
      Given the "invitation-limits" organization
      When "hasty" invites "first"
      Then the attempt succeeds
      When "hasty" invites "second"
      Then the attempt succeeds
      When "admin" in "second" accepts the invitation of "hasty"
      Then the attempt succeeds
      When "hasty" invites "third"
      Then the attempt succeeds

  Rule: The same seller and the same partition only

    @id:sellers-and-partitions @claim:INVITE-11
    Scenario Outline: <organization> invites <account>: <outcome>
      Given the "invitation-limits" organization
      When "<organization>" invites "<account>"
      Then the attempt <outcome>

      Examples:
        | organization | account    | outcome                                                                      |
        | indian       | india-shop | succeeds                                                                     |
        | european     | first      | succeeds                                                                     |
        | hasty        | first      | succeeds                                                                     |
        | hasty        | india-shop | is refused because the account has another seller or is in another partition |
        | indian       | first      | is refused because the account has another seller or is in another partition |
        | european     | india-shop | is refused because the account has another seller or is in another partition |
        | hasty        | china-shop | is refused because the account has another seller or is in another partition |
        | hasty        | gov-shop   | is refused because the account has another seller or is in another partition |

    @id:sellers-and-partitions-by-address @claim:INVITE-11
    Scenario Outline: <organization> invites <account> by the address of its owner: <outcome>
      Given the "invitation-limits" organization
      When "<organization>" invites the address of "<account>"
      Then the attempt <outcome>

      Examples:
        | organization | account    | outcome                                                                      |
        | indian       | india-shop | succeeds                                                                     |
        | hasty        | first      | succeeds                                                                     |
        | hasty        | india-shop | is refused because the account has another seller or is in another partition |
        | indian       | first      | is refused because the account has another seller or is in another partition |
        | hasty        | china-shop | is refused because the account has another seller or is in another partition |

    @id:sellers-of-those-who-accept @claim:INVITE-11
    Scenario: An invitation that is open all the same is not accepted
      Given the "invitation-limits" organization
      Then the invitation of "european" to "india-shop" is OPEN
      When "admin" in "india-shop" accepts the invitation of "european"
      Then the attempt is refused because the account has another seller or is in another partition
      And "india-shop" stands alone
      When "indian" invites "india-shop"
      Then the attempt succeeds
      When "admin" in "india-shop" accepts the invitation of "indian"
      Then the attempt succeeds
      And "india-shop" is a member of "indian"

  Rule: Each step needs its permission, and no other

    @id:enough-to-invite @claim:INVITE-16
    Scenario: Three permissions are enough for the sender
      Given the "invitations" organization
      When "just-enough" in "acme-management" invites "alone"
      Then the attempt succeeds
      When "just-enough" in "acme-management" tries to list the invitations that were sent
      Then the list shows the account "alone"
      When "just-enough" in "acme-management" cancels the invitation of "acme" to "alone"
      Then the attempt succeeds

    @id:enough-to-answer @claim:INVITE-16
    Scenario: Four are enough for whoever joins, three for whoever declines
      Given the "invitations" organization
      And "acme" has invited "alone"
      And "umbrella" has invited "alone"
      When "joins-only" in "alone" tries to list the invitations that were received
      Then the list shows "OPEN"
      When "joins-only" in "alone" declines the invitation of "umbrella"
      Then the attempt succeeds
      When "joins-with-role" in "alone" accepts the invitation of "acme"
      Then the attempt succeeds

    @id:missing-one-permission @claim:INVITE-16
    Scenario Outline: Whoever has every permission but one is refused for that one: <who>
      Given the "invitations" organization
      And "acme" has invited "alone"
      When "<who>" in "<account>" <does>
      Then the attempt is refused for want of the permission "<missing>"
      And the invitation of "acme" to "alone" is OPEN
      And the invitation of "acme" to "neighbour" is listed no more
      When "acme" invites "neighbour"
      Then the attempt succeeds

      Examples:
        | who                      | account         | does                                             | missing                                     |
        | all-but-inviting         | acme-management | invites "neighbour"                              | organizations:InviteAccountToOrganization   |
        | all-but-tagging          | acme-management | invites "neighbour" with the tags "team=blue"    | organizations:TagResource                   |
        | all-but-listing-sent     | acme-management | tries to list the invitations that were sent     | organizations:ListHandshakesForOrganization |
        | all-but-cancelling       | acme-management | cancels the invitation of "acme" to "alone"      | organizations:CancelHandshake               |
        | all-but-accepting        | alone           | accepts the invitation of "acme"                 | organizations:AcceptHandshake               |
        | all-but-declining        | alone           | declines the invitation of "acme"                | organizations:DeclineHandshake              |
        | all-but-listing-received | alone           | tries to list the invitations that were received | organizations:ListHandshakesForAccount      |
        | all-but-looking          | acme-management | looks at the invitation of "acme" to "alone"     | organizations:DescribeHandshake             |
        | all-but-looking          | alone           | looks at the invitation of "acme"                | organizations:DescribeHandshake             |

    @id:all-the-others-suffice @claim:INVITE-16
    Scenario Outline: The permission that is missing is missed there only: <who>
      Given the "invitations" organization
      And "acme" has invited "alone"
      When "<who>" in "<account>" <does>
      Then the attempt succeeds

      Examples:
        | who                      | account         | does                                         |
        | all-but-inviting         | acme-management | cancels the invitation of "acme" to "alone"  |
        | all-but-tagging          | acme-management | invites "neighbour"                          |
        | all-but-listing-sent     | acme-management | cancels the invitation of "acme" to "alone"  |
        | all-but-cancelling       | acme-management | tries to list the invitations that were sent |
        | all-but-accepting        | alone           | declines the invitation of "acme"            |
        | all-but-declining        | alone           | accepts the invitation of "acme"             |
        | all-but-listing-received | alone           | accepts the invitation of "acme"             |
        | all-but-cancelling       | acme-management | looks at the invitation of "acme" to "alone" |
        | all-but-accepting        | alone           | looks at the invitation of "acme"            |
        | all-but-looking          | acme-management | cancels the invitation of "acme" to "alone"  |
        | all-but-looking          | alone           | accepts the invitation of "acme"             |
