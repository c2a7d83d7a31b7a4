/** What AWS keeps for itself, over a socket: paths and names of its roles, keys of its tags, and roles that its services still use. */
import { fileURLToPath } from "node:url";
import { ConfigServiceClient, PutConfigurationRecorderCommand } from "@aws-sdk/client-config-service";
import { CreateDetectorCommand, DeleteDetectorCommand, GuardDutyClient } from "@aws-sdk/client-guardduty";
import * as Iam from "@aws-sdk/client-iam";
import { DisableSecurityHubCommand, EnableSecurityHubCommand, SecurityHubClient } from "@aws-sdk/client-securityhub";
import { AssumeRoleCommand, GetFederationTokenCommand } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { refusal, type Served, served } from "./served.test-support.ts";

const MEMBER_ACCESS = fileURLToPath(new URL("../../../scenarios/organizations/member-access.yaml", import.meta.url));
const ACCOUNT = "100000000021";
const PROFILE = "open-complete/admin";
const documentOf = (statement: object) => JSON.stringify({ Version: "2012-10-17", Statement: statement });
const OWN_ACCOUNT = documentOf({
  Effect: "Allow",
  Principal: { AWS: ACCOUNT },
  Action: ["sts:AssumeRole", "sts:TagSession"],
});
const ANYTHING = documentOf({ Effect: "Allow", Action: "*", Resource: "*" });

let on: Served;
beforeAll(async () => {
  on = await served();
});
beforeEach(() => on.control("POST", "reset"));
afterAll(() => on.close());

const iam = () => on.as(PROFILE).iam;
const settings = (profile = PROFILE) => ({
  endpoint: on.url,
  region: "us-east-1",
  credentials: on.credentials(profile),
  maxAttempts: 1,
});
const newRole = (RoleName: string, Path?: string) =>
  iam().send(new Iam.CreateRoleCommand({ RoleName, ...(Path && { Path }), AssumeRolePolicyDocument: OWN_ACCOUNT }));

test("nobody makes a role under the path of service-linked roles", async () => {
  for (const path of ["/aws-service-role/", "/aws-service-role/guardduty.amazonaws.com/"]) {
    expect(await refusal(newRole("escaped", path))).toMatchObject({
      name: "InvalidInputException",
      status: 400,
      message: "Path prefix '/aws-service-role/' can only be used for AWS Service linked Roles",
    });
  }
  await newRole("escaped", "/aws-service-roles/");
});

test("a name like theirs is free or not, as it is assumed", async () => {
  await newRole("AWSServiceRoleForMallory");
  const strict = await served(undefined, { "linked-role-name-creation": "refused" });
  const create = new Iam.CreateRoleCommand({
    RoleName: "AWSServiceRoleForMallory",
    AssumeRolePolicyDocument: OWN_ACCOUNT,
  });
  const refused = await refusal(strict.as(PROFILE).iam.send(create));
  await strict.close();
  expect(refused).toMatchObject({ name: "InvalidInputException", status: 400 });
});

describe("keys of tags that begin with aws:, in whatever case", () => {
  const Tags = [{ Key: "AwS:team", Value: "blue" }];
  const arn = `arn:aws:iam::${ACCOUNT}:policy/own`;
  const provider = { Url: "https://id.example", ThumbprintList: ["a".repeat(40)], Tags };
  const document = { AssumeRolePolicyDocument: OWN_ACCOUNT };
  const commands: readonly object[] = [
    new Iam.CreateUserCommand({ UserName: "bob", Tags }),
    new Iam.CreateRoleCommand({ RoleName: "new", ...document, Tags }),
    new Iam.CreatePolicyCommand({ PolicyName: "new", PolicyDocument: ANYTHING, Tags }),
    new Iam.CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: "phone", Tags }),
    new Iam.CreateOpenIDConnectProviderCommand(provider),
    new Iam.TagUserCommand({ UserName: "alice", Tags }),
    new Iam.TagRoleCommand({ RoleName: "admin", Tags }),
    new Iam.TagPolicyCommand({ PolicyArn: arn, Tags }),
    new Iam.UntagUserCommand({ UserName: "alice", TagKeys: ["aws:team"] }),
    new Iam.UntagRoleCommand({ RoleName: "admin", TagKeys: ["aws:team"] }),
    new Iam.UntagPolicyCommand({ PolicyArn: arn, TagKeys: ["aws:team"] }),
  ];

  test("are nobody's to set or to take away in IAM", async () => {
    await iam().send(new Iam.CreatePolicyCommand({ PolicyName: "own", PolicyDocument: ANYTHING }));
    for (const command of commands) {
      expect(await refusal(iam().send(command as Iam.TagUserCommand)), command.constructor.name).toMatchObject({
        name: "InvalidInputException",
        message: "Caller is an end user and not allowed to mutate system tags",
        status: 400,
      });
    }
    await iam().send(new Iam.TagUserCommand({ UserName: "alice", Tags: [{ Key: "my-aws:team", Value: "blue" }] }));
  });

  test("nor to have in a session", async () => {
    const refused = { name: "ValidationError", status: 400 };
    await newRole("tagged");
    const session = { RoleArn: `arn:aws:iam::${ACCOUNT}:role/tagged`, RoleSessionName: "s", Tags };
    expect(await refusal(on.as(PROFILE).sts.send(new AssumeRoleCommand(session)))).toMatchObject(refused);
    await iam().send(new Iam.PutUserPolicyCommand({ UserName: "alice", PolicyName: "all", PolicyDocument: ANYTHING }));
    const { sts } = on.as("open-complete/alice");
    expect(await refusal(sts.send(new GetFederationTokenCommand({ Name: "guest", Tags })))).toMatchObject(refused);
  });
});

