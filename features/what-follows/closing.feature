Feature: An account is closed, and what that means
  Closing is not leaving: the account stays in the organization, unusable, for 90 days, and only Support brings it back.

  Rule: Only the root user closes an account from within

    @id:root-closes-its-account @claim:CLOSE-01 @technique:T1531 @needs:console
    Scenario: The root user of a member closes it
      Given the "two-organizations" organization
      And the owner of "open-complete" has recovered the root password
      When "root" in "open-complete" closes the account from within
      Then the attempt succeeds
      And "open-complete" is in the state PENDING_CLOSURE
      And CloseAccount is recorded in the event history of "open-complete"
      When 1 days pass
      Then "open-complete" is in the state CLOSED

    @id:root-closes-a-stand-alone-account @claim:CLOSE-01 @technique:T1531 @needs:console
    Scenario: So does the root user of an account that is in no organization
      Given the "two-organizations" organization
      And the owner of "alone" has recovered the root password
      When "admin" in "alone" tries to list the roles
      Then the attempt succeeds
      When "admin" in "alone" closes the account from within
      Then the attempt is refused because only the root user may
      When "root" in "alone" closes the account from within
      Then the attempt succeeds
      When 1 days pass
      And "admin" in "alone" tries to list the roles
      Then the attempt is refused
      When "root" in "alone" closes the account from within
      Then the attempt is refused

    @id:administrators-cannot-close @claim:CLOSE-01 @needs:console
    Scenario: An administrator cannot
      Given the "two-organizations" organization
      When "admin" in "open-complete" closes the account from within
      Then the attempt is refused because only the root user may
      And "open-complete" is in the state ACTIVE

    @id:users-cannot-close @claim:CLOSE-01 @needs:console
    Scenario: Nor can a user, whatever it may otherwise
      Given the "two-organizations" organization
      When "admin" in "open-complete" tries to attach the policy "AdministratorAccess" to the user "alice"
      Then the attempt succeeds
      When "admin" in "open-complete" tries to give the user "alice" the password "A-long-enough-1-password"
      Then the attempt succeeds
      When "alice" in "open-complete" signs in to the console
      Then the attempt succeeds
      When "alice" in "open-complete" closes the account from within
      Then the attempt is refused because only the root user may
      And "open-complete" is in the state ACTIVE

    @id:root-closes-in-consolidated-billing @claim:CLOSE-03 @needs:console
    Scenario: In a consolidated-billing organization nobody else can
      Given the "consolidated-billing" organization
      When the management account closes "billed"
      Then the attempt is refused because the organization has not all features
      And "billed" is in the state ACTIVE
      Given the owner of "billed" has recovered the root password
      When "root" in "billed" closes the account from within
      Then the attempt succeeds
      And "billed" is in the state PENDING_CLOSURE

  Rule: A guardrail on account:CloseAccount stops the root user too

    @id:self-closure-is-denied @claim:CLOSE-09 @technique:T1531 @needs:console
    Scenario: The root user is stopped by the guardrail
      Given the "closing" organization
      And the owner of "guarded" has recovered the root password
      And an attacker holds the root user of "guarded"
      When the attacker tries to close the account from within
      Then the attempt is stopped by the guardrail "deny-close"
      And "guarded" is in the state ACTIVE

  Rule: The management account closes members, asynchronously

    @id:management-closes-a-member @claim:CLOSE-02
    Scenario: First it is pending, then it is closed
      Given the "two-organizations" organization
      When the management account closes "kept-created"
      Then the attempt succeeds
      And "kept-created" is in the state PENDING_CLOSURE
      And CloseAccount is recorded in the event history of "management"
      When 60 minutes pass
      Then "kept-created" is in the state CLOSED
      And CloseAccountResult is recorded in the event history of "management"
      And a mail "account-closed" reaches the owner of "kept-created"

    @id:delegated-administrators-cannot-close @claim:CLOSE-11
    Scenario: A delegated administrator cannot; a comment in one source says it can
      A reader's comment says that a delegated administrator closes members; today's API reference names the management account alone.
      Given the "delegated" organization
      When "admin" in "security" closes "lab"
      Then the attempt is refused because only the management account may
      And "lab" is in the state ACTIVE
      When the management account closes "lab"
      Then the attempt succeeds

    @id:closing-has-quotas @claim:CLOSE-08
    Scenario: Three closures at once, and no more
      Given the "closing" organization
      When the management account closes "one"
      Then the attempt succeeds
      When the management account closes "two"
      Then the attempt succeeds
      When the management account closes "three"
      Then the attempt succeeds
      When the management account closes "four"
      Then the attempt is refused because as many accounts as may be are being closed
      When 60 minutes pass
      And the management account closes "four"
      Then the attempt succeeds

    @id:closing-has-a-monthly-quota @claim:CLOSE-08 @needs:clock
    Scenario: So many in 30 days, and the days are counted from each closure
      Given the "closing" organization
      When "admin" in "sparing-management" closes "first"
      Then the attempt succeeds
      When 29 days pass
      And 1439 minutes pass
      And "admin" in "sparing-management" closes "second"
      Then the attempt is refused because as many accounts as may be were closed in 30 days
      When 1 minutes pass
      And "admin" in "sparing-management" closes "second"
      Then the attempt succeeds

    @id:closing-has-a-default-quota @claim:CLOSE-08 @needs:clock
    Scenario: An organization that was given no quota of its own closes 250 in 30 days
      Given the "closing-many" organization
      When the management account closes "last-but-one"
      Then the attempt succeeds
      When 10 minutes pass
      And the management account closes "last"
      Then the attempt is refused because as many accounts as may be were closed in 30 days
      When 20 days pass
      And the management account closes "last"
      Then the attempt succeeds

  Rule: A closed account admits root for bills and Support, and nothing else

    @id:closed-accounts-refuse @claim:CLOSE-04 @claim:CLOSE-13 @needs:console
    Scenario: What still works, and what does not
      Given the "two-organizations" organization
      And the owner of "open-complete" has recovered the root password
      When "admin" in "open-complete" tries to list the roles
      Then the attempt succeeds
      When "admin" in "open-complete" signs in to the console
      Then the attempt succeeds
      When the management account closes "open-complete"
      Then the attempt succeeds
      When 1 days pass
      And "admin" in "open-complete" tries to list the roles
      Then the attempt is refused
      When "admin" in "open-complete" signs in to the console
      Then the attempt is refused because the account is closed
      When "root" in "open-complete" reads the bills
      Then the attempt succeeds
      When "root" in "open-complete" completes the sign-up with "phone"
      Then the attempt is refused because the account is closed

    @id:support-reopens @claim:CLOSE-07 @needs:console
    Scenario: Within 90 days Support reopens it, with what is in it
      Given the "two-organizations" organization
      And the owner of "open-complete" has recovered the root password
      When the management account closes "open-complete"
      Then the attempt succeeds
      When 89 days pass
      And Support is asked to reopen "open-complete"
      Then the attempt succeeds
      And "open-complete" is in the state ACTIVE
      When "admin" in "open-complete" tries to list the roles
      Then the attempt succeeds
      And the list shows "break-glass"

    @id:closed-accounts-refuse-everything @claim:CLOSE-04 @claim:CLOSE-07 @needs:console @needs:clock
    Scenario Outline: to <deed> works before, not while it is closed, and again after Support has reopened it
      Given the "membership" organization
      And the owner of "workload" has recovered the root password
      When "admin" in "workload" tries to <deed>
      Then the attempt succeeds
      When "root" in "workload" tries to <deed>
      Then the attempt succeeds
      When the management account closes "workload"
      Then the attempt succeeds
      When 1 days pass
      And "admin" in "workload" tries to <deed>
      Then the attempt is refused
      When "root" in "workload" tries to <deed>
      Then the attempt is refused
      When "root" in "workload" signs in to the console
      Then the attempt succeeds
      When "root" in "workload" reads the bills
      Then the attempt succeeds
      When Support is asked to reopen "workload"
      Then the attempt succeeds
      When "admin" in "workload" tries to <deed>
      Then the attempt succeeds

      Examples:
        | deed                               |
        | list the roles                     |
        | see its own identity               |
        | list the buckets                   |
        | see the organization's description |
        | read the event history             |
        | list the detectors                 |

    @id:closed-accounts-open-no-door @claim:CLOSE-04 @claim:CLOSE-07 @needs:console @needs:clock
    Scenario: From another account nobody gets in, until Support has reopened it
      Given the "membership" organization
      And the owner of "workload" has recovered the root password
      When "admin" in "security" enters "workload" as "security-audit" and tries to list the roles
      Then the attempt succeeds
      When the management account closes "workload"
      Then the attempt succeeds
      When 89 days pass
      And "admin" in "security" enters "workload" as "security-audit" and tries to list the roles
      Then the attempt is refused because no such role lets them in
      When Support is asked to reopen "workload"
      Then the attempt succeeds
      When "admin" in "security" enters "workload" as "security-audit" and tries to list the roles
      Then the attempt succeeds
      And the list shows "baseline-reader"

    @id:purged-resources-are-gone @claim:CLOSE-06 @needs:console @needs:clock
    Scenario: After 90 days what was in it is out of everybody's reach, its owner's and Support's too
      Given the "membership" organization
      And the owner of "workload" has recovered the root password
      When "admin" in "workload" tries to see the user "batch"
      Then the attempt succeeds
      When the management account closes "workload"
      Then the attempt succeeds
      When 91 days pass
      Then "workload" is no longer in the organization
      When Support is asked to reopen "workload"
      Then the attempt is refused because the account is closed for good
      When "root" in "workload" reads the bills
      Then the attempt is refused because the account is closed for good
      When "admin" in "workload" tries to see the user "batch"
      Then the attempt is refused
      When "admin" in "security" enters "workload" as "security-audit" and tries to list the roles
      Then the attempt is refused because no such role lets them in

    @id:closed-accounts-share-nothing @claim:CLOSE-04 @claim:CLOSE-06 @claim:CLOSE-07 @needs:console @needs:clock
    Scenario: What it shared is out of reach while it is closed, there again once it is reopened, and gone after 90 days
      Given the "membership" organization
      And the owner of "workload" has recovered the root password
      And "workload" has a bucket "workload-shared" that admits "security"
      When "admin" in "workload" tries to put "customers.csv" into the bucket "workload-shared"
      Then the attempt succeeds
      When "admin" in "security" tries to read "customers.csv" of the bucket "workload-shared"
      Then the attempt succeeds
      When the management account closes "workload"
      Then the attempt succeeds
      When 89 days pass
      And "admin" in "security" tries to read "customers.csv" of the bucket "workload-shared"
      Then the attempt is refused
      When Support is asked to reopen "workload"
      Then the attempt succeeds
      When "admin" in "security" tries to read "customers.csv" of the bucket "workload-shared"
      Then the attempt succeeds
      When the management account closes "workload"
      Then the attempt succeeds
      When 91 days pass
      And "admin" in "security" tries to read "customers.csv" of the bucket "workload-shared"
      Then the attempt is refused because there is no such bucket

  Rule: For 90 days a closed member stays where it is, and counts

    @id:closed-members-block @claim:CLOSE-12 @claim:CLOSE-05
    Scenario Outline: It can be neither removed nor left behind, after <days> days either
      Given the "closing" organization
      When the management account closes "one"
      Then the attempt succeeds
      When <days> days pass
      And the management account removes "one"
      Then the attempt is refused because the account is closed
      And "one" is in the state CLOSED
      When "admin" in "closing-management" tries to delete the organization
      Then the attempt is refused because the organization still has members

      Examples:
        | days |
        | 1    |
        | 89   |

    @id:purged-members-block-no-more @claim:CLOSE-12 @needs:clock
    Scenario: Once the last one is gone for good, nothing stands in the way
      Given the "full" organization
      When the management account closes "only"
      Then the attempt succeeds
      When 89 days pass
      And "admin" in "full-management" tries to delete the organization
      Then the attempt is refused because the organization still has members
      When 2 days pass
      And "admin" in "full-management" tries to delete the organization
      Then the attempt succeeds

    @id:closed-members-count @claim:CLOSE-05
    Scenario: It leaves no room for another until it is gone
      Given the "full" organization
      When the management account closes "only"
      Then the attempt succeeds
      When 1 days pass
      And "admin" in "full-management" tries to invite the account with the number "430000000099"
      Then the attempt is refused because the organization has no room for another account
      When 91 days pass
      And "admin" in "full-management" tries to invite the account with the number "430000000099"
      Then the attempt succeeds

    @id:removed-first-counts-no-more @claim:CLOSE-05
    Scenario: An account that was removed first leaves room at once
      Given the "full" organization
      When "admin" in "full-management" tries to invite the account with the number "430000000099"
      Then the attempt is refused because the organization has no room for another account
      When the management account removes "only"
      Then the attempt succeeds
      When "admin" in "full-management" tries to invite the account with the number "430000000099"
      Then the attempt succeeds

    @id:ninety-days-to-the-minute @claim:CLOSE-06 @needs:clock
    Scenario: The 90 days are counted from when it was closed, and end to the minute
      AWS says that the end may lag some days, and that closing takes some minutes: here there are five, and no lag.
      Given the "two-organizations" organization
      When the management account closes "open-complete"
      Then the attempt succeeds
      When 5 minutes pass
      Then "open-complete" is in the state CLOSED
      When 89 days pass
      And 1439 minutes pass
      Then "open-complete" is in the state CLOSED
      When 1 minutes pass
      Then "open-complete" is no longer in the organization

    @id:ninety-days-for-support @claim:CLOSE-06 @claim:CLOSE-07 @needs:console @needs:clock
    Scenario Outline: Support is asked <when>
      Given the "two-organizations" organization
      And the owner of "open-complete" has recovered the root password
      When the management account closes "open-complete"
      Then the attempt succeeds
      When 5 minutes pass
      And 89 days pass
      And <minutes> minutes pass
      And Support is asked to reopen "open-complete"
      Then the attempt <outcome>

      Examples:
        | when               | minutes | outcome                                           |
        | in the last minute | 1439    | succeeds                                          |
        | a minute later     | 1440    | is refused because the account is closed for good |

    @id:permanently-closed @claim:CLOSE-06 @claim:DETECT-08 @needs:console
    Scenario: After 90 days it drops out, and nobody brings it back
      Given the "two-organizations" organization
      And the owner of "open-complete" has recovered the root password
      When the management account closes "open-complete"
      Then the attempt succeeds
      When 89 days pass
      Then "open-complete" is in the state CLOSED
      When 2 days pass
      Then "open-complete" is no longer in the organization
      And AccountDepartedOrganization is recorded in the event history of "management"
      When "admin" in "management" tries to look up the events "AccountDepartedOrganization"
      Then the list shows "CLEANED"
      When Support is asked to reopen "open-complete"
      Then the attempt is refused because the account is closed for good
      When "admin" in "open-complete" tries to list the roles
      Then the attempt is refused

  Rule: The management account closes last, and only its root can

    @id:management-closes-last @claim:CLOSE-10 @needs:console
    Scenario: While members are left it cannot close; afterwards it can
      Given the "full" organization
      When "admin" in "full-management" closes "full-management"
      Then the attempt is refused because a management account is closed by its root user alone
      When "root" in "full-management" closes the account from within
      Then the attempt is refused because the organization still has members
      When the management account closes "only"
      Then the attempt succeeds
      When 1 days pass
      Then "only" is in the state CLOSED
      When "admin" in "full-management" closes the account from within
      Then the attempt is refused because only the root user may
      When "root" in "full-management" closes the account from within
      Then the attempt succeeds
      And "full-management" is in the state PENDING_CLOSURE

    @id:management-waits-for-closures @claim:CLOSE-10 @needs:console
    Scenario: A member whose closure is under way is not closed yet
      Given the "full" organization
      When the management account closes "only"
      Then the attempt succeeds
      And "only" is in the state PENDING_CLOSURE
      When "root" in "full-management" closes the account from within
      Then the attempt is refused because the organization still has members
      And "full-management" is in the state ACTIVE

    @id:management-closes-alone @claim:CLOSE-10 @needs:console
    Scenario: Nor does it have to wait for a member that was removed
      Given the "full" organization
      When "root" in "full-management" closes the account from within
      Then the attempt is refused because the organization still has members
      When the management account removes "only"
      Then the attempt succeeds
      When "root" in "full-management" closes the account from within
      Then the attempt succeeds
      And "full-management" is in the state PENDING_CLOSURE
