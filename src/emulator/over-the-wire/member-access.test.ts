/** What members have of their organization, over a socket with the SDK's own clients: stacks, permission sets and aggregation, before and after a departure. */
import { fileURLToPath } from "node:url";
import {
  ActivateOrganizationsAccessCommand,
  CloudFormationClient,
  CreateStackInstancesCommand,
  CreateStackSetCommand,
  DeleteStackInstancesCommand,
  DeleteStackSetCommand,
  DescribeOrganizationsAccessCommand,
  DescribeStackInstanceCommand,
  DescribeStackSetCommand,
  DescribeStackSetOperationCommand,
  DescribeStacksCommand,
  ListStackInstancesCommand,
  ListStackResourcesCommand,
  ListStackSetOperationsCommand,
  ListStackSetsCommand,
  ListStacksCommand,
} from "@aws-sdk/client-cloudformation";
import {
  ConfigServiceClient,
  DeleteConfigurationAggregatorCommand,
  DescribeConfigurationAggregatorSourcesStatusCommand,
  DescribeConfigurationAggregatorsCommand,
  DescribeConfigurationRecorderStatusCommand,
  DescribeConfigurationRecordersCommand,
  DescribeDeliveryChannelsCommand,
  GetAggregateDiscoveredResourceCountsCommand,
  ListAggregateDiscoveredResourcesCommand,
  PutConfigurationAggregatorCommand,
  PutConfigurationRecorderCommand,
  PutDeliveryChannelCommand,
  StartConfigurationRecorderCommand,
  StopConfigurationRecorderCommand,
} from "@aws-sdk/client-config-service";
import { ListRulesCommand } from "@aws-sdk/client-eventbridge";
import { GetRoleCommand, ListAttachedRolePoliciesCommand, ListRolesCommand } from "@aws-sdk/client-iam";
import {
  AcceptHandshakeCommand,
  EnableAWSServiceAccessCommand,
  InviteAccountToOrganizationCommand,
  LeaveOrganizationCommand,
  MoveAccountCommand,
  RemoveAccountFromOrganizationCommand,
} from "@aws-sdk/client-organizations";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import {
  AttachManagedPolicyToPermissionSetCommand,
  CreateAccountAssignmentCommand,
  CreatePermissionSetCommand,
  DeleteAccountAssignmentCommand,
  DescribeAccountAssignmentCreationStatusCommand,
  DescribeAccountAssignmentDeletionStatusCommand,
  DescribePermissionSetCommand,
  DescribePermissionSetProvisioningStatusCommand,
  ListAccountAssignmentsCommand,
  ListAccountsForProvisionedPermissionSetCommand,
  ListInstancesCommand,
  ListPermissionSetsCommand,
  ProvisionPermissionSetCommand,
  PutInlinePolicyToPermissionSetCommand,
  SSOAdminClient,
} from "@aws-sdk/client-sso-admin";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { history, refusal, type Served, served } from "./served.test-support.ts";

const FILE = fileURLToPath(new URL("../../../scenarios/organizations/member-access.yaml", import.meta.url));
const [MANAGEMENT, SECURITY, PAYMENTS, LAB, ARCHIVE] = [
  "480000000001",
  "480000000002",
  "480000000011",
  "480000000012",
  "480000000013",
];
const [WORKLOADS, OTHERS] = ["ou-acme-workload", "ou-acme-others01"];

let on: Served;
beforeEach(async () => {
  on = await served(FILE);
});
afterEach(() => on.close());

const settings = (profile: string) => ({
  endpoint: on.url,
  region: "us-east-1",
  credentials: on.credentials(profile),
  maxAttempts: 1,
});
const stacksOf = (profile: string) => new CloudFormationClient(settings(profile));
const accessOf = (profile: string) => new SSOAdminClient(settings(profile));
const configOf = (profile: string) => new ConfigServiceClient(settings(profile));
const management = "acme-management/admin";

const rolesOf = async (profile: string): Promise<readonly string[]> => {
  const { Roles = [] } = await on.as(profile).iam.send(new ListRolesCommand({}));
  return Roles.map(({ RoleName = "" }) => RoleName);
};
const rulesOf = async (profile: string): Promise<readonly string[]> => {
  const { Rules = [] } = await on.as(profile).events.send(new ListRulesCommand({}));
  return Rules.map(({ Name = "" }) => Name);
};
const leave = (profile: string) => on.as(profile).organizations.send(new LeaveOrganizationCommand({}));

