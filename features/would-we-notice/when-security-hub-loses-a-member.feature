@control:nist-800-53:si-4 @control:nist-800-53:au-5 @control:nist-800-53:ir-3
Feature: What the security account no longer sees when Security Hub loses a member
  Security Hub stays on in the member and takes its findings as before; its administrator is shown none of them, and nobody is
  told. A finding that the member imports itself is the probe: it accuses nobody.

  @id:fault-security-hub-member-disassociated @claim:DEPART-14 @technique:T1562.008 @needs:fault @needs:clock
  Scenario: The member's findings go on, and nobody but itself reads them
    Given the "pipeline-parts" organization
    And "security" sees in Security Hub what "admin" in "lab" has it find there
    And the alarm "departures" fires within 15 minutes when "probe" in "lab" calls organizations LeaveOrganization
    When the fault "Security Hub member disassociated" strikes the account "lab"
    And "admin" in "lab" has Security Hub find it again
    Then "security" does not see it in Security Hub
    But "lab" still sees it in Security Hub
    When "probe" in "lab" calls organizations LeaveOrganization
    Then the attempt is refused with "AccessDeniedException"
    And the alarm "departures" still fires within 15 minutes
    And after recovery "security" sees it in Security Hub again
