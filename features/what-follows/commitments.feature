Feature: What was bought ahead, how costs are told apart, and how much an account may have
  Savings Plans and reservations belong to the account that bought them, cost allocation tags to the payer who activated
  them, and what AWS raised of an account's quotas to nobody knows whom.

  Rule: A Savings Plan goes with its owner, and covers nobody whom it leaves behind

    AWS Billing User Guide, Reserved Instances and Savings Plans discount sharing: once a member that owns plans has left,
    they no longer apply to the consolidated bill.

    @id:savings-plans-go-with-their-owner @claim:AFTER-06
    Scenario: The account that bought a plan for all leaves
      Given the "commitments" organization
      And the last 10 days are called "the time in acme"
      Then "admin" in "platform" holds a Savings Plan
      And "acme-management" is shown that Savings Plans cover use of "payments" in "the time in acme"
      And "acme-management" is shown that Savings Plans cover use of "lab" in "the time in acme"
      When "admin" in "platform" tries to leave the organization
      Then the attempt succeeds
      When 1 days pass
      And 10 days pass, called "the time after"
      Then "admin" in "platform" holds a Savings Plan
      And "platform" is shown that Savings Plans cover use of "platform" in "the time after"
      And "acme-management" is shown that Savings Plans cover nothing of "payments" in "the time after"
      And "acme-management" is shown that Savings Plans cover nothing of "lab" in "the time after"
      And "acme-management" is shown that Savings Plans cover use of "payments" in "the time in acme"

  Rule: Whoever leaves the organization leaves the plans of others

    @id:shared-plans-are-lost @claim:AFTER-06
    Scenario: A member that a plan of another covered stands alone, and then joins an organization without plans
      Given the "commitments" organization
      And the last 10 days are called "the time in acme"
      Then "payments" is shown that Savings Plans cover use of "payments" in "the time in acme"
      When "admin" in "payments" tries to leave the organization
      Then the attempt succeeds
      When 1 days pass
      And 5 days pass, called "the time alone"
      Then "payments" is shown that Savings Plans cover nothing of "payments" in "the time alone"
      Given "umbrella" has invited "payments"
      When "admin" in "payments" accepts the invitation of "umbrella"
      Then the attempt succeeds
      When 1 days pass
      And 5 days pass, called "the time in umbrella"
      Then "umbrella-management" is shown that Savings Plans cover nothing of "payments" in "the time in umbrella"
      And "acme-management" is shown that Savings Plans cover use of "lab" in "the time in umbrella"

  Rule: Reservations go with their owner as well

    AWS Organizations User Guide, Account migration: reservations and plans move with the account that owns them.

    @id:reservations-go-with-their-owner @claim:AFTER-06
    Scenario: The account that reserved databases for all moves to another organization
      Given the "commitments" organization
      And the last 10 days are called "the time in acme"
      Then "admin" in "platform" holds a reservation in "the time in acme"
      And "acme-management" is shown that reservations cover use of "payments" in "the time in acme"
      Given "umbrella" has invited "platform"
      When "admin" in "platform" accepts the invitation of "umbrella"
      Then the attempt succeeds
      When 1 days pass
      And 10 days pass, called "the time in umbrella"
      Then "admin" in "platform" holds a reservation in "the time in umbrella"
      And "umbrella-management" is shown that reservations cover use of "platform" in "the time in umbrella"
      And "acme-management" is shown that reservations cover nothing of "payments" in "the time in umbrella"

  Rule: A new payer has to activate cost allocation tags anew, and only then are costs told apart by them

    AWS Billing User Guide, Using user-defined cost allocation tags: keys that were active for an account are so no more once
    it has moved, and the new management account activates them again; that takes up to 24 hours.

    @id:cost-tags-are-activated-anew @claim:AFTER-06
    Scenario: A member whose costs its payer tells by team moves to another organization
      Given the "commitments" organization
      And the last 10 days are called "the time in acme"
      Then the cost allocation tag "team" of "acme-management" is Active
      And "acme-management" is shown what "payments" cost by "team" in "the time in acme"
      Given "umbrella" has invited "payments"
      When "admin" in "payments" accepts the invitation of "umbrella"
      Then the attempt succeeds
      And the cost allocation tag "team" of "umbrella-management" is Inactive
      When 1 days pass
      And 5 days pass, called "the time before the activation"
      Then "umbrella-management" is shown nothing by "team" of what "payments" cost in "the time before the activation"
      When "admin" in "payments" activates the cost allocation tag "team"
      Then the attempt is refused with "AccessDeniedException" because of "Linked account"
      When "admin" in "umbrella-management" activates the cost allocation tag "team"
      Then the attempt succeeds
      And the cost allocation tag "team" of "umbrella-management" is Active
      When 2 days pass
      And 5 days pass, called "the time after the activation"
      Then "umbrella-management" is shown what "payments" cost by "team" in "the time after the activation"
      And "umbrella-management" is shown nothing by "team" of what "payments" cost in "the time before the activation"
      And "acme-management" is shown what "payments" cost by "team" in "the time in acme"

  Rule: Quotas that AWS raised cannot be relied upon after a departure

    AWS Organizations User Guide, Leave an organization from your member account: an account's quotas may change. Which do, and
    to what, is not said; so this drill states what is true either way, and lists what differs.

    @id:quotas-may-change @claim:AFTER-07
    Scenario: A member with raised quotas leaves
      Given the "commitments" organization
      And the service quotas of "payments" are noted
      When "admin" in "payments" tries to leave the organization
      Then the attempt succeeds
      And every service quota of "payments" is what it was or AWS's default

    @id:quotas-stay @claim:AFTER-07
    Scenario: A member with raised quotas leaves, and AWS leaves it the increases
      Given the "commitments" organization, assuming "service-quotas-after-leaving" is "keep"
      And the service quotas of "payments" are noted
      When "admin" in "payments" tries to leave the organization
      Then the attempt succeeds
      And every service quota of "payments" is what it was

    @id:quotas-fall-back @claim:AFTER-07
    Scenario: A member with raised quotas leaves, and AWS takes the increases back
      Given the "commitments" organization, assuming "service-quotas-after-leaving" is "default-values"
      And the service quotas of "payments" are noted
      When "admin" in "payments" tries to leave the organization
      Then the attempt succeeds
      And every service quota of "payments" is AWS's default