describe("stack sets", () => {
  const instances = async (StackSetName: string) => {
    const { Summaries = [] } = await stacksOf(management).send(new ListStackInstancesCommand({ StackSetName }));
    return Summaries.map(({ Account, Status }) => `${Account} ${Status}`);
  };

  test("what they made in a member is there, is told of on both sides, and works", async () => {
    expect(await instances("watch-members")).toEqual([`${PAYMENTS} CURRENT`, `${LAB} CURRENT`]);
    expect(await rolesOf("payments/admin")).toEqual(expect.arrayContaining(["security-audit", "baseline-reader"]));
    expect(await rulesOf("lab/admin")).toEqual(["watch-departures"]);
    expect(await rolesOf("archive/admin")).not.toContain("security-audit");
    const { Stacks = [] } = await stacksOf("payments/admin").send(new DescribeStacksCommand({}));
    expect(Stacks.map(({ StackName = "", StackStatus }) => [StackName.slice(0, 23), StackStatus])).toEqual([
      [`StackSet-baseline-${Stacks[0]?.StackName?.slice(18, 23)}`, "CREATE_COMPLETE"],
      ["StackSet-watch-members-", "CREATE_COMPLETE"],
    ]);
    const StackName = Stacks[1]?.StackName ?? "";
    const { StackResourceSummaries = [] } = await stacksOf("payments/admin").send(
      new ListStackResourcesCommand({ StackName }),
    );
    expect(StackResourceSummaries.map((each) => [each.LogicalResourceId, each.PhysicalResourceId])).toEqual([
      ["Auditor", "security-audit"],
      ["Departures", "watch-departures"],
    ]);
    const { Role } = await on.as("payments/admin").iam.send(new GetRoleCommand({ RoleName: "security-audit" }));
    expect(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? "")).toContain(`arn:aws:iam::${SECURITY}:root`);
  });

  test.each([
    ["leaves", () => leave("payments/admin")],
    [
      "is removed",
      () => on.as(management).organizations.send(new RemoveAccountFromOrganizationCommand({ AccountId: PAYMENTS })),
    ],
    [
      "goes straight to another organization",
      async () => {
        const target = { Target: { Type: "ACCOUNT", Id: PAYMENTS } as const };
        const invite = new InviteAccountToOrganizationCommand(target);
        const { Handshake } = await on.as("borealis-management/admin").organizations.send(invite);
        await on.as("payments/admin").organizations.send(new AcceptHandshakeCommand({ HandshakeId: Handshake?.Id }));
      },
    ],
  ])("when a member %s, its stacks go unless they are to stay, and the rule with them", async (_what, depart) => {
    await depart();
    const roles = await rolesOf("payments/admin");
    expect(roles).not.toContain("security-audit");
    expect(roles).toContain("baseline-reader");
    expect(await rulesOf("payments/admin")).toEqual([]);
    expect(await instances("watch-members")).toEqual([`${LAB} CURRENT`]);
    expect(await instances("baseline")).toEqual([`${LAB} CURRENT`]);
    const { StackSummaries = [] } = await stacksOf("payments/admin").send(new ListStacksCommand({}));
    expect(StackSummaries.map(({ StackStatus }) => StackStatus).sort()).toEqual(["CREATE_COMPLETE", "DELETE_COMPLETE"]);
    const { Stacks = [] } = await stacksOf("payments/admin").send(new DescribeStacksCommand({}));
    expect(Stacks).toHaveLength(1);
    const { Summaries = [] } = await stacksOf(management).send(
      new ListStackSetOperationsCommand({ StackSetName: "watch-members" }),
    );
    expect(Summaries.map(({ Action, Status }) => `${Action} ${Status}`)).toEqual([
      "DELETE SUCCEEDED",
      "CREATE SUCCEEDED",
    ]);
  });

  test("an account that comes to a unit gets stacks, and loses them when it moves on", async () => {
    const move = (SourceParentId: string, DestinationParentId: string) =>
      on
        .as(management)
        .organizations.send(new MoveAccountCommand({ AccountId: ARCHIVE, SourceParentId, DestinationParentId }));
    await move(OTHERS, WORKLOADS);
    expect(await rulesOf("archive/admin")).toEqual(["watch-departures"]);
    expect(await instances("watch-members")).toContain(`${ARCHIVE} CURRENT`);
    await move(WORKLOADS, OTHERS);
    expect(await rulesOf("archive/admin")).toEqual([]);
    expect(await rolesOf("archive/admin")).toContain("baseline-reader");
    expect(await instances("watch-members")).not.toContain(`${ARCHIVE} CURRENT`);
  });

  test("trusted access of Organizations alone does not do: CloudFormation has to activate it", async () => {
    const profile = "borealis-management/admin";
    const stacks = stacksOf(profile);
    const ServicePrincipal = "member.org.stacksets.cloudformation.amazonaws.com";
    await on.as(profile).organizations.send(new EnableAWSServiceAccessCommand({ ServicePrincipal }));
    expect(await refusal(stacks.send(creating("early")))).toMatchObject({
      name: "ValidationError",
      message: "You must enable organizations access to operate a service managed stack set",
    });
    await stacks.send(new ActivateOrganizationsAccessCommand({}));
    expect(await stacks.send(new DescribeOrganizationsAccessCommand({}))).toMatchObject({ Status: "ENABLED" });
    await stacks.send(creating("early"));
    expect(await refusal(stacksOf("payments/admin").send(creating("mine")))).toMatchObject({ name: "ValidationError" });
    expect(await refusal(stacksOf("payments/admin").send(new ActivateOrganizationsAccessCommand({})))).toMatchObject({
      name: "InvalidOperationException",
    });
  });

  const BUCKETS = `
Parameters:
  Stage: { Type: String, Default: test }
Resources:
  Evidence:
    Type: AWS::S3::Bucket
    DeletionPolicy: Retain
    Properties:
      BucketName: !Sub "evidence-\${AWS::AccountId}"
  Scratch:
    Type: AWS::S3::Bucket
Outputs:
  Where: { Value: !GetAtt Evidence.Arn }
`;
  const creating = (StackSetName: string, TemplateBody = BUCKETS, more: object = {}) =>
    new CreateStackSetCommand({
      StackSetName,
      TemplateBody,
      PermissionModel: "SERVICE_MANAGED",
      AutoDeployment: { Enabled: true, RetainStacksOnAccountRemoval: false },
      ...more,
    });

  test("a set has a whole life, in the hands of a delegated administrator too", async () => {
    const CallAs = "DELEGATED_ADMIN" as const;
    const stacks = stacksOf("security/admin");
    const StackSetName = "buckets";
    const { StackSetId } = await stacks.send(creating(StackSetName, BUCKETS, { CallAs }));
    expect(await refusal(stacks.send(creating(StackSetName, BUCKETS, { CallAs })))).toMatchObject({
      name: "NameAlreadyExistsException",
    });
    const DeploymentTargets = { OrganizationalUnitIds: [WORKLOADS] };
    const deployment = { StackSetName, CallAs, DeploymentTargets, Regions: ["us-east-1", "eu-west-1"] };
    const { OperationId } = await stacks.send(new CreateStackInstancesCommand(deployment));
    const operation = await stacks.send(new DescribeStackSetOperationCommand({ StackSetName, CallAs, OperationId }));
    // The bucket of a fixed name can be made in one Region only.
    expect(operation.StackSetOperation).toMatchObject({ Action: "CREATE", Status: "FAILED", StackSetId });
    const at = { StackSetName, CallAs, StackInstanceAccount: LAB };
    const here = await stacks.send(new DescribeStackInstanceCommand({ ...at, StackInstanceRegion: "us-east-1" }));
    expect(here.StackInstance).toMatchObject({ Status: "CURRENT", OrganizationalUnitId: WORKLOADS });
    const there = await stacks.send(new DescribeStackInstanceCommand({ ...at, StackInstanceRegion: "eu-west-1" }));
    expect(there.StackInstance).toMatchObject({ Status: "OUTDATED", StatusReason: `evidence-${LAB} already exists` });
    const { StackId: StackName } = here.StackInstance ?? {};
    const { Stacks = [] } = await stacksOf("lab/admin").send(new DescribeStacksCommand({ StackName }));
    expect(Stacks[0]).toMatchObject({
      Outputs: [{ OutputKey: "Where", OutputValue: `arn:aws:s3:::evidence-${LAB}` }],
      Parameters: [{ ParameterKey: "Stage", ParameterValue: "test" }],
    });
    const { StackSet } = await stacks.send(new DescribeStackSetCommand({ StackSetName, CallAs }));
    expect(StackSet).toMatchObject({ OrganizationalUnitIds: [WORKLOADS], Regions: ["us-east-1", "eu-west-1"] });
    const { Summaries = [] } = await stacks.send(new ListStackSetsCommand({ CallAs }));
    expect(Summaries.map((each) => each.StackSetName)).toEqual(["baseline", "buckets", "watch-members"]);
    expect(await refusal(stacks.send(new DeleteStackSetCommand({ StackSetName, CallAs })))).toMatchObject({
      name: "StackSetNotEmptyException",
    });
    await stacks.send(new DeleteStackInstancesCommand({ ...deployment, RetainStacks: false }));
    await stacks.send(new DeleteStackSetCommand({ StackSetName, CallAs }));
    expect(await refusal(stacks.send(new DescribeStackSetCommand({ StackSetName, CallAs })))).toMatchObject({
      name: "StackSetNotFoundException",
    });
  });

  test.each([
    ["a resource that is not here", "Resources: { A: { Type: 'AWS::EC2::VPC' } }", 501],
    ["a property that is not here", "Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { Tags: [] } } }", 501],
    [
      "a function that is not here",
      "Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { BucketName: !Select [0, [a]] } } }",
      501,
    ],
    ["no resource", "Resources: {}", 400],
    ["what is not YAML", "Resources: [", 400],
    [
      "a reference to nothing",
      "Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { BucketName: !Ref B } } }",
      400,
    ],
    [
      "a circle",
      "Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { BucketName: !Ref B } }, B: { Type: 'AWS::S3::Bucket', Properties: { BucketName: !Ref A } } }",
      400,
    ],
    [
      "a pattern that is none",
      "Resources: { A: { Type: 'AWS::Events::Rule', Properties: { EventPattern: { source: 1 } } } }",
      400,
    ],
    [
      "a role without a right to make roles",
      "Resources: { A: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: {} } } }",
      400,
    ],
  ])("%s in a template is refused", async (_what, template, status) => {
    const sent = stacksOf(management).send(creating("refused", template));
    expect(await refusal(sent)).toMatchObject({ status });
  });

  test("a member without any part in it is told so, and the management account's calls are on record", async () => {
    const ours = new DescribeStackSetCommand({ StackSetName: "watch-members" });
    expect(await refusal(stacksOf("payments/admin").send(ours))).toMatchObject({ name: "ValidationError" });
    await stacksOf(management).send(creating("on-record"));
    const record = (await history(on.as(management))).find(({ eventName }) => eventName === "CreateStackSet");
    expect(record).toMatchObject({
      eventSource: "cloudformation.amazonaws.com",
      requestParameters: { stackSetName: "on-record" },
    });
  });
});

