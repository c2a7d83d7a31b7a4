Feature: Which agreements with AWS still cover an account that has left
  A management account accepts agreements for everybody in its organization, an account accepts its own.

  Rule: Agreements of the organization end with the membership, the account's own stay

    @id:agreements-after-leaving @claim:LEAVE-12
    Scenario: An account leaves
      Given the "costs" organization
      Then the agreement "AWS Organizations Business Associate Addendum" covers "payments"
      And the agreement "AWS Business Associate Addendum" covers "payments"
      When "admin" in "payments" tries to leave the organization
      Then the attempt succeeds
      And the agreement "AWS Organizations Business Associate Addendum" does not cover "payments"
      And the agreement "AWS Business Associate Addendum" covers "payments"
      And the agreement "AWS Organizations Business Associate Addendum" covers "acme-management"

    @id:agreement-made-in-time @claim:LEAVE-12 @needs:console
    Scenario: What is needed afterwards the account accepts itself
      Given the "costs" organization
      When "admin" in "payments" accepts the agreement "AWS New Zealand Notifiable Data Breach Addendum"
      Then the attempt succeeds
      When "admin" in "payments" tries to leave the organization
      Then the attempt succeeds
      And the agreement "AWS New Zealand Notifiable Data Breach Addendum" covers "payments"

  Rule: Only the management account accepts for the organization

    @id:members-accept-for-themselves @needs:console
    Scenario: A member tries
      Given the "costs" organization
      And "umbrella" has accepted the agreement "AWS Organizations New Zealand Notifiable Data Breach Addendum" for its organization
      When "admin" in "payments" accepts the agreement "AWS Organizations New Zealand Notifiable Data Breach Addendum" for the organization
      Then the attempt is refused because only the management account may
      And the agreement "AWS Organizations New Zealand Notifiable Data Breach Addendum" does not cover "payments"
