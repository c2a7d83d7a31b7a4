/** What an operator can do against an intruder: who does it, what it needs, and how far it can be taken back. Actions of the same ids carry it out. */

export type ListedResponse = Readonly<{
  id: string;
  /** Completes "the security team …s". */
  does: string;
  by: "management account" | "delegated administrator" | "account" | "root user" | "anybody";
  /** `whole`: nothing stays behind. `partly`: the report names what does. `none`: nothing takes it back, or nothing was changed. */
  undo: "whole" | "partly" | "none";
  /** Calls that change something; `console` where there is no API. */
  calls: readonly string[];
  source: string;
}>;

export const RESPONSES: readonly ListedResponse[] = [
  {
    id: "quarantine-account",
    does: "move an account to a quarantine unit in which everything is denied",
    by: "management account",
    undo: "whole",
    calls: [
      ...["organizations:CreateOrganizationalUnit", "organizations:CreatePolicy", "organizations:UpdatePolicy"],
      ...["organizations:AttachPolicy", "organizations:MoveAccount"],
    ],
    source: "Organizations API Reference, MoveAccount",
  },
  {
    id: "deny-all-but-responders",
    does: "deny everything to everybody but the responders",
    by: "management account",
    undo: "whole",
    calls: ["organizations:CreatePolicy", "organizations:UpdatePolicy", "organizations:AttachPolicy"],
    source: "Organizations User Guide, SCP syntax; quotas of 2026",
  },
  {
    id: "revoke-sessions",
    does: "revoke the sessions that a role or user has been issued",
    by: "account",
    undo: "whole",
    calls: ["iam:PutRolePolicy", "iam:PutUserPolicy"],
    source: "IAM User Guide, Revoke IAM role temporary security credentials",
  },
  {
    id: "disable-access-keys",
    does: "disable access keys",
    by: "account",
    undo: "whole",
    calls: ["iam:UpdateAccessKey"],
    source: "IAM API Reference, UpdateAccessKey",
  },
  {
    id: "delete-access-keys",
    does: "delete access keys",
    by: "account",
    undo: "none",
    calls: ["iam:DeleteAccessKey"],
    source: "IAM API Reference, DeleteAccessKey",
  },
  {
    id: "strip-root",
    does: "remove the credentials of a root user by a root task",
    by: "delegated administrator",
    undo: "partly",
    calls: [
      ...["iam:DeleteAccessKey", "iam:DeactivateMFADevice"],
      ...["iam:DeleteSigningCertificate", "iam:DeleteLoginProfile"],
    ],
    source: "IAM User Guide, Perform a privileged task on an AWS Organizations member account",
  },
  {
    id: "bound-principal",
    does: "bound a role or user to nothing",
    by: "account",
    undo: "whole",
    calls: ["iam:PutRolePermissionsBoundary", "iam:PutUserPermissionsBoundary"],
    source: "IAM User Guide, Permissions boundaries for IAM entities",
  },
  {
    id: "stop-closure",
    does: "have Support reopen an account that was closed",
    by: "root user",
    undo: "partly",
    calls: ["console"],
    source: "Account Management Guide, Close an AWS account",
  },
  {
    id: "decline-foreign-invitations",
    does: "decline invitations of other organizations",
    by: "account",
    undo: "none",
    calls: ["organizations:DeclineHandshake"],
    source: "Organizations API Reference, DeclineHandshake",
  },
  {
    id: "withdraw-invitations",
    does: "take the organization's own invitations back",
    by: "management account",
    undo: "partly",
    calls: ["organizations:CancelHandshake"],
    source: "Organizations API Reference, CancelHandshake",
  },
  {
    id: "bring-account-back",
    does: "invite an account that left, accept there, and put it into its unit",
    by: "management account",
    undo: "partly",
    calls: [
      ...["organizations:InviteAccountToOrganization", "organizations:AcceptHandshake"],
      ...["organizations:MoveAccount"],
    ],
    source: "Organizations User Guide, Inviting an account to join your organization",
  },
  {
    id: "restore-place",
    does: "put an account into its unit",
    by: "management account",
    undo: "whole",
    calls: ["organizations:MoveAccount"],
    source: "Organizations API Reference, MoveAccount",
  },
  {
    id: "restore-policies",
    does: "attach policies again",
    by: "management account",
    undo: "whole",
    calls: ["organizations:AttachPolicy"],
    source: "Organizations API Reference, AttachPolicy",
  },
  {
    id: "restore-tags",
    does: "give an account its tags again",
    by: "management account",
    undo: "whole",
    calls: ["organizations:TagResource"],
    source: "Organizations API Reference, TagResource",
  },
  {
    id: "restore-trail",
    does: "have a trail log as it did",
    by: "account",
    undo: "partly",
    calls: [
      ...["cloudtrail:CreateTrail", "cloudtrail:UpdateTrail"],
      ...["cloudtrail:PutEventSelectors", "cloudtrail:StartLogging"],
    ],
    source: "CloudTrail API Reference, StartLogging",
  },
  {
    id: "restore-detector-membership",
    does: "have GuardDuty watch an account again",
    by: "delegated administrator",
    undo: "partly",
    calls: ["guardduty:CreateMembers"],
    source: "GuardDuty API Reference, CreateMembers",
  },
  {
    id: "restore-hub-membership",
    does: "have an account in Security Hub again",
    by: "delegated administrator",
    undo: "partly",
    calls: ["securityhub:CreateMembers"],
    source: "Security Hub API Reference, CreateMembers",
  },
  {
    id: "restore-delegation",
    does: "let an account administer its services again",
    by: "management account",
    undo: "whole",
    calls: ["organizations:RegisterDelegatedAdministrator"],
    source: "Organizations API Reference, RegisterDelegatedAdministrator",
  },
  {
    id: "delete-role",
    does: "delete a role by which others could still enter",
    by: "account",
    undo: "partly",
    calls: ["iam:DetachRolePolicy", "iam:DeleteRolePolicy", "iam:DeleteRole"],
    source: "IAM API Reference, DeleteRole",
  },
  {
    id: "verify-costs",
    does: "see whether the costs of a time are shown again",
    by: "anybody",
    undo: "none",
    calls: [],
    source: "Cost Management User Guide, Controlling access to Cost Explorer",
  },
];
