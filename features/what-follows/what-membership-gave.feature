Feature: What an account had as a member, and has no more
  Trail, stacks, people's access and shares came with the membership. Some of it goes with it, and some only where nobody
  asked for it to stay.

  Rule: The organization's trail and its role go, own trails stay

    Background:
      Given the "membership" organization

    @id:trail-copy-goes @claim:DEPART-06 @claim:DETECT-07
    Scenario: The account no longer sees the organization's trail, and has its own
      When "admin" in "workload" tries to list the trails
      Then the list shows "organization-trail"
      And the list shows "workload-trail"
      When "admin" in "workload" tries to see the role "AWSServiceRoleForCloudTrail"
      Then the attempt succeeds
      When "admin" in "workload" tries to leave the organization
      Then the attempt succeeds
      When "admin" in "workload" tries to list the trails
      Then the list does not show "organization-trail"
      And the list shows "workload-trail"
      When "admin" in "workload" tries to see the role "AWSServiceRoleForCloudTrail"
      Then the attempt is refused because there is no such role

    @id:own-role-of-organizations @claim:AFTER-08
    Scenario: The service-linked role of Organizations itself no member can delete
      What becomes of it when the account leaves is not documented, so nothing is claimed of it.
      When "admin" in "workload" tries to delete the role "AWSServiceRoleForOrganizations"
      Then the attempt is refused because only AWS may change the role
      When "admin" in "workload" tries to see the role "AWSServiceRoleForOrganizations"
      Then the attempt succeeds

  Rule: People who came by IAM Identity Center no longer come in

    @id:permission-sets-go @claim:AFTER-12
    Scenario Outline: The account <departs>
      Given the "membership" organization
      Then people of the organization have permission sets in "workload"
      When <departure>
      Then the attempt succeeds
      And nobody has a permission set in "workload"
      But people of the organization have permission sets in "quiet"

      Examples:
        | departs    | departure                                             |
        | leaves     | "admin" in "workload" tries to leave the organization |
        | is removed | the management account removes "workload"             |

    @id:permission-set-roles @claim:AFTER-12
    Scenario Outline: If the roles of their permission sets are <fate>
      That assignments are removed is documented, what becomes of the roles is not.
      Given the "membership" organization, assuming "assignment-role-after-departure" is "<fate>"
      When "admin" in "workload" tries to list the roles
      Then the list shows "AWSReservedSSO_Administrators_"
      When "admin" in "workload" tries to leave the organization
      Then the attempt succeeds
      And nobody has a permission set in "workload"
      When "admin" in "workload" tries to list the roles
      Then "Roles" of the answer <listing> "AWSReservedSSO_Administrators_"

      Examples:
        | fate    | listing       |
        | deleted | does not name |
        | kept    | names         |

  Rule: Shares of the organization are taken back unless they are to stay

    Background:
      Given the "membership" organization

    @id:shares-go-or-stay @claim:AFTER-13
    Scenario: One share goes, the other was made to stay
      Then "workload" has the share "network"
      And "workload" has the share "kept-network"
      When "admin" in "workload" tries to leave the organization
      Then the attempt succeeds
      And "workload" does not have the share "network"
      But "workload" has the share "kept-network"
      And "quiet" has the share "network"

  Rule: Stacks of a stack set are deleted unless they are to stay

    Background:
      Given the "membership" organization

    @id:stacks-go-or-stay @claim:AFTER-14
    Scenario: One stack goes with its role and its rule, the other stays and is nobody's
      Then the stack set "watch-members" has a stack in "workload"
      And the stack set "kept-baseline" has a stack in "workload"
      When "admin" in "workload" tries to list the roles
      Then the list shows "security-audit"
      And the list shows "baseline-reader"
      When "admin" in "workload" tries to leave the organization
      Then the attempt succeeds
      And the stack set "watch-members" has no stack in "workload"
      And the stack set "kept-baseline" has no stack in "workload"
      But the stack set "watch-members" has a stack in "quiet"
      When "admin" in "workload" tries to list the roles
      Then the list does not show "security-audit"
      But the list shows "baseline-reader"
      When "admin" in "workload" tries to list the stacks
      Then the list shows "kept-baseline"
      And the list does not show "watch-members"

  Rule: What the account made itself is still in it, and out of sight

    Background:
      Given the "membership" organization

    @id:resources-stay @claim:DEPART-08
    Scenario: Buckets, objects, users and keys
      Given "workload" has a bucket "workload-handover" that admits "studio"
      When "admin" in "workload" tries to put "customers.csv" into the bucket "workload-handover"
      Then the attempt succeeds
      When "admin" in "workload" tries to create an access key for the user "batch"
      Then the attempt succeeds
      When "admin" in "management" tries to see the description of the account "workload"
      Then the attempt succeeds
      When "admin" in "workload" tries to leave the organization
      Then the attempt succeeds
      When "admin" in "workload" tries to read "customers.csv" of the bucket "workload-handover"
      Then the attempt succeeds
      When "admin" in "workload" tries to list the access keys of the user "batch"
      Then the list shows "Active"
      When "admin" in "management" tries to see the description of the account "workload"
      Then the attempt is refused because the organization has no such account

  Rule: Nobody is told of it by mail

    Background:
      Given the "membership" organization

    @id:no-mail-of-a-departure @claim:AFTER-16 @needs:mail
    Scenario: Neither the account nor the management account gets one, while an invitation is told by mail
      When "admin" in "workload" tries to leave the organization
      Then the attempt succeeds
      And no mail at all reaches the owner of "workload"
      And no mail at all reaches the owner of "management"
      When "acme" invites "workload"
      Then the attempt succeeds
      And a mail "invitation" reaches the owner of "workload"