describe("a service-linked role stays while its service uses it", () => {
  const statusOf = async (RoleName: string, profile = PROFILE) => {
    const { iam } = on.as(profile);
    const { DeletionTaskId } = await iam.send(new Iam.DeleteServiceLinkedRoleCommand({ RoleName }));
    const told = await iam.send(new Iam.GetServiceLinkedRoleDeletionStatusCommand({ DeletionTaskId }));
    return [told.Status, told.Reason?.RoleUsageList?.[0]?.Resources?.[0]];
  };
  /** Makes the role where the service has not made it. */
  const linked = async (AWSServiceName: string): Promise<void> => {
    await iam()
      .send(new Iam.CreateServiceLinkedRoleCommand({ AWSServiceName }))
      .catch((error: Error) => {
        if (error.name !== "InvalidInputException") throw error;
      });
  };

  test("GuardDuty's with its detector", async () => {
    const guardDuty = new GuardDutyClient({ ...settings(), region: "eu-west-1" });
    const { DetectorId } = await guardDuty.send(new CreateDetectorCommand({ Enable: false }));
    await linked("guardduty.amazonaws.com");
    const detector = `arn:aws:guardduty:eu-west-1:${ACCOUNT}:detector/${DetectorId}`;
    expect(await statusOf("AWSServiceRoleForAmazonGuardDuty")).toEqual(["FAILED", detector]);
    await guardDuty.send(new DeleteDetectorCommand({ DetectorId }));
    expect(await statusOf("AWSServiceRoleForAmazonGuardDuty")).toEqual(["SUCCEEDED", undefined]);
  });

  test("Security Hub's with its hub", async () => {
    const hub = new SecurityHubClient(settings());
    await hub.send(new EnableSecurityHubCommand({}));
    await linked("securityhub.amazonaws.com");
    const arn = `arn:aws:securityhub:us-east-1:${ACCOUNT}:hub/default`;
    expect(await statusOf("AWSServiceRoleForSecurityHub")).toEqual(["FAILED", arn]);
    await hub.send(new DisableSecurityHubCommand({}));
    expect(await statusOf("AWSServiceRoleForSecurityHub")).toEqual(["SUCCEEDED", undefined]);
  });

  test("AWS Config's with a recorder that has it, and not with one that has another role", async () => {
    const config = new ConfigServiceClient(settings());
    await linked("config.amazonaws.com");
    const record = (roleARN: string) =>
      config.send(new PutConfigurationRecorderCommand({ ConfigurationRecorder: { name: "default", roleARN } }));
    const own = `arn:aws:iam::${ACCOUNT}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`;
    await record(own);
    expect(await statusOf("AWSServiceRoleForConfig")).toEqual([
      "FAILED",
      `arn:aws:config:us-east-1:${ACCOUNT}:configuration-recorder/default`,
    ]);
    await record(`arn:aws:iam::${ACCOUNT}:role/admin`);
    expect(await statusOf("AWSServiceRoleForConfig")).toEqual(["SUCCEEDED", undefined]);
  });

  test("IAM Identity Center's with its instance, and wherever somebody has a permission set", async () => {
    const own = await served(MEMBER_ACCESS);
    const statusIn = async (profile: string) => {
      const { iam } = own.as(profile);
      const wanted = { AWSServiceName: "sso.amazonaws.com" };
      const { Role } = await iam.send(new Iam.CreateServiceLinkedRoleCommand(wanted));
      const { DeletionTaskId } = await iam.send(new Iam.DeleteServiceLinkedRoleCommand({ RoleName: Role?.RoleName }));
      return (await iam.send(new Iam.GetServiceLinkedRoleDeletionStatusCommand({ DeletionTaskId }))).Status;
    };
    const profiles = ["acme-management/admin", "payments/admin", "archive/admin"];
    const statuses: unknown[] = [];
    for (const profile of profiles) statuses.push(await statusIn(profile));
    await own.close();
    expect(statuses).toEqual(["FAILED", "FAILED", "SUCCEEDED"]);
  });
});
