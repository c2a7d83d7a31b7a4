@control:nist-800-53:ir-4 @control:nist-800-53:cp-10
Feature: The operator's own runbook
  A runbook is a program of the operator's. It runs against the emulator with a responder's credentials, and only where the reader
  allows programs to be run; what it achieved is judged by the state that it leaves, and not by its exit code.

  @needs:clock @needs:counterfactual @needs:runbooks
  Rule: What counts is what the intruder can no longer do, and what is as it was before

    Background:
      Given the incident "taken-and-returned"
      And the baseline is taken

    @id:runbook-brings-back @claim:DEPART-17
    Scenario: The runbook of the incident
      When the intruder's timeline is played up to "leave"
      And "admin" in "management" runs the runbook "runbook.mjs" for "lab"
      Then the intruder is contained within 1 hour
      And the organization has recovered within 1 hour, except for
        | of                  | what     | because                                         |
        | account lab         | joined * | a returning account is invited, and joins today |
        | user builder of lab | boundary | until the key of the builder is replaced        |
        | invitations to lab  | INVITE * | the foreign invitation was declined for good    |

    @id:runbook-in-shell @claim:DEPART-17
    Scenario: A runbook for the shell contains the account where it is, and can be run again
      When the intruder's timeline is played up to "leave"
      And "admin" in "management" runs the runbook "contain.sh" for "lab"
      Then the intruder is contained within 1 hour
      And "lab" stands alone
      When "admin" in "management" runs the runbook "contain.sh" for "lab"
      Then the intruder is contained within 1 hour
      When "builder" in "lab" calls sts GetCallerIdentity
      Then the attempt is refused with "InvalidClientTokenId"

    @id:runbook-denied @claim:DEPART-17
    Scenario: The quarantine denies it to whoever is not spared, and contains all the same
      When the intruder's timeline is played up to "plant-a-user"
      And the security team moves "lab" to the quarantine unit
      And "admin" in "lab" runs the runbook "runbook.mjs" for "lab"
      Then the intruder is contained within 1 hour
      And what is left of the incident is
        | of                         | what            | because                                       |
        | account lab                | place           | it is in quarantine                           |
        | user builder of lab        | inline policies | the runbook was denied before it could act    |
        | user support-backup of lab | is there        | the runbook was denied before it could act    |

    @id:runbook-half-done @claim:DEPART-17 @needs:fault
    Scenario: It stops half way, contains, and brings the account back when it is run again
      Given "incident-responder" in "lab" can call iam ListUsers
      When the intruder's timeline is played up to "leave"
      And the fault "calls stop half-way" strikes the account "lab"
      And "admin" in "management" runs the runbook "runbook.mjs" for "lab"
      And the fault is undone
      Then after recovery the call succeeds again
      And the intruder is contained within 1 hour
      And "lab" stands alone
      When "admin" in "management" runs the runbook "runbook.mjs" for "lab"
      Then the intruder is contained within 1 hour
      And "lab" is a member of "acme"
      And the organization has recovered within 1 hour, except for
        | of                  | what     | because                                         |
        | account lab         | joined * | a returning account is invited, and joins today |
        | user builder of lab | boundary | until the key of the builder is replaced        |
        | invitations to lab  | INVITE * | the foreign invitation was declined for good    |

    @id:runbook-throttled @claim:DEPART-17 @needs:fault
    Scenario: It is throttled from the first call on, and achieves nothing
      Given "admin" in "management" can call organizations ListRoots
      When the intruder's timeline is played up to "leave"
      And the fault "calls throttled" strikes the account "management"
      And "admin" in "management" runs the runbook "runbook.mjs" for "lab"
      And the fault is undone
      Then after recovery the call succeeds again
      And "lab" stands alone
