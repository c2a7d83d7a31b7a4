/** Where an emulated operation knowingly does less than AWS: what it leaves out is refused or said here, never pretended. */

const READING = "versions, parts and keys of the customer's own are refused with 501";
const QUEUE_ATTRIBUTES = "attributes of FIFO queues, dead-letter queues and KMS keys are refused with 501";
const MANAGED_POLICIES = "AWS-managed policies whose documents are not known to orgdrill are refused with 501";
const SAML_ENCRYPTION = "encrypted SAML assertions are refused with 501";
const UNSIGNED_IDENTITIES = "the signature of what the identity provider says is not verified";

/** By service and name. */
export const OPERATION_DEVIATIONS: Readonly<Record<string, string>> = {
  "organizations:CreateAccount": "how long a creation takes is modelled",
  "organizations:CloseAccount": "how long closing takes is modelled",
  "organizations:DescribeEffectivePolicy":
    "effective policies are merged, and not validated against each type's schema",
  "organizations:InviteOrganizationToTransferResponsibility":
    "any later month is taken as the start, no quota of transfers is applied, and tags are kept but cannot be read or changed",
  "iam:AttachGroupPolicy": MANAGED_POLICIES,
  "iam:AttachRolePolicy": MANAGED_POLICIES,
  "iam:AttachUserPolicy": MANAGED_POLICIES,
  "iam:CreateSAMLProvider": SAML_ENCRYPTION,
  "iam:CreateServiceLinkedRole": "services whose role is not known to orgdrill are refused with 501",
  "iam:SimulateCustomPolicy": "ResourceHandlingOption is refused with 501",
  "iam:SimulatePrincipalPolicy": "ResourceHandlingOption is refused with 501",
  "sts:AssumeRoleWithSAML": `${UNSIGNED_IDENTITIES}; ${SAML_ENCRYPTION}`,
  "sts:AssumeRoleWithWebIdentity": `${UNSIGNED_IDENTITIES}; OAuth 2.0 access tokens (ProviderId) are refused with 501`,
  "cloudtrail:LookupEvents": "shows a call at once, which AWS does after minutes",
  "events:PutRule": "schedules, roles and tags are refused with 501",
  "events:PutTargets": "members of a target other than Id, Arn, Input and RoleArn are refused with 501",
  "s3:CreateBucket": "ACLs, tags, Object Lock and directory buckets are refused with 501",
  "s3:DeleteObject": "versions and conditions are refused with 501",
  "s3:DeleteObjects": "versions are refused with 501",
  "s3:GetObject": READING,
  "s3:HeadObject": READING,
  "s3:PutObject": "encryption other than AES256, tags, locks, ACLs and other storage classes are refused with 501",
  "sqs:CreateQueue": `FIFO queues and tags are refused with 501; ${QUEUE_ATTRIBUTES}`,
  "sqs:SendMessage": "system attributes are refused with 501",
  "sqs:SetQueueAttributes": QUEUE_ATTRIBUTES,
};