describe("permission sets", () => {
  const InstanceArn = "arn:aws:sso:::instance/ssoins-1234567890abcdef";
  const setArn = (id: string) => `arn:aws:sso:::permissionSet/ssoins-1234567890abcdef/ps-${id.repeat(16)}`;
  const [ADMINISTRATORS, READERS] = [setArn("1"), setArn("2")];
  const assignments = async (AccountId: string, PermissionSetArn = READERS) => {
    const asked = new ListAccountAssignmentsCommand({ InstanceArn, AccountId, PermissionSetArn });
    const { AccountAssignments = [] } = await accessOf(management).send(asked);
    return AccountAssignments.map(({ PrincipalType, PrincipalId }) => `${PrincipalType} ${PrincipalId}`);
  };
  const reserved = async (profile: string) =>
    (await rolesOf(profile)).filter((each) => each.startsWith("AWSReservedSSO_"));

  test("an assignment is a role in the account, with the policies of the set", async () => {
    expect((await reserved("payments/admin")).map((each) => each.slice(0, -16)).sort()).toEqual([
      "AWSReservedSSO_Administrators_",
      "AWSReservedSSO_Readers_",
    ]);
    const [RoleName = ""] = await reserved("payments/admin");
    const { Role } = await on.as("payments/admin").iam.send(new GetRoleCommand({ RoleName }));
    expect(Role?.Arn).toContain(":role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_");
    const attached = await on.as("payments/admin").iam.send(new ListAttachedRolePoliciesCommand({ RoleName }));
    expect(attached.AttachedPolicies?.map(({ PolicyName }) => PolicyName)).toEqual(["AdministratorAccess"]);
    const provisioned = await accessOf(management).send(
      new ListAccountsForProvisionedPermissionSetCommand({ InstanceArn, PermissionSetArn: READERS }),
    );
    expect(provisioned.AccountIds).toEqual([PAYMENTS, LAB]);
  });

  test("whoever departs loses assignments and roles; the others keep theirs", async () => {
    expect(await accessOf("payments/admin").send(new ListInstancesCommand({}))).toMatchObject({
      Instances: [{ InstanceArn, OwnerAccountId: MANAGEMENT }],
    });
    await leave("payments/admin");
    expect(await assignments(PAYMENTS)).toEqual([]);
    expect(await assignments(PAYMENTS, ADMINISTRATORS)).toEqual([]);
    expect(await reserved("payments/admin")).toEqual([]);
    expect(await reserved("lab/admin")).toHaveLength(1);
    expect(await accessOf("payments/admin").send(new ListInstancesCommand({}))).toMatchObject({ Instances: [] });
    const provisioned = await accessOf(management).send(
      new ListAccountsForProvisionedPermissionSetCommand({ InstanceArn, PermissionSetArn: READERS }),
    );
    expect(provisioned.AccountIds).toEqual([LAB]);
  });

  test("a set has a life: made, given policies, assigned, provisioned anew, taken away", async () => {
    const access = accessOf("security/admin");
    const { PermissionSet } = await access.send(new CreatePermissionSetCommand({ InstanceArn, Name: "Auditors" }));
    const named = { InstanceArn, PermissionSetArn: PermissionSet?.PermissionSetArn };
    expect(await refusal(access.send(new CreatePermissionSetCommand({ InstanceArn, Name: "Auditors" })))).toMatchObject(
      {
        name: "ConflictException",
      },
    );
    expect(await access.send(new DescribePermissionSetCommand(named))).toEqual(
      expect.objectContaining({
        PermissionSet: expect.objectContaining({ Name: "Auditors", SessionDuration: "PT1H" }),
      }),
    );
    expect((await access.send(new ListPermissionSetsCommand({ InstanceArn }))).PermissionSets).toHaveLength(3);
    const assignment = {
      ...named,
      TargetId: ARCHIVE,
      TargetType: "AWS_ACCOUNT",
      PrincipalType: "GROUP",
      PrincipalId: "90000000-1111-2222-3333-444444444444",
    } as const;
    const made = await access.send(new CreateAccountAssignmentCommand(assignment));
    expect(made.AccountAssignmentCreationStatus?.Status).toBe("IN_PROGRESS");
    const AccountAssignmentCreationRequestId = made.AccountAssignmentCreationStatus?.RequestId;
    const status = { InstanceArn, AccountAssignmentCreationRequestId };
    expect(await access.send(new DescribeAccountAssignmentCreationStatusCommand(status))).toMatchObject({
      AccountAssignmentCreationStatus: { Status: "SUCCEEDED", TargetId: ARCHIVE },
    });
    const [RoleName = ""] = await reserved("archive/admin");
    expect(RoleName).toMatch(/^AWSReservedSSO_Auditors_[0-9a-f]{16}$/);
    const attach = { ...named, ManagedPolicyArn: "arn:aws:iam::aws:policy/SecurityAudit" };
    await access.send(new AttachManagedPolicyToPermissionSetCommand(attach));
    const InlinePolicy = JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Deny", Action: "s3:*", Resource: "*" }],
    });
    await access.send(new PutInlinePolicyToPermissionSetCommand({ ...named, InlinePolicy }));
    const policies = async () =>
      (await on.as("archive/admin").iam.send(new ListAttachedRolePoliciesCommand({ RoleName }))).AttachedPolicies;
    expect(await policies()).toEqual([]);
    const stale = { ...named, ProvisioningStatus: "LATEST_PERMISSION_SET_NOT_PROVISIONED" } as const;
    const outdated = await access.send(new ListAccountsForProvisionedPermissionSetCommand(stale));
    expect(outdated.AccountIds).toEqual([ARCHIVE]);
    const provisioning = await access.send(
      new ProvisionPermissionSetCommand({ ...named, TargetType: "ALL_PROVISIONED_ACCOUNTS" }),
    );
    const ProvisionPermissionSetRequestId = provisioning.PermissionSetProvisioningStatus?.RequestId;
    const asked = { InstanceArn, ProvisionPermissionSetRequestId };
    expect(await access.send(new DescribePermissionSetProvisioningStatusCommand(asked))).toMatchObject({
      PermissionSetProvisioningStatus: { Status: "SUCCEEDED" },
    });
    expect(await policies()).toEqual([expect.objectContaining({ PolicyName: "SecurityAudit" })]);
    const gone = await access.send(new DeleteAccountAssignmentCommand(assignment));
    const AccountAssignmentDeletionRequestId = gone.AccountAssignmentDeletionStatus?.RequestId;
    const deletion = { InstanceArn, AccountAssignmentDeletionRequestId };
    expect(await access.send(new DescribeAccountAssignmentDeletionStatusCommand(deletion))).toMatchObject({
      AccountAssignmentDeletionStatus: { Status: "SUCCEEDED" },
    });
    expect(await reserved("archive/admin")).toEqual([]);
  });

  test("a delegated administrator has no say over the management account, and a member none at all", async () => {
    const assignment = {
      InstanceArn,
      PermissionSetArn: READERS,
      TargetId: MANAGEMENT,
      TargetType: "AWS_ACCOUNT",
      PrincipalType: "USER",
      PrincipalId: "90000000-5555-6666-7777-888888888888",
    } as const;
    const create = new CreateAccountAssignmentCommand(assignment);
    expect(await refusal(accessOf("security/admin").send(create))).toMatchObject({ name: "AccessDeniedException" });
    expect(await refusal(accessOf("payments/admin").send(create))).toMatchObject({ name: "AccessDeniedException" });
    const stranger = accessOf("borealis-management/admin");
    expect(await refusal(stranger.send(create))).toMatchObject({ name: "ResourceNotFoundException" });
    await accessOf(management).send(create);
    expect(await assignments(MANAGEMENT)).toHaveLength(1);
    expect(
      await refusal(
        accessOf(management).send(new DeleteAccountAssignmentCommand({ ...assignment, TargetId: ARCHIVE })),
      ),
    ).toMatchObject({
      name: "ResourceNotFoundException",
    });
  });
});

