/** What members of these names want, in the world of `standing()`: so that generated calls get past the first check. */
import type { World } from "../domain/index.ts";

const DOCUMENT =
  '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"organizations:Leave*","Resource":"*"}}';
const TRUST =
  '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}}';

export const WORDS: Readonly<Record<string, readonly string[]>> = {
  HandshakeId: ["h-00000000"],
  PolicyId: ["p-00000000", "p-00000000", "p-FullAWSAccess"],
  TargetId: ["r-two1", "ou-two1-kept0001", "ou-two1-open0001", "100000000021", "100000000001"],
  ParentId: ["r-two1", "ou-two1-kept0001", "r-two2"],
  SourceParentId: ["r-two1", "ou-two1-kept0001", "ou-two1-open0001"],
  DestinationParentId: ["r-two1", "ou-two1-kept0001", "ou-two1-open0001", "r-two2"],
  RootId: ["r-two1", "r-two2"],
  OrganizationalUnitId: ["ou-two1-kept0001", "ou-two1-open0001"],
  AccountId: ["100000000011", "100000000021", "100000000001", "200000000011", "300000000001"],
  ChildId: ["100000000011", "ou-two1-kept0001"],
  ChildType: ["ACCOUNT", "ORGANIZATIONAL_UNIT"],
  Id: ["300000000001", "100000000021", "200000000001", "alone@alone.example", "1"],
  Type: ["ACCOUNT", "EMAIL", "SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY", "TAG_POLICY"],
  PolicyType: ["SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY", "TAG_POLICY", "S3_POLICY"],
  Filter: ["SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY"],
  FeatureSet: ["ALL", "CONSOLIDATED_BILLING"],
  Content: [DOCUMENT, "{}", "{"],
  PolicyDocument: [DOCUMENT, "{}", "{"],
  AssumeRolePolicyDocument: [TRUST, DOCUMENT, "{"],
  Policy: [DOCUMENT, "{"],
  RoleName: ["admin", "new", "new", "OrganizationAccountAccessRole", "AWSServiceRoleForOrganizations"],
  UserName: ["alice", "new"],
  PolicyName: ["one"],
  QueryId: ["00000000-0000-4000-8000-000000000001"],
  PolicyArn: ["arn:aws:iam::aws:policy/AdministratorAccess", "arn:aws:iam::100000000021:policy/one"],
  RoleArn: ["arn:aws:iam::100000000021:role/OrganizationAccountAccessRole", "arn:aws:iam::100000000021:role/admin"],
  RoleSessionName: ["one"],
  TargetPrincipal: ["100000000021", "arn:aws:iam::100000000011:root"],
  Status: ["Active", "Inactive"],
  VersionId: ["v1", "v2"],
  Email: ["new@new.example", "alone@alone.example"],
  AccountName: ["new"],
  Name: ["one"],
  Rule: ["one"],
  EventPattern: ['{"source":["aws.organizations"]}', "{", '{"a":[{"wildcard":"*"}]}'],
  Arn: ["arn:aws:sns:us-east-1:100000000021:alerts"],
  Key: ["owner", "aws:x"],
  Bucket: ["bucket-one", "bucket-one", "bucket-two", "Bucket"],
  QueueName: ["queue", "queue", "queue.fifo"],
  QueueUrl: ["http://127.0.0.1/100000000021/queue", "http://127.0.0.1/300000000001/queue"],
  MessageBody: ["text"],
  Label: ["one"],
  Actions: ["SendMessage"],
  AWSAccountIds: ["100000000021"],
  Path: ["/", "/a/"],
  AttributeKey: ["EventName", "Username", "ReadOnly"],
  EventCategory: ["insight"],
  State: ["ENABLED", "DISABLED"],
  EventBusName: ["default"],
  IamUserAccessToBilling: ["ALLOW"],
  States: ["SUCCEEDED"],
  ActionType: ["INVITE"],
  Scope: ["Local", "AWS", "All"],
  PathPrefix: ["/"],
  PermissionsBoundary: ["arn:aws:iam::aws:policy/PowerUserAccess"],
  AccessKeyId: ["AKIAIOSFODNN7EXAMPLE"],
  CreateAccountRequestId: ["car-00000000"],
  LocationConstraint: ["eu-west-1"],
  InstanceArn: ["arn:aws:sso:::instance/ssoins-1234567890abcdef"],
  PermissionSetArn: ["arn:aws:sso:::permissionSet/ssoins-1234567890abcdef/ps-1234567890abcdef"],
  PrincipalId: ["90000000-1111-2222-3333-444444444444"],
  ManagedPolicyArn: ["arn:aws:iam::aws:policy/SecurityAudit"],
  SessionDuration: ["PT4H"],
  InlinePolicy: [DOCUMENT, "{"],
  AccountAssignmentCreationRequestId: ["90000000-1111-2222-3333-444444444444"],
  AccountAssignmentDeletionRequestId: ["90000000-1111-2222-3333-444444444444"],
  ProvisionPermissionSetRequestId: ["90000000-1111-2222-3333-444444444444"],
  TemplateBody: ['{"Resources":{"A":{"Type":"AWS::S3::Bucket"}}}', "Resources: {A: {Type: AWS::EC2::VPC}}", "{"],
  PermissionModel: ["SERVICE_MANAGED"],
  OrganizationalUnitIds: ["ou-two1-kept0001"],
};

/** Ids that the world has made stand in for the ones of nobody. */
export function withIdsOf(world: World, input: unknown): unknown {
  const policies = [...world.organizations.values()].flatMap(({ policies }) =>
    [...policies.keys()].filter((id) => id !== "p-FullAWSAccess"),
  );
  const text = JSON.stringify(input ?? {})
    .replaceAll('"h-00000000"', `"${[...world.handshakes.keys()].at(-1) ?? "h-00000000"}"`)
    .replaceAll('"p-00000000"', `"${policies.at(-1) ?? "p-00000000"}"`)
    .replaceAll('"car-00000000"', `"${[...world.createAccountRequests.keys()].at(-1) ?? "car-00000000"}"`)
    .replaceAll('"AKIAIOSFODNN7EXAMPLE"', `"${[...world.accessKeys.keys()].at(-1) ?? "AKIAIOSFODNN7EXAMPLE"}"`);
  return JSON.parse(text);
}
