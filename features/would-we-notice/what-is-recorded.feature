Feature: What is recorded, where, and in whose name
  Organizations writes its records in us-east-1 of the account that acts, stopped or not. The management account hears of
  a departure only through a service event.

  Rule: LeaveOrganization is recorded in the member's own history with the identity form of its caller

    @id:denied-leave-is-recorded @claim:DETECT-01
    Scenario: A denied departure is recorded in the member
      Given the "two-organizations" organization
      And an attacker holds every principal of "kept-created"
      When the attacker tries to leave the organization
      Then LeaveOrganization is recorded in the event history of "kept-created"
      And the record of LeaveOrganization names its caller in the right form
      And LeaveOrganization is not recorded in the event history of "management"

    @id:leave-is-recorded @claim:DETECT-01 @claim:DETECT-08
    Scenario: A departure is recorded in the member
      Given the "two-organizations" organization
      And an attacker holds "admin" in "open-complete"
      When the attacker tries to leave the organization
      Then LeaveOrganization is recorded in the event history of "open-complete"
      And the record of LeaveOrganization names its caller in the right form
      And LeaveOrganization is not recorded in the event history of "management"
      And AccountDepartedOrganization is recorded in the event history of "management"

  Rule: Joining is recorded in the account that accepts

    @id:accept-is-recorded @claim:DETECT-02 @claim:DETECT-08
    Scenario: A stand-alone account accepts
      Given the "two-organizations" organization
      And an attacker holds "admin" in "alone"
      When the attacker tries to join "umbrella"
      Then AcceptHandshake is recorded in the event history of "alone"
      And AccountJoinedOrganization is recorded in the event history of "umbrella-management"
      And AcceptHandshake is not recorded in the event history of "umbrella-management"

  Rule: A move to another organization writes at least two records

    @id:move-writes-two-records @claim:DETECT-05
    Scenario: Leaving acme, then joining umbrella
      This is the way that takes two calls; what the way that takes one call writes is assumed below.
      Given the "two-organizations" organization
      And an attacker holds "admin" in "open-complete"
      When the attacker tries to leave the organization
      Then LeaveOrganization is recorded in the event history of "open-complete"
      When the attacker tries to join "umbrella"
      Then AcceptHandshake is recorded in the event history of "open-complete"
      And "open-complete" is a member of "umbrella"

    @id:direct-transfer-writes-both @claim:DETECT-05 @technique:T1666.A003
    Scenario: A member that accepts without leaving first writes both as well, as is assumed
      AWS's own write-up names both events; that one call writes both is not documented.
      Given the "two-organizations" organization, assuming "transfer-leave-record" is "both"
      And an attacker holds "admin" in "open-complete"
      When the attacker tries to join "umbrella"
      Then the attempt succeeds
      And "open-complete" is a member of "umbrella"
      And AcceptHandshake is recorded in the event history of "open-complete"
      And LeaveOrganization is recorded in the event history of "open-complete"
      And AccountDepartedOrganization is recorded in the event history of "management"

    @id:direct-transfer-writes-accept-alone @technique:T1666.A003
    Scenario: Or AcceptHandshake alone, and then only the management account hears of a departure
      Given the "two-organizations" organization, assuming "transfer-leave-record" is "accept-only"
      And an attacker holds "admin" in "open-complete"
      When "admin" in "open-invited" calls organizations LeaveOrganization
      Then LeaveOrganization is recorded in the event history of "open-invited"
      When the attacker tries to join "umbrella"
      Then the attempt succeeds
      And AcceptHandshake is recorded in the event history of "open-complete"
      And LeaveOrganization is not recorded in the event history of "open-complete"
      And AccountDepartedOrganization is recorded in the event history of "management"

  Rule: A removal is told apart from a departure

    @id:removal-is-recorded @claim:DETECT-04
    Scenario: The management account removes a member
      Given the "two-organizations" organization
      When the management account removes "open-complete"
      Then RemoveAccountFromOrganization is recorded in the event history of "management"
      And AccountDepartedOrganization is recorded in the event history of "management"
