Feature: The organization holds the root users of its members
  A root user cannot be taken over when it has no credentials. Centralised root access takes them away and keeps the few tasks
  that only root can do, each in a short session that can do nothing else.

  Rule: Switching it on needs an organization with all features, trusted access, and the management account

    @id:root-access-needs-trust @claim:ROOT-01
    Scenario: Without trusted access for IAM it cannot be switched on; with it, it can, and is used
      Given the "root-access" organization
      When "admin" in "scattered-management" switches centralised root access on
      Then the attempt is refused because the organization does not trust IAM
      When "admin" in "scattered-management" audits the root user of "workbench"
      Then the attempt is refused because it is not allowed
      When "admin" in "scattered-management" trusts IAM with the organization's accounts
      Then the attempt succeeds
      When "admin" in "scattered-management" switches centralised root access on
      Then the attempt succeeds
      When "admin" in "scattered-management" tries to see how root access is centralised
      Then the list shows "RootCredentialsManagement"
      And the list shows "RootSessions"
      When "admin" in "scattered-management" audits the root user of "workbench"
      Then the attempt succeeds

    @id:root-access-needs-all-features @claim:ROOT-01
    Scenario: An organization that shares its bill alone cannot
      Given the "consolidated-billing" organization
      When "admin" in "shared-management" switches centralised root access on
      Then the attempt is refused because the organization has not all features

    @id:root-access-needs-an-organization @claim:ROOT-01
    Scenario: An account that stands alone cannot
      Given the "root-access" organization
      When "admin" in "lonely" switches centralised root access on
      Then the attempt is refused because the account is in no organization

    @id:root-access-needs-management @claim:ROOT-01
    Scenario: A member cannot; a delegated administrator for IAM uses it once it is on
      Given the "root-access" organization
      When "admin" in "workshop" switches centralised root access on
      Then the attempt is refused because only the management account or a delegated administrator may
      When "admin" in "workshop" audits the root user of "payments"
      Then the attempt is refused because it is not allowed
      When "admin" in "security" audits the root user of "payments"
      Then the attempt succeeds
      And AssumeRoot is recorded in the event history of "security"
      And GetLoginProfile is recorded in the event history of "payments"

    @id:root-access-and-delegated-administrators @claim:ROOT-01
    Scenario Outline: A delegated administrator for IAM that switches it on, if that is for <whom>
      IAM's reference has one error about management accounts and another about delegated administrators, and does not say which is whose.
      Given the "root-access" organization, assuming "root-access-enabling" is "<value>"
      When "admin" in "security" switches centralised root access on
      Then the attempt <outcome>
      When "admin" in "central-management" switches centralised root access on
      Then the attempt succeeds

      Examples:
        | whom                         | value                   | outcome                                            |
        | the management account alone | management              | is refused because only the management account may |
        | delegated administrators too | delegated-administrator | succeeds                                           |

  Rule: Without credentials nobody gets in as root

    @id:removed-root-credentials @claim:ROOT-02 @claim:DEPART-13 @technique:T1078.004 @needs:console
    Scenario: Before the removal the old password and the old key work, afterwards neither does, nor does the mail
      Given the "root-access" organization
      And an attacker holds the root user of "payments"
      When "root" in "payments" signs in to the console with the second factor
      Then the attempt succeeds
      When the attacker tries to list the users
      Then the attempt succeeds
      When "admin" in "security" removes the root credentials of "payments"
      Then the attempt succeeds
      When "root" in "payments" signs in to the console with the second factor
      Then the attempt is refused because there is no password
      When the owner of "payments" recovers the root password by mail
      Then the attempt is refused
      When the owner of "workshop" recovers the root password by mail
      Then the attempt succeeds
      And a mail "password-recovery" reaches the owner of "workshop"
      But no mail "password-recovery" reaches the owner of "payments"
      When the attacker tries to list the users
      Then the attempt is refused because the access key is not valid
      When "admin" in "security" audits the root user of "payments"
      Then the attempt is refused because there is no password

    @id:new-accounts-without-root @claim:ROOT-03
    Scenario: An account that is created afterwards has no root credentials
      Given the "root-access" organization
      When "central" creates the account "fresh"
      Then the attempt succeeds
      When 60 minutes pass
      And "admin" in "security" audits the root user of the new account "fresh"
      Then the attempt is refused because there is no password

    @id:new-accounts-with-root @claim:ROOT-03
    Scenario: While root credentials are not managed centrally, it has them
      Given the "root-access" organization
      When "admin" in "central-management" tries to leave root credentials to the members
      Then the attempt succeeds
      When "central" creates the account "fresh"
      Then the attempt succeeds
      When 60 minutes pass
      And "admin" in "security" audits the root user of the new account "fresh"
      Then the attempt succeeds

    @id:mailbox-without-centralised-root @claim:DEPART-13 @technique:T1078.A002 @needs:console
    Scenario: Without it, whoever reads the mailbox of an account takes the account out
      Given the "root-access" organization
      When an intruder in the mailbox of "workshop" recovers the root password
      Then the attempt succeeds
      When the attacker tries to leave the organization
      Then the attempt succeeds
      And "workshop" stands alone

    @id:mailbox-with-centralised-root @claim:DEPART-13 @claim:ROOT-02 @technique:T1078.A002 @needs:console
    Scenario: With it, the mailbox opens nothing
      Given the "root-access" organization
      And "admin" in "central-management" has removed the root credentials of "workshop"
      When an intruder in the mailbox of "workshop" recovers the root password
      Then the attempt is refused
      And "workshop" is still a member

    @id:no-root-user-guardrail @claim:ROOT-04 @technique:T1078.004
    Scenario: A guardrail against root users spares the short sessions
      Given the "root-access" organization
      And an attacker holds the root user of "vault"
      When the attacker tries to list the users
      Then the attempt is stopped by the guardrail "no-root-user"
      When "admin" in "central-management" audits the root user of "vault"
      Then the attempt succeeds

  Rule: A session does its task and nothing else, and it cannot leave

    @id:root-session-task @claim:ROOT-04
    Scenario Outline: For the task <task>, <own> works and <other> does not
      Given the "root-access" organization
      When "admin" in "security" takes root of "payments" for the task <task> and tries to <own>
      Then the attempt succeeds
      When "admin" in "security" takes root of "payments" for the task <task> and tries to <other>
      Then the attempt is refused because the session is for its task alone
      When "admin" in "security" takes root of "payments" for the task <task> and tries to leave the organization
      Then the attempt is refused because the session is for its task alone
      And "payments" is still a member

      Examples:
        | task     | own                       | other                           |
        | audit    | see the account's summary | delete its own password         |
        | removal  | delete its own password   | create an access key of its own |
        | recovery | see its own password      | list its own access keys        |
        | bucket   | list the buckets          | list the queues                 |
        | queue    | list the queues           | list the buckets                |

    @id:root-session-is-short @claim:ROOT-04 @needs:clock
    Scenario Outline: For the task <task> it lives a quarter of an hour
      Given the "root-access" organization
      When "admin" in "security" takes root of "payments" for the task <task> and 14 minutes later tries to <own>
      Then the attempt succeeds
      When "admin" in "security" takes root of "payments" for the task <task> and 16 minutes later tries to <own>
      Then the attempt is refused because the session has expired

      Examples:
        | task     | own                       |
        | audit    | see the account's summary |
        | removal  | delete its own password   |
        | recovery | see its own password      |
        | bucket   | list the buckets          |
        | queue    | list the queues           |

    @id:root-session-by-task @claim:ROOT-04
    Scenario: Who may take root for one task only may not for another
      Given the "root-access" organization
      When "auditor" in "central-management" audits the root user of "payments"
      Then the attempt succeeds
      When "auditor" in "central-management" removes the root credentials of "payments"
      Then the attempt is refused for want of a permission

  Rule: A bucket or a queue that denies everybody is opened again

    @id:bucket-is-unlocked @claim:ROOT-05
    Scenario: A bucket
      Given the "root-access" organization
      And "admin" in "payments" has a bucket "receipts-of-payments" that denies everybody
      When "admin" in "payments" opens the bucket "receipts-of-payments" again
      Then the attempt is refused because it is not allowed
      When "admin" in "security" unlocks the bucket "receipts-of-payments" of "payments"
      Then the attempt succeeds
      And DeleteBucketPolicy is recorded in the event history of "payments"
      When "admin" in "payments" opens the bucket "receipts-of-payments" again
      Then the attempt succeeds

    @id:queue-is-unlocked @claim:ROOT-05
    Scenario: A queue
      Given the "root-access" organization
      And "admin" in "payments" has a queue "receipts" that denies everybody
      When "admin" in "payments" opens the queue "receipts" again
      Then the attempt is refused
      When "admin" in "security" unlocks the queue "receipts" of "payments"
      Then the attempt succeeds
      When "admin" in "payments" opens the queue "receipts" again
      Then the attempt succeeds

  Rule: What was removed can be given back

    @id:recovery-is-allowed-again @claim:ROOT-06 @needs:console
    Scenario: The owner recovers the root password by mail and closes the account
      Given the "root-access" organization
      When the owner of "ledger" recovers the root password by mail
      Then the attempt is refused
      When "admin" in "security" allows the root password of "ledger" to be recovered
      Then the attempt succeeds
      When "root" in "ledger" signs in to the console
      Then the attempt is refused because there is no password
      When the owner of "ledger" recovers the root password by mail
      Then the attempt succeeds
      When "root" in "ledger" closes the account from within
      Then the attempt succeeds
      And "ledger" is in the state PENDING_CLOSURE

  Rule: The management account's own root user stands outside

    @id:management-root-is-exempt @claim:ROOT-07 @needs:console
    Scenario: It keeps its credentials
      Given the "root-access" organization
      When "admin" in "central-management" removes the root credentials of "central-management"
      Then the attempt is refused because it is not allowed
      When "admin" in "security" removes the root credentials of "central-management"
      Then the attempt is refused because it is not allowed
      When "root" in "central-management" signs in to the console with the second factor
      Then the attempt succeeds
