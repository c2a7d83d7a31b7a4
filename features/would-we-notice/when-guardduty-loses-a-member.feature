@control:nist-800-53:si-4 @control:nist-800-53:au-5 @control:nist-800-53:ir-3
Feature: What the security account no longer sees when GuardDuty loses a member
  The member's detector stays on and finds what it found before; its administrator is shown none of it, and is not told. A sample
  finding is the probe: it accuses nobody.

  @id:fault-guardduty-member-disassociated @claim:DEPART-14 @technique:T1562.008 @needs:fault @needs:clock
  Scenario: The member's findings go on, and nobody but itself reads them
    Given the "pipeline-parts" organization
    And "security" sees in GuardDuty what "admin" in "lab" has it find there
    And the alarm "departures" fires within 15 minutes when "probe" in "lab" calls organizations LeaveOrganization
    When the fault "GuardDuty member disassociated" strikes the account "lab"
    And "admin" in "lab" has GuardDuty find it again
    Then "security" does not see it in GuardDuty
    But "lab" still sees it in GuardDuty
    When "probe" in "lab" calls organizations LeaveOrganization
    Then the attempt is refused with "AccessDeniedException"
    And the alarm "departures" still fires within 15 minutes
    And after recovery "security" sees it in GuardDuty again
