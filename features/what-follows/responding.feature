Feature: What responders can do, what it stops, and how it is taken back
  Each response says what it needs, does it with calls that anybody may make, and tells what it did, what it did not, and what
  taking it back leaves behind. Whether it works is seen by what somebody else's next call comes to.

  Rule: An account is set apart

    @id:quarantine-unit @claim:DEPART-17
    Scenario: It is moved to the quarantine unit, and back to where it was
      Given the "responding" organization
      When the security team moves "payments" to the quarantine unit
      Then the response is done
      And the response can be taken back whole
      And the response has done "write the policy orgdrill-quarantine-ou-"
      And the response has lifted "no-new-users of ou-resp-prod0001"
      When "admin" in "payments" tries to create the user "first"
      Then the attempt is refused because a service control policy denies it
      When "incident-responder" in "payments" tries to list the roles
      Then the attempt succeeds
      When the security team moves "payments" to the quarantine unit
      Then the response is already done
      And the response found done "move 480000000011 to Quarantine"
      When the security team restores the place of "payments" in the unit "Production"
      Then the response is done
      When "admin" in "payments" tries to create the user "second"
      Then the attempt is stopped by the guardrail "no-new-users"

    @id:quarantine-unit-taken-back @claim:DEPART-17
    Scenario: Taken back, the guardrails of its own unit bind it again
      Given the "responding" organization
      When the security team moves "payments" to the quarantine unit
      Then the response is done
      When the security team takes that back
      Then the response is done
      And the response has done "move 480000000011 back to ou-resp-prod0001"
      And the response has done "delete the unit Quarantine if it is empty"
      When "admin" in "payments" tries to create the user "first"
      Then the attempt is stopped by the guardrail "no-new-users"

    @id:quarantine-not-for-all @claim:DEPART-17
    Scenario: The management account and strangers cannot be set apart
      Given the "responding" organization
      When the security team moves "acme-management" to the quarantine unit
      Then the response is not possible
      And the response was held up because "no management account"
      When the security team moves "stranger" to the quarantine unit
      Then the response is not possible
      And the response was held up because "480000000201 is in the organization: it is not"
      When the security team moves "ledger" to the quarantine unit
      Then the response is not possible
      And the response was held up because "none of its roles is, which would leave nobody who could work there"
      When "admin" in "ledger" tries to create the user "first"
      Then the attempt is stopped by the guardrail "no-new-users"

    @id:quarantine-spares-others-taken-back @claim:DEPART-17
    Scenario: Taken back for one account, the quarantine still denies everything to another that is in it
      Given the "responding" organization
      When the security team moves "payments" to the quarantine unit
      Then the response is done
      When the security team moves "ledger" to the quarantine unit
      Then the response is done
      When "admin" in "ledger" tries to list the roles
      Then the attempt is refused because a service control policy denies it

    @id:deny-all-but-responders @claim:DEPART-17 @technique:T1666.A002
    Scenario: Everything is denied to everybody but the responders, sessions included
      Given the "responding" organization
      And an attacker holds "deploy" in "payments"
      When the security team denies everything in "payments" but to its responders
      Then the response is done
      And the response can be taken back whole
      When the attacker tries to leave the organization
      Then the attempt is refused because a service control policy denies it
      And "payments" is still a member
      When "root" in "payments" tries to list the roles
      Then the attempt is refused because a service control policy denies it
      When "incident-responder" in "payments" tries to list the roles
      Then the attempt succeeds
      When "admin" in "ledger" tries to list the roles
      Then the attempt succeeds

    @id:deny-all-taken-back @claim:DEPART-17
    Scenario: Taken back, people work again
      Given the "responding" organization
      When the security team denies everything in "payments" but to its responders
      Then the response is done
      When "admin" in "payments" tries to list the roles
      Then the attempt is refused because a service control policy denies it
      When the security team takes that back
      Then the response is done
      When "admin" in "payments" tries to list the roles
      Then the attempt succeeds

    @id:deny-all-elsewhere @claim:DEPART-17
    Scenario: Nobody denies anything in another organization, and the response says so before it writes a policy
      Given the "responding" organization
      And the security team is "admin" in "umbrella-management"
      When the security team denies everything in "ledger" but to its responders
      Then the response is not possible
      And the response was held up because "there is no such root, unit or account"
      When "admin" in "ledger" tries to list the roles
      Then the attempt succeeds

    @id:deny-all-where-it-binds-nobody @claim:DEPART-17
    Scenario: It is not tried where no service control policy binds, or where it would lock the responders out
      Given the "responding" organization
      When the security team denies everything in "acme-management" but to its responders
      Then the response is not possible
      And the response was held up because "is no management account, which no service control policy binds: it is"
      When the security team denies everything in "ledger" but to its responders
      Then the response is not possible
      And the response was held up because "a role of 480000000012 is spared, and can be entered: none of its roles is"
      When "admin" in "ledger" tries to list the roles
      Then the attempt succeeds

  Rule: Credentials stop working

    @id:credentials-not-possible @claim:DEPART-17
    Scenario: What is AWS's own, or what the responder acts with, is left alone
      Given the "responding" organization
      And the security team is "deploy" in "payments"
      When the security team disables every access key of "payments"
      Then the response is not possible
      And the response was held up because "the caller signs with none of these keys: the caller is the user deploy"
      When the security team deletes the access keys of "deploy" in "payments"
      Then the response is not possible
      Given the security team is "admin" in "acme-management"
      When the security team removes the root credentials of "acme-management"
      Then the response is not possible
      And the response was held up because "is no management account"
      When "deploy" in "payments" tries to list the roles
      Then the attempt succeeds

    @id:older-sessions-revoked @claim:DEPART-17
    Scenario: Older sessions of a role are revoked, and new ones are not
      Given the "responding" organization
      When "admin" in "payments" tries to list the roles
      Then the attempt succeeds
      When the security team revokes the sessions of "admin" in "payments"
      Then the response is done
      And the response can be taken back whole
      When "admin" in "payments" tries to list the roles
      Then the attempt is refused because a policy of their own denies it
      When 5 minutes pass
      And "admin" in "acme-management" enters "payments" as "admin" and tries to list the roles
      Then the attempt succeeds
      When the security team takes that back
      Then the response is done
      When "admin" in "payments" tries to list the roles
      Then the attempt succeeds

    @id:access-keys-disabled @claim:DEPART-17
    Scenario: Access keys are disabled, and work again when that is taken back
      Given the "responding" organization
      When the security team disables the access keys of "deploy" in "payments"
      Then the response is done
      When "deploy" in "payments" tries to list the roles
      Then the attempt is refused because the access key is not valid
      When the security team takes that back
      Then the response is done
      When "deploy" in "payments" tries to list the roles
      Then the attempt succeeds

    @id:every-access-key-disabled @claim:DEPART-17
    Scenario: Every key of an account is disabled
      Given the "responding" organization
      When the security team disables every access key of "payments"
      Then the response is done
      And the response can be taken back whole
      When "deploy" in "payments" tries to list the roles
      Then the attempt is refused because the access key is not valid
      When the security team takes that back
      Then the response is done
      When "deploy" in "payments" tries to list the roles
      Then the attempt succeeds

    @id:access-keys-deleted @claim:DEPART-17
    Scenario: Access keys are deleted, and nothing brings them back
      Given the "responding" organization
      When the security team deletes the access keys of "deploy" in "payments"
      Then the response is done
      And the response cannot take back "is gone for good"
      When "deploy" in "payments" tries to list the roles
      Then the attempt is refused because the access key is not valid

    @id:root-credentials-removed @claim:ROOT-02 @needs:console
    Scenario: Root loses key and password; taken back, its password can be recovered by mail
      Given the "responding" organization
      When the security team removes the root credentials of "payments"
      Then the response is done
      And the response cannot take back "the former root password is gone"
      When "root" in "payments" signs in to the console
      Then the attempt is refused because there is no password
      When the owner of "payments" recovers the root password by mail
      Then the attempt is refused
      When the security team takes that back
      Then the response is done
      When the owner of "payments" recovers the root password by mail
      Then the attempt succeeds

    @id:bounded-to-nothing @claim:DEPART-17
    Scenario: A boundary allows nothing, sessions that are open included
      Given the "responding" organization
      When the security team bounds "admin" in "payments" to nothing
      Then the response is done
      And the response can be taken back whole
      When "admin" in "payments" tries to list the roles
      Then the attempt is refused because a permissions boundary does not allow it
      When the security team takes that back
      Then the response is done
      When "admin" in "payments" tries to list the roles
      Then the attempt succeeds

  Rule: A departure is headed off, or made good

    @id:closure-taken-back @claim:CLOSE-07 @needs:console
    Scenario: A closure is taken back by Support, whom only the root user asks
      Given the "responding" organization
      When the management account closes "ledger"
      And 60 minutes pass
      Then "ledger" is in the state CLOSED
      When the security team has the closure of "ledger" taken back
      Then the response is done
      And the response cannot take back "shut down while the account was closed"
      And "ledger" is in the state ACTIVE
      When the security team takes that back
      Then the response is done
      And "ledger" is in the state PENDING_CLOSURE

    @id:foreign-invitation-declined @claim:INVITE-06
    Scenario: A foreign invitation is declined by the account, for its organization is no party
      Given the "responding" organization
      And "umbrella" has invited "payments"
      When "admin" in "acme-management" declines the invitation of "umbrella" to "payments"
      Then the attempt is refused
      When the security team declines foreign invitations of "payments"
      Then the response is done
      And the response cannot take back "only o-respumbr01 can invite the account again"
      And the invitation of "umbrella" to "payments" is DECLINED
      When "admin" in "payments" accepts the invitation of "umbrella"
      Then the attempt is refused because the invitation is no longer open
      And "payments" is a member of "acme"

    @id:own-invitations-taken-back @claim:INVITE-06
    Scenario: An invitation that an intruder sent from within is taken back by its sender
      Given the "responding" organization
      And "acme" has invited "stranger"
      When the security team takes its own invitations back
      Then the response is done
      And the invitation of "acme" to "stranger" is CANCELED
      When "admin" in "stranger" accepts the invitation of "acme"
      Then the attempt is refused because the invitation is no longer open
      When the security team takes that back
      Then the response is done
      And the response has done "invite 480000000201 again"

    @id:account-brought-back @claim:LEAVE-13 @claim:DEPART-17 @technique:T1666.A002
    Scenario: An account that left is invited, entered and accepts, and stands in its unit again
      Given the "responding" organization
      And an attacker holds "deploy" in "payments"
      When the attacker tries to leave the organization
      Then the attempt succeeds
      And "payments" stands alone
      When the security team brings "payments" back to the unit "Production"
      Then the response is done
      And the response cannot take back "tags, delegated administrations and shares"
      And "payments" is a member of "acme"
      When "admin" in "payments" tries to create the user "first"
      Then the attempt is stopped by the guardrail "no-new-users"
      When the security team takes that back
      Then the response is done
      And "payments" stands alone

    @id:nobody-to-accept @claim:INVITE-09
    Scenario: An account that nobody can enter is not brought back by its organization alone
      Given the "responding" organization
      When the security team brings "stranger" back to the unit "Production"
      Then the response is not possible
      And the response was held up because "somebody in the account has to accept"
      And "stranger" stands alone

  Rule: What was taken away is put back

    @id:guardrail-restored @claim:DEPART-17
    Scenario: A guardrail is attached again where it was
      Given the "responding" organization
      And the guardrail "no-new-users" is detached from "Production"
      When "admin" in "payments" tries to create the user "first"
      Then the attempt succeeds
      When the security team restores the guardrail "no-new-users" of "Production"
      Then the response is done
      When "admin" in "payments" tries to create the user "second"
      Then the attempt is stopped by the guardrail "no-new-users"
      When the security team takes that back
      Then the response is done
      When "admin" in "payments" tries to create the user "third"
      Then the attempt succeeds

    @id:place-restored @claim:DEPART-17
    Scenario: An account that was moved out of reach is moved back
      Given the "responding" organization
      And the operator has moved "ledger" to "Security"
      When the security team restores the place of "ledger" in the unit "Production"
      Then the response is done
      When "admin" in "ledger" tries to create the user "first"
      Then the attempt is stopped by the guardrail "no-new-users"
      When the security team takes that back
      Then the response is done
      When "admin" in "ledger" tries to create the user "second"
      Then the attempt succeeds

    @id:tags-restored @claim:LEAVE-18
    Scenario: An account that came back has its tags again
      Given the "responding" organization
      When "admin" in "payments" tries to leave the organization
      Then the attempt succeeds
      When the security team brings "payments" back to the unit "Production"
      Then the response is done
      When "admin" in "acme-management" tries to list the tags of the account "payments"
      Then the list does not show "team-pay"
      When the security team restores the tags "owner=team-pay" of "payments"
      Then the response is done
      When "admin" in "acme-management" tries to list the tags of the account "payments"
      Then the list shows exactly the tags "owner=team-pay"
      When the security team takes that back
      Then the response is done
      When "admin" in "acme-management" tries to list the tags of the account "payments"
      Then the list does not show "team-pay"

    @id:trail-restored @claim:DEPART-14 @technique:T1562.008
    Scenario: A trail that an intruder deleted is made again and logs
      Given the "responding" organization
      And an attacker holds "deploy" in "payments"
      When the attacker tries to delete the trail "payments-trail"
      Then the attempt succeeds
      When the security team restores the trail "payments-trail" of "payments" with the bucket "payments-own-trail"
      Then the response is done
      And the response cannot take back "missing from its files"
      When "admin" in "payments" calls cloudtrail GetTrailStatus with
        """
        { "Name": "payments-trail" }
        """
      Then the answer shows "IsLogging" as "true"
      When the security team takes that back
      Then the response is done
      When "admin" in "payments" calls cloudtrail GetTrailStatus with
        """
        { "Name": "payments-trail" }
        """
      Then the attempt is refused with "TrailNotFoundException"

    @id:delegation-restored @claim:LEAVE-08
    Scenario: The security account administers its service again
      Given the "responding" organization
      When "admin" in "acme-management" tries to end the delegated administration of "security" for "guardduty.amazonaws.com"
      Then the attempt succeeds
      When the security team restores the delegation of "guardduty.amazonaws.com" to "security"
      Then the response is done
      When "admin" in "security" tries to leave the organization
      Then the attempt is refused because the account is a delegated administrator
      When the security team takes that back
      Then the response is done
      When "admin" in "security" tries to leave the organization
      Then the attempt succeeds

    @id:detector-membership-restored @claim:DEPART-07
    Scenario: The security account watches an account that came back
      Given the "responding" organization, assuming "departed-guardduty-member" is "disassociated"
      When "admin" in "acme-management" calls guardduty EnableOrganizationAdminAccount with
        """
        { "AdminAccountId": "480000000002" }
        """
      Then the attempt succeeds
      When "admin" in "payments" tries to list the detectors
      Then the answer shows no "DetectorIds.0"
      Given the security team is "admin" in "security"
      When the security team has GuardDuty watch "payments" again
      Then the response is done
      And the response cannot take back "findings of the time in which it was no member"
      When "admin" in "payments" tries to list the detectors
      Then the attempt succeeds
      And the list does not show "[]"
      And "security" has "payments" as a member in GuardDuty
      When the security team takes that back
      Then the response is done
      And "security" does not have "payments" as a member in GuardDuty
      When the security team has GuardDuty watch "payments" again
      Then the response is done
      When the security team has GuardDuty watch "payments" again
      Then the response is already done
      When "admin" in "payments" tries to leave the organization
      Then the attempt succeeds
      When the security team has GuardDuty watch "payments" again
      Then the response is half done
      And the response has left "have 480000000011 as a member"

    @id:leftover-role-deleted @claim:LEAVE-13
    Scenario: A role by which others could still enter is deleted, and made again when that is taken back
      Given the "responding" organization
      When "admin" in "umbrella-management" enters "payments" as "leftover" and tries to list the roles
      Then the attempt succeeds
      When the security team deletes the leftover role "leftover" in "payments"
      Then the response is done
      And the response cannot take back "another unique id"
      When "admin" in "umbrella-management" enters "payments" as "leftover" and tries to see its own identity
      Then the attempt is refused because no such role lets them in
      When the security team takes that back
      Then the response is done
      When "admin" in "umbrella-management" enters "payments" as "leftover" and tries to list the roles
      Then the attempt succeeds

    @id:costs-verified @claim:LEAVE-11
    Scenario: Whether the costs of the time before are back is looked at day by day
      Given the "responding" organization
      When "admin" in "payments" tries to leave the organization
      Then the attempt succeeds
      Given the security team is "admin" in "payments"
      When the security team verifies the costs of "payments" from "2026-10-20" until "2026-10-25"
      Then the response is not done
      And the response has left "see the costs of 2026-10-24"
      Given the security team is "admin" in "acme-management"
      When the security team brings "payments" back to the unit "Production"
      Then the response is done
      Given the security team is "admin" in "payments"
      When the security team verifies the costs of "payments" from "2026-10-20" until "2026-10-25"
      Then the response is already done
      And the response found done "see the costs of 2026-10-24"

  Rule: A response that stops half way says so, and goes on from there

    @id:response-under-throttling @claim:DEPART-17 @needs:fault
    Scenario: The policy is written and could not be attached: the account is not contained yet
      Given the "responding" organization
      And "admin" in "acme-management" can call organizations ListRoots
      When the fault "calls throttled" strikes the account "acme-management" with
        | operation | AttachPolicy |
      And the security team denies everything in "payments" but to its responders
      Then the response is half done
      And the response has left "attach orgdrill-quarantine-480000000011 to 480000000011"
      When "admin" in "payments" tries to list the roles
      Then the attempt succeeds
      When the fault is undone
      And the security team does the same again
      Then the response is done
      And the response found done "write the policy orgdrill-quarantine-480000000011"
      When "admin" in "payments" tries to list the roles
      Then the attempt is refused because a service control policy denies it
      When the security team takes that back
      Then the response is done
      When "admin" in "payments" tries to list the roles
      Then the attempt succeeds
      And after recovery the call succeeds again

    @id:response-by-a-reader @claim:DEPART-17
    Scenario: Somebody who may only read does not respond, and leaves everything as it was
      Given the "responding" organization
      And the security team is "reader" in "acme-management"
      When the security team moves "payments" to the quarantine unit
      Then the response is not possible
      And the response was held up because "the caller cannot enter"
      When the security team restores the place of "payments" in the unit "Security"
      Then the response is not done
      And the response has left "move 480000000011 to ou-resp-secu0001"
      And "payments" is a member of "acme"

    @id:restoring-not-possible @claim:DEPART-17
    Scenario: What is to be put back has to have a place to be put
      Given the "responding" organization
      When "admin" in "payments" tries to leave the organization
      Then the attempt succeeds
      When the security team restores the tags "owner=team-pay" of "payments"
      Then the response is not possible
      And the response was held up because "480000000011 is in the organization: it is not"
      When the security team restores the place of "payments" in the unit "Production"
      Then the response is not possible
      When the security team restores the trail "other-trail" of "payments" with the bucket "no-such-bucket-here"
      Then the response is not possible
      And the response was held up because "the bucket no-such-bucket-here is there: it is not"
      Given the security team is "admin" in "umbrella-management"
      When the security team restores the guardrail "no-new-users" of "Production"
      Then the response is not possible
      And the response was held up because "there is no such root, unit or account"
      Given the security team is "admin" in "payments"
      When the security team takes its own invitations back
      Then the response is not possible
      When the security team verifies the costs of "payments" from "2026-10-25" until "2026-10-20"
      Then the response is not possible
