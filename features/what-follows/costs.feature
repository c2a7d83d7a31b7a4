Feature: What a departure costs, who pays, and who still sees it
  Costs belong to the organization in which they arose, or to the time in which the account stood alone. Whoever asks is
  shown what belongs to where the account stands now; bills stay with whoever paid them.

  Rule: After leaving, an account no longer sees what it used as a member

    @id:costs-after-leaving @claim:LEAVE-09
    Scenario: It sees the time before and the time after, and not its membership
      Given the "costs" organization
      And the time from 100 to 70 days ago is called "the time before acme"
      And the last 30 days are called "the time in acme"
      Then "admin" in "payments" sees what "payments" cost in "the time in acme"
      And "admin" in "payments" sees nothing of what "payments" cost in "the time before acme"
      When "admin" in "payments" tries to leave the organization
      Then the attempt succeeds
      When 20 days pass, called "the time alone"
      Then "admin" in "payments" sees nothing of what "payments" cost in "the time in acme"
      And "admin" in "payments" sees what "payments" cost in "the time before acme"
      And "admin" in "payments" sees what "payments" cost in "the time alone"

  Rule: After a move an account sees its time in the new organization alone

    @id:costs-after-moving @claim:LEAVE-10
    Scenario: It moves from acme to umbrella
      Given the "costs" organization
      And the time from 100 to 70 days ago is called "the time before acme"
      And the last 30 days are called "the time in acme"
      And "umbrella" has invited "payments"
      When "admin" in "payments" accepts the invitation of "umbrella"
      Then the attempt succeeds
      And "payments" is a member of "umbrella"
      When 20 days pass, called "the time in umbrella"
      Then "admin" in "payments" sees what "payments" cost in "the time in umbrella"
      And "admin" in "payments" sees nothing of what "payments" cost in "the time in acme"
      And "admin" in "payments" sees nothing of what "payments" cost in "the time before acme"

  Rule: After coming back an account sees its earlier time in the organization again

    @id:costs-after-rejoining @claim:LEAVE-11
    Scenario: It leaves acme, joins umbrella, and rejoins acme
      Older pages say that a rejoining account regains its historical cost and usage data. Today's page is narrower, and is
      what this drill shows: the times in that organization come back, and everything outside them goes out of sight.
      Given the "costs" organization
      And the last 30 days are called "the first time in acme"
      When "admin" in "payments" tries to leave the organization
      Then the attempt succeeds
      When 10 days pass, called "the time alone"
      Given "umbrella" has invited "payments"
      When "admin" in "payments" accepts the invitation of "umbrella"
      Then the attempt succeeds
      When 10 days pass, called "the time in umbrella"
      Then "admin" in "payments" sees nothing of what "payments" cost in "the first time in acme"
      Given "acme" has invited "payments"
      When "admin" in "payments" accepts the invitation of "acme"
      Then the attempt succeeds
      When 10 days pass, called "the second time in acme"
      Then "admin" in "payments" sees what "payments" cost in "the first time in acme"
      And "admin" in "payments" sees what "payments" cost in "the second time in acme"
      And "admin" in "payments" sees nothing of what "payments" cost in "the time alone"
      And "admin" in "payments" sees nothing of what "payments" cost in "the time in umbrella"

  Rule: From the moment of acceptance the management account pays

    @id:payer-after-joining @claim:INVITE-07 @claim:AFTER-04
    Scenario: An account that paid for itself joins an organization
      Whoever pays is sent an invoice once a month is over, and keeps it.
      Given the "costs" organization
      And the last 75 days are called "the time alone"
      And "acme" has invited "studio"
      Then "studio" pays for "studio" in "the time alone"
      When "admin" in "studio" accepts the invitation of "acme"
      Then the attempt succeeds
      When 75 days pass, called "the time in acme"
      Then "acme-management" pays for "studio" in "the time in acme"
      And "admin" in "studio" still has the invoices of "the time alone"

    @id:payer-after-leaving @claim:AFTER-03 @claim:AFTER-04
    Scenario: An account that leaves pays for itself again
      Given the "costs" organization
      And the time from 145 to 70 days ago is called "the time before acme"
      When 75 days pass, called "the time in acme"
      Then "acme-management" pays for "payments" in "the time in acme"
      When "admin" in "payments" tries to leave the organization
      Then the attempt succeeds
      When 75 days pass, called "the time alone"
      Then "payments" pays for "payments" in "the time alone"
      And "admin" in "payments" still has the invoices of "the time before acme"
      And "acme-management" pays for "payments" in "the time in acme"

    @id:payers-after-moving @claim:INVITE-07 @claim:AFTER-04
    Scenario: An account that moves leaves its invoices with either payer, and takes its own along
      Given the "costs" organization
      And the time from 145 to 70 days ago is called "the time before acme"
      When 75 days pass, called "the time in acme"
      Given "umbrella" has invited "payments"
      When "admin" in "payments" accepts the invitation of "umbrella"
      Then the attempt succeeds
      When 75 days pass, called "the time in umbrella"
      Then "umbrella-management" pays for "payments" in "the time in umbrella"
      And "acme-management" pays for "payments" in "the time in acme"
      And "admin" in "payments" still has the invoices of "the time before acme"

  Rule: The history stays with the payer, so what is wanted later is exported before a move

    @id:history-stays-with-the-payer @claim:INVITE-08 @needs:console
    Scenario: The payer keeps what it paid for; the account keeps the report that it made in time
      One page says that the history of the organization is deleted when a member goes. Two others, which this drill follows,
      say that the management account keeps it.
      Given the "costs" organization
      And the last 30 days are called "the time in acme"
      And "admin" in "payments" has a bucket for cost reports
      Then "admin" in "acme-management" sees what "payments" cost in "the time in acme"
      When "admin" in "payments" exports the costs of "the time in acme"
      Then the attempt succeeds
      Given "umbrella" has invited "payments"
      When "admin" in "payments" accepts the invitation of "umbrella"
      Then the attempt succeeds
      When 20 days pass, called "the time in umbrella"
      Then "admin" in "acme-management" sees what "payments" cost in "the time in acme"
      And "admin" in "acme-management" sees nothing of what "payments" cost in "the time in umbrella"
      And "admin" in "umbrella-management" sees what "payments" cost in "the time in umbrella"
      And "admin" in "umbrella-management" sees nothing of what "payments" cost in "the time in acme"
      And "admin" in "payments" sees nothing of what "payments" cost in "the time in acme"
      And the report of "admin" in "payments" shows what "payments" cost in "the time in acme"

  Rule: An organization that is deleted takes its cost history with it

    AWS Organizations User Guide, Deleting an organization: what is wanted later has to be exported before.

    @id:deletion-ends-the-cost-history @claim:AFTER-17 @needs:console
    Scenario: The management account saw what a member had cost, until it deleted the organization
      Given the "costs" organization
      And "umbrella" has invited "studio"
      And "admin" in "umbrella-management" has a bucket for cost reports
      When "admin" in "studio" accepts the invitation of "umbrella"
      Then the attempt succeeds
      When 10 days pass, called "the time in umbrella"
      And "admin" in "studio" tries to leave the organization
      Then the attempt succeeds
      And "admin" in "umbrella-management" sees what "studio" cost in "the time in umbrella"
      When "admin" in "umbrella-management" exports the costs of "the time in umbrella"
      Then the attempt succeeds
      When "admin" in "umbrella-management" tries to delete the organization
      Then the attempt succeeds
      And "admin" in "umbrella-management" sees nothing of what "studio" cost in "the time in umbrella"
      But the report of "admin" in "umbrella-management" shows what "studio" cost in "the time in umbrella"

  Rule: Whoever watched the costs of an account watches nothing once it is gone

    @id:watches-go-blind @claim:DEPART-05
    Scenario Outline: Budget and anomaly monitor, and the account <departs>
      Given the "costs" organization
      And "acme" watches "payments" with a daily budget
      And "acme" watches "payments" for unusual costs
      When 20 days pass, called "the time in acme"
      And 6 hours pass
      Then the budget of "acme" for "payments" has seen money spent today
      And "acme" learns of unusual costs of "payments" in "the time in acme"
      When <departure>
      Then the attempt succeeds
      When 20 days pass, called "the time after"
      Then the budget of "acme" for "payments" has seen nothing spent today
      And "acme" learns of no unusual costs of "payments" in "the time after"
      And "acme" learns of unusual costs of "payments" in "the time in acme"

      Examples:
        | departs    | departure                                             |
        | leaves     | "admin" in "payments" tries to leave the organization |
        | is removed | the management account removes "payments"             |

    @id:billing-alarms-go-blind @claim:DEPART-05
    Scenario Outline: Billing alarm, and the account <departs>
      It hears of an account's charges several times a day, and of nothing once they are somebody else's: an alarm that
      takes missing data for what it is says so, and rings no more.
      Given the "costs" organization
      And "acme" has a billing alarm for "payments" above 1 dollars
      When 2 days pass, called "the time in acme"
      Then the billing alarm of "acme" for "payments" is in ALARM
      And CloudWatch tells "acme" of charges of "payments" in "the time in acme"
      When <departure>
      Then the attempt succeeds
      When 40 days pass
      And 2 days pass, called "the time after"
      Then the billing alarm of "acme" for "payments" is in INSUFFICIENT_DATA
      And CloudWatch tells "acme" of no charges of "payments" in "the time after"
      And CloudWatch tells "acme" of charges of "payments" in "the time in acme"

      Examples:
        | departs    | departure                                             |
        | leaves     | "admin" in "payments" tries to leave the organization |
        | is removed | the management account removes "payments"             |

  Rule: A closed account costs nothing more, and its bills stay readable

    @id:closed-accounts-cost-nothing @claim:CLOSE-13 @needs:console
    Scenario: A member is closed
      Given the "costs" organization
      And the last 20 days are called "the time before"
      Then "admin" in "acme-management" sees what "lab" cost in "the time before"
      When the management account closes "lab"
      Then the attempt succeeds
      When 1 days pass
      And 20 days pass, called "the time after"
      Then "admin" in "acme-management" sees nothing of what "lab" cost in "the time after"
      And "admin" in "acme-management" sees what "lab" cost in "the time before"
      When "root" in "lab" reads the bills
      Then the attempt succeeds
      And the list shows the account "acme-management"

  Rule: A management account may keep its members from their costs, and only its members

    @id:members-kept-from-costs @claim:AFTER-05 @needs:console
    Scenario: A member is kept out, and sees its own again once it is on its own
      Given the "costs" organization
      And the time from 100 to 70 days ago is called "the time before acme"
      And "acme" keeps its members from their costs
      When "admin" in "payments" asks for the costs of "the time before acme"
      Then the attempt is refused because members are kept from their costs
      When "admin" in "payments" tries to leave the organization
      Then the attempt succeeds
      And "admin" in "payments" sees what "payments" cost in "the time before acme"

    @id:own-budgets-of-members @claim:AFTER-05 @needs:console
    Scenario Outline: What a budget of the member's own tells meanwhile, if that is <told>
      That members are kept from Cost Explorer is documented, what their own budgets then tell is not.
      Given the "costs" organization, assuming "budgets-without-cost-access" is "<told>"
      When "admin" in "payments" tries to set up the budget "own" of "payments"
      Then the attempt succeeds
      When 2 days pass
      And "admin" in "payments" tries to see the budget "own" of "payments"
      Then the budget tells what was spent
      Given "acme" keeps its members from their costs
      When "admin" in "payments" tries to see the budget "own" of "payments"
      Then the attempt succeeds
      And the budget <tells> what was spent

      Examples:
        | told   | tells         |
        | told   | tells         |
        | hidden | does not tell |
