Feature: Who can still get in, and where the account itself is no longer let in

  What is listed here is worked out from the policies of both sides, not from the names of roles, and then tried.

  Rule: Roles that trusted the organization's accounts still do

    @id:open-doors-after-departure @claim:LEAVE-13 @technique:T1078.004
    Scenario: After a departure the former organization's principals can assume four roles, one of them with a secret
      Given the "left-behind" organization
      When "admin" in "payments" tries to leave the organization
      Then the attempt succeeds
      And "payments" stands alone
      When the roles of "payments" are audited
      Then according to the policies of the file, principals of the organization can assume exactly
        | OrganizationAccountAccessRole |
        | metrics-export                |
        | data-hub                      |
        | partner                       |
      And each of them really opens

    @id:doors-shut-one-by-one @claim:LEAVE-13
    Scenario: Each door stays open until its own trust is taken away
      Given the "left-behind" organization
      When "admin" in "payments" tries to leave the organization
      Then the attempt succeeds
      When "admin" in "payments" tries to let only "payments" assume the role "OrganizationAccountAccessRole"
      Then the attempt succeeds
      When "admin" in "payments" tries to let only "payments" assume the role "data-hub"
      Then the attempt succeeds
      When the roles of "payments" are audited
      Then according to the policies of the file, principals of the organization can assume exactly
        | metrics-export |
        | partner        |
      And each of them really opens

    @id:open-doors-second-organization @claim:LEAVE-13 @technique:T1078.004
    Scenario: It is the organization that the account left whose principals are asked about, whichever the file has first
      Given the "former-organization" organization
      When "admin" in "payments" tries to leave the organization
      Then the attempt succeeds
      When the roles of "payments" are audited
      Then according to the policies of the file, principals of the organization can assume exactly
        | OrganizationAccountAccessRole |
      And each of them really opens

    @id:open-doors-after-two-moves @claim:LEAVE-13 @technique:T1078.004
    Scenario: Of an account that left one organization for another and that one too, the last is asked about
      Given the "former-organization" organization
      When "admin" in "payments" tries to leave the organization
      Then the attempt succeeds
      When "admin" in "payments" accepts the invitation of "umbrella"
      Then the attempt succeeds
      When the roles of "payments" are audited
      Then according to the policies of the file, principals of the organization can assume exactly
        | OrganizationAccountAccessRole |
      When "admin" in "payments" tries to leave the organization
      Then the attempt succeeds
      When the roles of "payments" are audited
      Then according to the policies of the file, principals of the organization can assume exactly
        | visited |
      And each of them really opens

    @id:doors-with-conditions @claim:LEAVE-13 @technique:T1078.004
    Scenario: Secrets and tags that the trust asks for are said, and a door that has expired is none
      Given the "former-organization" organization
      When "admin" in "studio" accepts the invitation of "acme"
      Then the attempt succeeds
      When "admin" in "studio" tries to let only "studio" assume the role "later"
      Then the attempt succeeds
      When "admin" in "studio" tries to let only "studio" assume the role "factor"
      Then the attempt succeeds
      When "admin" in "studio" tries to leave the organization
      Then the attempt succeeds
      When the roles of "studio" are audited
      Then according to the policies of the file, principals of the organization can assume exactly
        | secret |
        | tagged |
      And each of them really opens

  Rule: Conditions on the organization stop matching

    @id:organization-conditions-second-organization @claim:AFTER-15
    Scenario: A member is shut out of nothing where it stands, of what hangs on its unit once it is moved, and of the rest once it has left
      Given the "former-organization" organization
      Then according to the policies of the file, conditions on the organization shut "payments" out of nothing
      When "admin" in "payments" enters "shared" as "shelf" and tries to see its own identity
      Then the attempt succeeds
      When "admin" in "acme-management" moves "payments" to the unit "Attic"
      Then the attempt succeeds
      And according to the policies of the file, conditions on the organization shut "payments" out of exactly
        | resource   | action         |
        | role shelf | sts:AssumeRole |
      When "admin" in "payments" enters "shared" as "shelf" and tries to see its own identity
      Then the attempt is refused because the role does not let them in
      When "admin" in "payments" enters "shared" as "library" and tries to see its own identity
      Then the attempt succeeds
      When "admin" in "payments" tries to leave the organization
      Then the attempt succeeds
      And according to the policies of the file, conditions on the organization shut "payments" out of exactly
        | resource     | action         |
        | role library | sts:AssumeRole |

    @id:organization-conditions-stop-matching @claim:AFTER-15
    Scenario: A bucket and a role that admit the organization no longer admit the account
      Given the "left-behind" organization
      And "shared" has a bucket "acme-shared-library" that admits whoever is in "acme"
      When "admin" in "payments" tries to list the objects of the bucket "acme-shared-library"
      Then the attempt succeeds
      When "admin" in "payments" enters "shared" as "library" and tries to see its own identity
      Then the attempt succeeds
      When "admin" in "payments" tries to leave the organization
      Then the attempt succeeds
      And according to the policies of the file, conditions on the organization shut "payments" out of exactly
        | resource                   | action         |
        | bucket acme-shared-library | s3:ListBucket  |
        | role library               | sts:AssumeRole |
      When "admin" in "payments" tries to list the objects of the bucket "acme-shared-library"
      Then the attempt is refused because it is not allowed
      When "admin" in "payments" enters "shared" as "library" and tries to see its own identity
      Then the attempt is refused because the role does not let them in
