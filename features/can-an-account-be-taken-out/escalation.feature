Feature: Somebody who may not leave comes by the permission
  Whoever may change permissions, or become somebody else, may soon do everything. A guardrail does not ask where a permission
  came from; least privilege sees to it that it never comes.

  Rule: Whoever may change permissions leaves, one way or another

    @id:escalation-attach-policy @claim:DEPART-03 @technique:T1098.003 @technique:T1666.A002
    Scenario Outline: A <kind> that may attach policies attaches one to itself
      Given the "escalation" organization
      And an attacker holds "<who>" in "open"
      When the attacker tries to leave the organization
      Then the attempt is refused for want of a permission
      When the attacker attaches an administrator policy to itself and tries to leave the organization
      Then the attempt succeeds
      And "open" stands alone

      Examples:
        | kind | who            |
        | user | attacher       |
        | role | attaching-role |

    @id:escalation-inline-policy @claim:DEPART-03 @technique:T1098.003 @technique:T1666.A002
    Scenario Outline: A <kind> that may write inline policies writes one for itself
      Given the "escalation" organization
      And an attacker holds "<who>" in "open"
      When the attacker tries to leave the organization
      Then the attempt is refused for want of a permission
      When the attacker puts an inline policy on itself and tries to leave the organization
      Then the attempt succeeds
      And "open" stands alone

      Examples:
        | kind | who          |
        | user | writer       |
        | role | writing-role |

    @id:escalation-policy-version @claim:DEPART-03 @technique:T1098.003 @technique:T1666.A002
    Scenario: A user that may write versions of its own policy writes itself into it
      Given the "escalation" organization
      And an attacker holds "editor" in "open"
      When the attacker tries to leave the organization
      Then the attempt is refused for want of a permission
      When the attacker writes a new version of the policy "edited" and tries to leave the organization
      Then the attempt succeeds
      And "open" stands alone

    @id:escalation-old-version @claim:DEPART-03 @technique:T1098.003 @technique:T1666.A002
    Scenario: A user that may choose the version in force goes back to the one that allowed more
      Given the "escalation" organization
      And "admin" in "open" has tightened the policy "switched" to "iam:SetDefaultPolicyVersion"
      And an attacker holds "switcher" in "open"
      When the attacker tries to leave the organization
      Then the attempt is refused for want of a permission
      When the attacker puts the old version of the policy "switched" in force and tries to leave the organization
      Then the attempt succeeds
      And "open" stands alone

    @id:escalation-trust-policy @claim:DEPART-03 @technique:T1098.003 @technique:T1078.004 @technique:T1666.A002
    Scenario: A user that may rewrite trust policies makes a role trust it
      Given the "escalation" organization
      And an attacker holds "truster" in "open"
      When the attacker enters the role "offboarding" and tries to leave the organization
      Then the attempt is refused with "AccessDenied"
      When the attacker makes the role "offboarding" trust it and tries to leave the organization
      Then the attempt succeeds
      And "open" stands alone

    @id:escalation-wide-trust @claim:DEPART-03 @technique:T1078.004 @technique:T1666.A002
    Scenario: A user enters a role that trusts everybody
      Given the "escalation" organization
      And an attacker holds "visitor" in "open"
      When the attacker tries to leave the organization
      Then the attempt is refused for want of a permission
      When the attacker enters the role "wide" and tries to leave the organization
      Then the attempt succeeds
      And "open" stands alone

    @id:escalation-wide-trust-from-outside @claim:DEPART-03 @technique:T1078.004 @technique:T1666.A002
    Scenario: So does somebody from an account of their own
      Given the "escalation" organization
      And an attacker holds "admin" in "outside"
      When the attacker enters the role "wide" of "open" and tries to leave the organization
      Then the attempt succeeds
      And "open" stands alone

    @id:escalation-access-key @claim:DEPART-03 @technique:T1098.001 @technique:T1666.A002
    Scenario: A user that may make access keys makes one for somebody who may leave
      Given the "escalation" organization
      And an attacker holds "key-maker" in "open"
      When the attacker tries to leave the organization
      Then the attempt is refused for want of a permission
      When the attacker makes an access key for "leaver" and tries to leave the organization
      Then the attempt succeeds
      And "open" stands alone

    @id:escalation-group @claim:DEPART-03 @technique:T1098.003 @technique:T1666.A002
    Scenario: A user that may fill groups joins one that may leave
      Given the "escalation" organization
      And an attacker holds "joiner" in "open"
      When the attacker tries to leave the organization
      Then the attempt is refused for want of a permission
      When the attacker adds itself to the group "leavers" and tries to leave the organization
      Then the attempt succeeds
      And "open" stands alone

    @id:escalation-password @claim:DEPART-03 @technique:T1098.001 @technique:T1666.A002 @needs:console
    Scenario: A user that may set passwords signs in as somebody who may leave
      Given the "escalation" organization
      And an attacker holds "password-setter" in "open"
      When the attacker tries to leave the organization
      Then the attempt is refused for want of a permission
      When "leaver" in "open" signs in to the console
      Then the attempt is refused with "SignInFailed" because of "no password"
      When the attacker sets a console password for "leaver"
      Then the attempt succeeds
      When the attacker signs in to the console as "leaver" and tries to leave the organization
      Then the attempt succeeds
      And "open" stands alone

  Rule: A guardrail does not ask where a permission came from

    @id:escalation-meets-the-guardrail @claim:DEPART-09
    Scenario Outline: <who> <way>
      Given the "escalation" organization
      And "admin" in "guarded" has tightened the policy "switched" to "iam:SetDefaultPolicyVersion"
      And an attacker holds "<who>" in "guarded"
      When the attacker <way> and tries to leave the organization
      Then the attempt is stopped by the guardrail "deny-leave"
      And "guarded" is still a member

      @technique:T1098.003 @technique:T1666.A002
      Examples:
        | who            | way                                                  |
        | attacher       | attaches an administrator policy to itself           |
        | attaching-role | attaches an administrator policy to itself           |
        | writer         | puts an inline policy on itself                      |
        | writing-role   | puts an inline policy on itself                      |
        | editor         | writes a new version of the policy "edited"          |
        | switcher       | puts the old version of the policy "switched" in force |
        | joiner         | adds itself to the group "leavers"                   |

      @technique:T1078.004 @technique:T1666.A002
      Examples:
        | who     | way                                        |
        | truster | makes the role "offboarding" trust it      |
        | visitor | enters the role "wide"                     |

      @technique:T1098.001 @technique:T1666.A002
      Examples:
        | who       | way                              |
        | key-maker | makes an access key for "leaver" |

    @id:escalation-from-outside-meets-the-guardrail @claim:DEPART-09 @technique:T1078.004 @technique:T1666.A002
    Scenario: Somebody from an account of their own enters a role that trusts everybody
      Given the "escalation" organization
      And an attacker holds "admin" in "outside"
      When the attacker enters the role "wide" of "guarded" and tries to leave the organization
      Then the attempt is stopped by the guardrail "deny-leave"
      And "guarded" is still a member

    @id:escalation-password-meets-the-guardrail @claim:DEPART-09 @technique:T1098.001 @technique:T1666.A002 @needs:console
    Scenario: Somebody signs in with a password that was set for another
      Given the "escalation" organization
      And an attacker holds "password-setter" in "guarded"
      When the attacker sets a console password for "leaver"
      Then the attempt succeeds
      When the attacker signs in to the console as "leaver" and tries to leave the organization
      Then the attempt is stopped by the guardrail "deny-leave"
      And "guarded" is still a member

  Rule: Least privilege closes each way, without a guardrail

    @id:nothing-else-holds @claim:DEPART-12 @technique:T1666.A002
    Scenario: Nothing but permissions holds this account: whoever has the right one leaves
      Given the "escalation" organization
      And an attacker holds "leaver" in "tidy"
      When the attacker tries to leave the organization
      Then the attempt succeeds
      And "tidy" stands alone

    @id:least-privilege-closes-escalation @claim:DEPART-12
    Scenario Outline: <who>, who <least>
      Given the "escalation" organization
      And an attacker holds "<who>" in "tidy"
      When the attacker tries to leave the organization
      Then the attempt is refused for want of a permission
      When the attacker <way> and tries to leave the organization
      Then the attempt is refused for want of a permission
      And "tidy" is still a member

      @technique:T1098.003
      Examples:
        | who            | least                                       | way                                                           |
        | attacher       | attaches ReadOnlyAccess and nothing else    | attaches an administrator policy to itself                    |
        | attaching-role | attaches within a permissions boundary      | attaches an administrator policy to itself                    |
        | writer         | writes on users of applications             | puts an inline policy on itself                               |
        | writing-role   | writes on roles of applications             | puts an inline policy on itself                               |
        | editor         | edits policies of applications              | writes a new version of the policy "edit-applications"        |
        | switcher       | edits policies of applications              | puts the old version of the policy "edit-applications" in force |
        | truster        | changes the trust of roles of applications  | makes the role "offboarding" trust it                         |
        | joiner         | fills groups of applications                | adds itself to the group "leavers"                            |

      @technique:T1098.001
      Examples:
        | who       | least                        | way                              |
        | key-maker | makes keys for itself alone  | makes an access key for "leaver" |

      @technique:T1078.004
      Examples:
        | who      | least                                        | way                               |
        | stroller | enters roles of applications and no others   | enters the role "for-the-account" |

    @id:least-privilege-is-enough @claim:DEPART-12
    Scenario Outline: The least is enough for the work: <who> calls <call>
      Given the "escalation" organization
      When "<who>" in "tidy" calls iam <call> with
        """
        <input>
        """
      Then the attempt succeeds

      Examples:
        | who       | call             | input                                                                                      |
        | attacher  | AttachUserPolicy | { "UserName": "leaver", "PolicyArn": "arn:aws:iam::aws:policy/ReadOnlyAccess" }            |
        | key-maker | CreateAccessKey  | { "UserName": "key-maker" }                                                                |

    @id:narrow-trust-closes-escalation @claim:DEPART-12 @technique:T1078.004
    Scenario Outline: A role that trusts the right people only: <who> of <account> may enter any role
      Given the "escalation" organization
      And an attacker holds "<who>" in "<account>"
      When the attacker enters the role "wide" of "tidy" and tries to leave the organization
      Then the attempt is refused with "AccessDenied" because of "sts:AssumeRole"
      And "tidy" is still a member

      Examples:
        | who     | account |
        | visitor | tidy    |
        | admin   | outside |

    @id:own-password-closes-escalation @claim:DEPART-12 @technique:T1098.001 @needs:console
    Scenario: Whoever may set its own password alone does not become another
      Given the "escalation" organization
      And an attacker holds "password-setter" in "tidy"
      When the attacker sets a console password for "leaver"
      Then the attempt is refused for want of a permission
      When the attacker signs in to the console as "leaver" and tries to leave the organization
      Then the attempt is refused with "SignInFailed" because of "no password"
      And "tidy" is still a member

    @id:boundary-closes-escalation @claim:DEPART-12 @technique:T1098.003
    Scenario Outline: A permissions boundary that protects itself caps what a user can give itself: <how>
      Given the "escalation" organization
      And an attacker holds "bounded-writer" in "tidy"
      When the attacker puts an inline policy on itself and tries to leave the organization
      Then the attempt is refused with "AccessDeniedException" because of "permissions boundary"
      When the attacker calls iam <call> with
        """
        <input>
        """
      Then the attempt is refused with "AccessDenied" because of "permissions boundary"
      When the attacker tries to leave the organization
      Then the attempt is refused with "AccessDeniedException" because of "permissions boundary"
      And "tidy" is still a member

      Examples:
        | how                                 | call                          | input                                                                                                                                                                                                                               |
        | it is not taken off                 | DeleteUserPermissionsBoundary | { "UserName": "bounded-writer" }                                                                                                                                                                                                    |
        | it is not put in another's place    | PutUserPermissionsBoundary    | { "UserName": "bounded-writer", "PermissionsBoundary": "arn:aws:iam::aws:policy/AdministratorAccess" }                                                                                                                              |
        | it is not written anew              | CreatePolicyVersion           | { "PolicyArn": "arn:aws:iam::480000000013:policy/no-departure", "PolicyDocument": "{\\"Version\\":\\"2012-10-17\\",\\"Statement\\":{\\"Effect\\":\\"Allow\\",\\"Action\\":\\"*\\",\\"Resource\\":\\"*\\"}}", "SetAsDefault": true } |
        | nobody is made without it           | CreateUser                    | { "UserName": "newcomer" }                                                                                                                                                                                                          |
        | nobody without it is given anything | AttachUserPolicy              | { "UserName": "joiner", "PolicyArn": "arn:aws:iam::aws:policy/AdministratorAccess" }                                                                                                                                                |
        | nobody's keys are made              | CreateAccessKey               | { "UserName": "leaver" }                                                                                                                                                                                                            |

    @id:boundary-stays-in-roles @claim:DEPART-12 @technique:T1098.003 @technique:T1078.004
    Scenario: Nor does whoever is bound by it become a role that is not
      Given the "escalation" organization
      And an attacker holds "bounded-writer" in "tidy"
      When the attacker puts an inline policy on itself and tries to leave the organization
      Then the attempt is refused with "AccessDeniedException" because of "permissions boundary"
      When the attacker enters the role "for-the-account" and tries to leave the organization
      Then the attempt is refused with "AccessDenied" because of "permissions boundary"
      And "tidy" is still a member

    @id:bare-boundary-is-taken-off @claim:DEPART-03 @technique:T1098.003 @technique:T1666.A002
    Scenario: A boundary that does not protect itself is taken off
      Given the "escalation" organization
      And an attacker holds "loosely-bounded-writer" in "tidy"
      When the attacker puts an inline policy on itself and tries to leave the organization
      Then the attempt is refused with "AccessDeniedException" because of "permissions boundary"
      When the attacker calls iam DeleteUserPermissionsBoundary with
        """
        { "UserName": "loosely-bounded-writer" }
        """
      Then the attempt succeeds
      When the attacker tries to leave the organization
      Then the attempt succeeds
      And "tidy" stands alone
