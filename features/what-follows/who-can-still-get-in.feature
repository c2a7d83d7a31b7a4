Feature: Who can still get in, and where the account itself is no longer let in

  What is listed here is worked out from the policies of both sides, not from the names of roles, and then tried.

  Rule: Roles that trusted the organization's accounts still do

    @id:open-doors-after-departure @claim:LEAVE-13 @claim:DEPART-08 @technique:T1078.004
    Scenario: After a departure the former organization's principals can assume four roles, one of them with a secret
      Given the "left-behind" organization
      When "admin" in "payments" calls organizations LeaveOrganization
      Then the attempt succeeds
      And "payments" stands alone
      When the roles of "payments" are audited
      Then principals of the organization can assume exactly
        | OrganizationAccountAccessRole |
        | metrics-export                |
        | data-hub                      |
        | partner                       |
      And each of them really opens

    @id:doors-shut-one-by-one @claim:LEAVE-13
    Scenario: Each door stays open until its own trust is taken away
      Given the "left-behind" organization
      When "admin" in "payments" calls organizations LeaveOrganization
      Then the attempt succeeds
      When "admin" in "payments" calls iam UpdateAssumeRolePolicy with
        """
        { "RoleName": "OrganizationAccountAccessRole", "PolicyDocument": "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"480000000011\"},\"Action\":\"sts:AssumeRole\"}}" }
        """
      Then the attempt succeeds
      When "admin" in "payments" calls iam UpdateAssumeRolePolicy with
        """
        { "RoleName": "data-hub", "PolicyDocument": "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"480000000011\"},\"Action\":\"sts:AssumeRole\"}}" }
        """
      Then the attempt succeeds
      When the roles of "payments" are audited
      Then principals of the organization can assume exactly
        | metrics-export |
        | partner        |
      And each of them really opens

  Rule: Conditions on the organization stop matching

    @id:organization-conditions-stop-matching @claim:DEPART-08
    Scenario: A bucket and a role that admit the organization no longer admit the account
      Given the "left-behind" organization
      When "admin" in "shared" calls s3 CreateBucket with
        """
        { "Bucket": "acme-shared-library" }
        """
      Then the attempt succeeds
      When "admin" in "shared" calls s3 PutBucketPolicy with
        """
        { "Bucket": "acme-shared-library", "Policy": "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:ListBucket\",\"Resource\":\"arn:aws:s3:::acme-shared-library\",\"Condition\":{\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-leftbehind1\"}}}]}" }
        """
      Then the attempt succeeds
      When "admin" in "payments" calls s3 ListObjectsV2 with
        """
        { "Bucket": "acme-shared-library" }
        """
      Then the attempt succeeds
      When "admin" in "payments" enters "shared" as "library" and calls sts GetCallerIdentity
      Then the attempt succeeds
      When "admin" in "payments" calls organizations LeaveOrganization
      Then the attempt succeeds
      And conditions on the organization shut "payments" out of exactly
        | resource                   | action         |
        | bucket acme-shared-library | s3:ListBucket  |
        | role library               | sts:AssumeRole |
      When "admin" in "payments" calls s3 ListObjectsV2 with
        """
        { "Bucket": "acme-shared-library" }
        """
      Then the attempt is refused with "AccessDenied"
      When "admin" in "payments" enters "shared" as "library" and calls sts GetCallerIdentity
      Then the attempt is refused with "AccessDenied"