describe("aggregation of configurations", () => {
  const ConfigurationAggregatorName = "everybody";
  const record = async (profile: string, accountId: string) => {
    const config = configOf(profile);
    const bucket = `config-${accountId}`;
    const s3 = new S3Client({ ...settings(profile), forcePathStyle: true });
    await s3.send(new CreateBucketCommand({ Bucket: bucket }));
    const roleARN = `arn:aws:iam::${accountId}:role/admin`;
    const recordingGroup = { allSupported: true, includeGlobalResourceTypes: true };
    await config.send(
      new PutConfigurationRecorderCommand({ ConfigurationRecorder: { name: "default", roleARN, recordingGroup } }),
    );
    const start = new StartConfigurationRecorderCommand({ ConfigurationRecorderName: "default" });
    expect(await refusal(config.send(start))).toMatchObject({ name: "NoAvailableDeliveryChannelException" });
    await config.send(new PutDeliveryChannelCommand({ DeliveryChannel: { name: "default", s3BucketName: bucket } }));
    await config.send(start);
  };
  const aggregate = (profile: string) =>
    configOf(profile).send(
      new PutConfigurationAggregatorCommand({
        ConfigurationAggregatorName,
        OrganizationAggregationSource: { RoleArn: `arn:aws:iam::${SECURITY}:role/admin`, AllAwsRegions: true },
      }),
    );
  const sources = async () => {
    const asked = new DescribeConfigurationAggregatorSourcesStatusCommand({ ConfigurationAggregatorName });
    const { AggregatedSourceStatusList = [] } = await configOf("security/admin").send(asked);
    return AggregatedSourceStatusList.map(({ SourceType, SourceId, LastUpdateStatus }) => [
      SourceType,
      SourceId,
      LastUpdateStatus,
    ]);
  };
  const roles = async (AccountId: string) => {
    const input = { ConfigurationAggregatorName, ResourceType: "AWS::IAM::Role", Filters: { AccountId } } as const;
    const answer = await configOf("security/admin").send(new ListAggregateDiscoveredResourcesCommand(input));
    return answer.ResourceIdentifiers?.map(({ ResourceName }) => ResourceName);
  };

  test("ends with the membership; the account's own recorder goes on", async () => {
    await record("payments/admin", PAYMENTS);
    await record("lab/admin", LAB);
    await aggregate("security/admin");
    expect(await sources()).toEqual([
      ["ORGANIZATION", "o-acmeaccess", "SUCCEEDED"],
      ["ACCOUNT", PAYMENTS, "SUCCEEDED"],
      ["ACCOUNT", LAB, "SUCCEEDED"],
      ["ACCOUNT", ARCHIVE, "SUCCEEDED"],
    ]);
    expect(await roles(PAYMENTS)).toContain("security-audit");
    await leave("payments/admin");
    expect(await sources()).toEqual([
      ["ORGANIZATION", "o-acmeaccess", "SUCCEEDED"],
      ["ACCOUNT", LAB, "SUCCEEDED"],
      ["ACCOUNT", ARCHIVE, "SUCCEEDED"],
    ]);
    expect(await roles(PAYMENTS)).toEqual([]);
    const counts = await configOf("security/admin").send(
      new GetAggregateDiscoveredResourceCountsCommand({ ConfigurationAggregatorName, GroupByKey: "ACCOUNT_ID" }),
    );
    expect(counts.GroupedResourceCounts?.map(({ GroupName }) => GroupName)).toEqual([LAB, ARCHIVE]);
    const own = await configOf("payments/admin").send(new DescribeConfigurationRecorderStatusCommand({}));
    expect(own.ConfigurationRecordersStatus).toMatchObject([{ name: "default", recording: true }]);
  });

  test("needs the management account or its delegate, and shows what was put", async () => {
    expect(await refusal(aggregate("payments/admin"))).toMatchObject({ name: "OrganizationAccessDeniedException" });
    await aggregate(management);
    const config = configOf(management);
    const { ConfigurationAggregators = [] } = await config.send(new DescribeConfigurationAggregatorsCommand({}));
    expect(ConfigurationAggregators).toMatchObject([
      { ConfigurationAggregatorName, OrganizationAggregationSource: { AllAwsRegions: true } },
    ]);
    await config.send(new DeleteConfigurationAggregatorCommand({ ConfigurationAggregatorName }));
    const again = new DescribeConfigurationAggregatorsCommand({
      ConfigurationAggregatorNames: [ConfigurationAggregatorName],
    });
    expect(await refusal(config.send(again))).toMatchObject({ name: "NoSuchConfigurationAggregatorException" });
  });

  test("a recorder that was stopped is no source", async () => {
    await record("payments/admin", PAYMENTS);
    await aggregate("security/admin");
    const config = configOf("payments/admin");
    expect((await config.send(new DescribeDeliveryChannelsCommand({}))).DeliveryChannels).toHaveLength(1);
    const { ConfigurationRecorders } = await config.send(new DescribeConfigurationRecordersCommand({}));
    expect(ConfigurationRecorders).toMatchObject([{ name: "default", recordingGroup: { allSupported: true } }]);
    await config.send(new StopConfigurationRecorderCommand({ ConfigurationRecorderName: "default" }));
    expect(await sources()).toEqual([
      ["ORGANIZATION", "o-acmeaccess", "SUCCEEDED"],
      ["ACCOUNT", ARCHIVE, "SUCCEEDED"],
    ]);
  });
});
