@control:nist-800-53:ir-4 @control:nist-800-53:ir-3
Feature: What responders know when AWS is slow or broken while they act
  AWS refuses by rate, answers with an error what it has done, and stops half-way. A response says then what is done, what is
  left and why it stopped; it is run again, finds what is done already, and does the rest. What binds the account is seen by
  what somebody in it can still do.

  @needs:fault @needs:clock
  Rule: A response that stopped tells how far it came, and goes on when it is run again

    Background:
      Given the "responding" organization
      And "admin" in "acme-management" can call organizations ListAccounts

    @id:fault-response-waits @claim:DEPART-17
    Scenario: Refused by rate now and then, it waits and is done
      When the fault "calls throttled" strikes the account "acme-management" with
        | service     | organizations |
        | probability | 0.4           |
      And the security team moves "payments" to the quarantine unit
      Then the response is done
      And the response has done "move 480000000011 to Quarantine"
      And after recovery the call succeeds again

    @id:fault-response-shut-out @claim:DEPART-17
    Scenario: Refused every time, it has made the unit and says that the account is not moved
      When the fault "calls throttled" strikes the account "acme-management" with
        | operation | MoveAccount |
      And the security team moves "payments" to the quarantine unit
      Then the response is half done
      And the response has done "create the unit Quarantine"
      And the response has left "move 480000000011 to Quarantine"
      When "admin" in "payments" calls iam CreateUser with
        """
        { "UserName": "first" }
        """
      Then the attempt is stopped by the guardrail "no-new-users"
      And after recovery the call succeeds again
      When the security team does the same again
      Then the response is done
      And the response has done "move 480000000011 to Quarantine"

    @id:fault-response-not-bound @claim:DEPART-17
    Scenario: Where the quarantine could not be given its policy, nobody is moved into it
      When the fault "calls throttled" strikes the account "acme-management" with
        | operation | AttachPolicy |
      And the security team moves "payments" to the quarantine unit
      Then the response is half done
      And the response has left "attach orgdrill-quarantine-ou-"
      And the response has left "move 480000000011 to Quarantine"
      When "admin" in "payments" calls iam CreateUser with
        """
        { "UserName": "first" }
        """
      Then the attempt is stopped by the guardrail "no-new-users"
      And after recovery the call succeeds again
      When the security team does the same again
      Then the response is done
      When "admin" in "payments" calls iam ListRoles
      Then the attempt is refused with "AccessDenied" because of "service control policy"

    @id:fault-response-server-error @claim:DEPART-17
    Scenario Outline: <what> and answered with an error: it is half done, and the next run is <again>
      When the fault "calls fail on the server" strikes the account "acme-management" with
        | operation  | MoveAccount  |
        | carriedOut | <carriedOut> |
      And the security team moves "payments" to the quarantine unit
      Then the response is half done
      And the response may have done "move 480000000011 to Quarantine"
      And after recovery the call succeeds again
      When the security team does the same again
      Then the response is <again>

      Examples:
        | what            | carriedOut | again        |
        | Not carried out | false      | done         |
        | Carried out     | true       | already done |

    @id:fault-response-half-way @claim:DEPART-17
    Scenario: The last call that went through was answered with an error, and no further one is taken
      When the fault "calls stop half-way" strikes the account "acme-management" with
        | operation | CreateOrganizationalUnit |
        | after     | 0                        |
      And the security team moves "payments" to the quarantine unit
      Then the response is not done
      And the response may have done "create the unit Quarantine"
      And the response has left "move 480000000011 to Quarantine"
      When "admin" in "payments" calls iam CreateUser with
        """
        { "UserName": "first" }
        """
      Then the attempt is stopped by the guardrail "no-new-users"
      And after recovery the call succeeds again
      When the security team does the same again
      Then the response is done
      And the response has done "move 480000000011 to Quarantine"
      When "admin" in "payments" calls iam CreateUser with
        """
        { "UserName": "second" }
        """
      Then the attempt is refused with "AccessDenied" because of "service control policy"
