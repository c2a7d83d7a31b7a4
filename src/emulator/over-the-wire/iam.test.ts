/** IAM's groups, policy versions, tags, service-linked roles, second factors, passwords and account settings, by the SDK's client. */
import * as Iam from "@aws-sdk/client-iam";
import { GetSessionTokenCommand } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { oneTimeCode } from "../../domain/index.ts";
import { addMs, type Instant, instant } from "../../kernel/index.ts";
import { type Hands, history, refusal, type SeenRecord, type Served, served } from "./served.test-support.ts";

let on: Served;
let iam: Iam.IAMClient;
beforeAll(async () => {
  on = await served();
});
beforeEach(async () => {
  await on.control("POST", "reset");
  iam = on.as("open-complete/admin").iam;
});
afterAll(() => on.close());

const ACCOUNT = "100000000021";
const ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess";
const DOCUMENT = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "s3:*", Resource: "*" }],
});
const TRUST = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { AWS: ACCOUNT }, Action: "sts:AssumeRole" }],
});
const recorded = async (name: string, hands: Hands = on.as("open-complete/admin")): Promise<SeenRecord> => {
  const found = (await history(hands)).find(({ eventName }) => eventName === name);
  if (found === undefined) throw new Error(`nothing was recorded of ${name}`);
  return found;
};

describe("groups", () => {
  const crew = { GroupName: "crew" };
  const alice = { UserName: "alice" };

  test("are made, shown, renamed and removed", async () => {
    const { Group: made } = await iam.send(new Iam.CreateGroupCommand({ ...crew, Path: "/eng/" }));
    expect(made).toMatchObject({ Arn: `arn:aws:iam::${ACCOUNT}:group/eng/crew`, GroupName: "crew", Path: "/eng/" });
    expect(made?.GroupId).toMatch(/^AGPA/);
    expect(await refusal(iam.send(new Iam.CreateGroupCommand({ GroupName: "CREW" })))).toMatchObject({
      name: "EntityAlreadyExistsException",
      message: "Group with name CREW already exists.",
      status: 409,
    });
    await iam.send(new Iam.AddUserToGroupCommand({ ...crew, ...alice }));
    await iam.send(new Iam.AddUserToGroupCommand({ ...crew, ...alice }));
    expect((await iam.send(new Iam.GetGroupCommand(crew))).Users?.map((each) => each.UserName)).toEqual(["alice"]);
    await iam.send(new Iam.UpdateGroupCommand({ ...crew, NewGroupName: "team", NewPath: "/" }));
    const { Groups: joined } = await iam.send(new Iam.ListGroupsForUserCommand(alice));
    expect(joined).toMatchObject([{ GroupName: "team", GroupId: made?.GroupId, Path: "/" }]);
    expect((await iam.send(new Iam.ListGroupsCommand({ PathPrefix: "/" }))).Groups).toHaveLength(1);
    expect((await refusal(iam.send(new Iam.GetGroupCommand(crew)))).message).toBe(
      "The group with name crew cannot be found.",
    );
    await iam.send(new Iam.RemoveUserFromGroupCommand({ GroupName: "team", ...alice }));
    const gone = await refusal(iam.send(new Iam.RemoveUserFromGroupCommand({ GroupName: "team", ...alice })));
    expect(gone.name).toBe("NoSuchEntityException");
    await iam.send(new Iam.DeleteGroupCommand({ GroupName: "team" }));
    expect((await iam.send(new Iam.ListGroupsCommand({}))).Groups).toEqual([]);
  });

  test("go, and let users go, only when nothing hangs on them", async () => {
    await iam.send(new Iam.CreateGroupCommand(crew));
    await iam.send(new Iam.AddUserToGroupCommand({ ...crew, ...alice }));
    await iam.send(new Iam.PutGroupPolicyCommand({ ...crew, PolicyName: "p", PolicyDocument: DOCUMENT }));
    await iam.send(new Iam.AttachGroupPolicyCommand({ ...crew, PolicyArn: ADMINISTRATOR }));
    const remove = () => refusal(iam.send(new Iam.DeleteGroupCommand(crew)));
    expect(await remove()).toMatchObject({
      name: "DeleteConflictException",
      message: "Cannot delete entity, must remove users from group first.",
    });
    await iam.send(new Iam.RemoveUserFromGroupCommand({ ...crew, ...alice }));
    expect((await remove()).message).toBe("Cannot delete entity, must delete policies first.");
    await iam.send(new Iam.DeleteGroupPolicyCommand({ ...crew, PolicyName: "p" }));
    expect((await remove()).message).toBe("Cannot delete entity, must detach all policies first.");
    await iam.send(new Iam.DetachGroupPolicyCommand({ ...crew, PolicyArn: ADMINISTRATOR }));
    await iam.send(new Iam.DeleteGroupCommand(crew));
    await iam.send(new Iam.CreateUserCommand({ UserName: "bob" }));
    await iam.send(new Iam.CreateGroupCommand(crew));
    await iam.send(new Iam.AddUserToGroupCommand({ ...crew, UserName: "bob" }));
    expect((await refusal(iam.send(new Iam.DeleteUserCommand({ UserName: "bob" })))).message).toBe(
      "Cannot delete entity, must remove users from group first.",
    );
  });

  test("hold policies, which are listed and shown", async () => {
    await iam.send(new Iam.CreateGroupCommand(crew));
    await iam.send(new Iam.PutGroupPolicyCommand({ ...crew, PolicyName: "p", PolicyDocument: DOCUMENT }));
    await iam.send(new Iam.AttachGroupPolicyCommand({ ...crew, PolicyArn: ADMINISTRATOR }));
    const { PolicyDocument = "" } = await iam.send(new Iam.GetGroupPolicyCommand({ ...crew, PolicyName: "p" }));
    expect(decodeURIComponent(PolicyDocument)).toBe(DOCUMENT);
    expect((await iam.send(new Iam.ListGroupPoliciesCommand(crew))).PolicyNames).toEqual(["p"]);
    expect((await iam.send(new Iam.ListAttachedGroupPoliciesCommand(crew))).AttachedPolicies).toEqual([
      { PolicyName: "AdministratorAccess", PolicyArn: ADMINISTRATOR },
    ]);
    expect(
      await iam.send(new Iam.ListEntitiesForPolicyCommand({ PolicyArn: ADMINISTRATOR, EntityFilter: "Group" })),
    ).toMatchObject({ PolicyGroups: [{ GroupName: "crew" }], PolicyUsers: [], PolicyRoles: [] });
    const { requestParameters } = await recorded("AttachGroupPolicy");
    expect(requestParameters).toEqual({ groupName: "crew", policyArn: ADMINISTRATOR });
  });

  test("ten for each user, ten policies for each group", async () => {
    for (let count = 0; count <= 10; count++) await iam.send(new Iam.CreateGroupCommand({ GroupName: `g${count}` }));
    const join = (count: number) => iam.send(new Iam.AddUserToGroupCommand({ GroupName: `g${count}`, ...alice }));
    for (let count = 0; count < 10; count++) await join(count);
    expect(await refusal(join(10))).toMatchObject({
      name: "LimitExceededException",
      message: "Cannot exceed quota for GroupsPerUser: 10",
    });
    const attach = async (count: number) => {
      const made = await iam.send(new Iam.CreatePolicyCommand({ PolicyName: `p${count}`, PolicyDocument: DOCUMENT }));
      return iam.send(new Iam.AttachGroupPolicyCommand({ GroupName: "g0", PolicyArn: made.Policy?.Arn }));
    };
    for (let count = 0; count < 10; count++) await attach(count);
    expect((await refusal(attach(10))).message).toBe("Cannot exceed quota for PoliciesPerGroup: 10");
  });
});

describe("managed policies", () => {
  test("have five versions; the default one stays, numbers do not come back", async () => {
    const { Policy } = await iam.send(new Iam.CreatePolicyCommand({ PolicyName: "own", PolicyDocument: DOCUMENT }));
    const named = { PolicyArn: Policy?.Arn };
    const create = () => iam.send(new Iam.CreatePolicyVersionCommand({ ...named, PolicyDocument: DOCUMENT }));
    for (let count = 0; count < 4; count++) await create();
    expect((await refusal(create())).name).toBe("LimitExceededException");
    await iam.send(new Iam.SetDefaultPolicyVersionCommand({ ...named, VersionId: "v3" }));
    const remove = (VersionId: string) => iam.send(new Iam.DeletePolicyVersionCommand({ ...named, VersionId }));
    expect((await refusal(remove("v3"))).name).toBe("DeleteConflictException");
    expect((await refusal(remove("v9"))).name).toBe("NoSuchEntityException");
    await remove("v5");
    expect((await create()).PolicyVersion?.VersionId).toBe("v6");
    const { Versions = [] } = await iam.send(new Iam.ListPolicyVersionsCommand(named));
    expect(Versions.map((each) => each.VersionId)).toEqual(["v6", "v4", "v3", "v2", "v1"]);
    expect(Versions.find((each) => each.IsDefaultVersion)?.VersionId).toBe("v3");
  });

  test("show who has them, as a policy or as a boundary", async () => {
    const bounded = { UserName: "alice", PermissionsBoundary: ADMINISTRATOR };
    await iam.send(new Iam.PutUserPermissionsBoundaryCommand(bounded));
    const entities = (filter: Partial<Iam.ListEntitiesForPolicyRequest>) =>
      iam.send(new Iam.ListEntitiesForPolicyCommand({ PolicyArn: ADMINISTRATOR, ...filter }));
    expect((await entities({ PolicyUsageFilter: "PermissionsBoundary" })).PolicyUsers).toMatchObject([
      { UserName: "alice" },
    ]);
    expect((await entities({ PolicyUsageFilter: "PermissionsPolicy" })).PolicyUsers).toEqual([]);
    expect((await iam.send(new Iam.GetUserCommand({ UserName: "alice" }))).User?.PermissionsBoundary).toEqual({
      PermissionsBoundaryType: "Policy",
      PermissionsBoundaryArn: ADMINISTRATOR,
    });
    const nothing = `arn:aws:iam::${ACCOUNT}:policy/nothing`;
    expect(
      (await refusal(iam.send(new Iam.PutUserPermissionsBoundaryCommand({ ...bounded, PermissionsBoundary: nothing }))))
        .message,
    ).toBe(`Scope ARN: ${nothing} does not exist or is not attachable.`);
    await iam.send(new Iam.DeleteUserPermissionsBoundaryCommand({ UserName: "alice" }));
    expect((await iam.send(new Iam.GetUserCommand({ UserName: "alice" }))).User).not.toHaveProperty(
      "PermissionsBoundary",
    );
  });
});

test("tags of users, roles and policies: a key in another case takes the place of the old one", async () => {
  const { Policy } = await iam.send(new Iam.CreatePolicyCommand({ PolicyName: "own", PolicyDocument: DOCUMENT }));
  const PolicyArn = Policy?.Arn;
  const Tags = [{ Key: "Owner", Value: "me" }];
  const again = [{ Key: "owner", Value: "you" }];
  await iam.send(new Iam.TagUserCommand({ UserName: "alice", Tags }));
  await iam.send(new Iam.TagUserCommand({ UserName: "alice", Tags: again }));
  expect((await iam.send(new Iam.ListUserTagsCommand({ UserName: "alice" }))).Tags).toEqual(again);
  await iam.send(new Iam.UntagUserCommand({ UserName: "alice", TagKeys: ["OWNER", "none"] }));
  expect((await iam.send(new Iam.ListUserTagsCommand({ UserName: "alice" }))).Tags).toEqual([]);
  await iam.send(new Iam.TagRoleCommand({ RoleName: "admin", Tags }));
  expect((await iam.send(new Iam.ListRoleTagsCommand({ RoleName: "admin" }))).Tags).toEqual(Tags);
  await iam.send(new Iam.UntagRoleCommand({ RoleName: "admin", TagKeys: ["owner"] }));
  await iam.send(new Iam.TagPolicyCommand({ PolicyArn, Tags }));
  expect((await iam.send(new Iam.ListPolicyTagsCommand({ PolicyArn }))).Tags).toEqual(Tags);
  await iam.send(new Iam.UntagPolicyCommand({ PolicyArn, TagKeys: ["owner"] }));
  expect((await iam.send(new Iam.ListPolicyTagsCommand({ PolicyArn }))).Tags).toEqual([]);
  const many = Array.from({ length: 50 }, (_, index) => ({ Key: `k${index}`, Value: "v" }));
  await iam.send(new Iam.TagRoleCommand({ RoleName: "admin", Tags: many }));
  const tooMany = new Iam.TagRoleCommand({ RoleName: "admin", Tags });
  expect((await refusal(iam.send(tooMany))).name).toBe("LimitExceededException");
});

test("a user of another name keeps its keys, groups and policies", async () => {
  await iam.send(new Iam.CreateGroupCommand({ GroupName: "crew" }));
  await iam.send(new Iam.AddUserToGroupCommand({ GroupName: "crew", UserName: "alice" }));
  const before = (await iam.send(new Iam.GetUserCommand({ UserName: "alice" }))).User;
  await iam.send(new Iam.UpdateUserCommand({ UserName: "alice", NewUserName: "eve", NewPath: "/eng/" }));
  const { User: after } = await iam.send(new Iam.GetUserCommand({ UserName: "eve" }));
  expect(after).toMatchObject({ UserId: before?.UserId, Arn: `arn:aws:iam::${ACCOUNT}:user/eng/eve` });
  const { AccessKeyMetadata = [] } = await iam.send(new Iam.ListAccessKeysCommand({ UserName: "eve" }));
  expect(AccessKeyMetadata).toMatchObject([
    { UserName: "eve", AccessKeyId: on.credentials("open-complete/alice").accessKeyId },
  ]);
  expect((await iam.send(new Iam.GetGroupCommand({ GroupName: "crew" }))).Users).toMatchObject([{ UserName: "eve" }]);
  await iam.send(new Iam.CreateUserCommand({ UserName: "bob" }));
  const taken = new Iam.UpdateUserCommand({ UserName: "bob", NewUserName: "EVE" });
  expect((await refusal(iam.send(taken))).name).toBe("EntityAlreadyExistsException");
});

describe("service-linked roles", () => {
  const ORGANIZATIONS_ROLE = { RoleName: "AWSServiceRoleForOrganizations" };

  test("are made by the name of their service, once", async () => {
    const wanted = { AWSServiceName: "config.amazonaws.com" };
    const { Role } = await iam.send(new Iam.CreateServiceLinkedRoleCommand(wanted));
    expect(Role?.Arn).toBe(
      `arn:aws:iam::${ACCOUNT}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`,
    );
    expect(await refusal(iam.send(new Iam.CreateServiceLinkedRoleCommand(wanted)))).toMatchObject({
      name: "InvalidInputException",
      message:
        "Service role name AWSServiceRoleForConfig has been taken in this account, please try a different suffix.",
    });
    const suffixed = { ...wanted, CustomSuffix: "two" };
    expect((await refusal(iam.send(new Iam.CreateServiceLinkedRoleCommand(suffixed)))).name).toBe(
      "InvalidInputException",
    );
    const { DeletionTaskId } = await iam.send(
      new Iam.DeleteServiceLinkedRoleCommand({ RoleName: "AWSServiceRoleForConfig" }),
    );
    expect(await iam.send(new Iam.GetServiceLinkedRoleDeletionStatusCommand({ DeletionTaskId }))).toMatchObject({
      Status: "SUCCEEDED",
    });
    expect((await refusal(iam.send(new Iam.GetRoleCommand({ RoleName: "AWSServiceRoleForConfig" })))).name).toBe(
      "NoSuchEntityException",
    );
  });

  test("cannot go while their service uses them", async () => {
    const { DeletionTaskId = "" } = await iam.send(new Iam.DeleteServiceLinkedRoleCommand(ORGANIZATIONS_ROLE));
    expect(DeletionTaskId).toMatch(
      /^task\/aws-service-role\/organizations\.amazonaws\.com\/AWSServiceRoleForOrganizations\/[0-9a-f-]{36}$/,
    );
    expect(await iam.send(new Iam.GetServiceLinkedRoleDeletionStatusCommand({ DeletionTaskId }))).toMatchObject({
      Status: "FAILED",
      Reason: { RoleUsageList: [{ Resources: ["arn:aws:organizations::100000000001:organization/o-twoacme001"] }] },
    });
    expect((await iam.send(new Iam.GetRoleCommand(ORGANIZATIONS_ROLE))).Role?.RoleName).toBe(
      ORGANIZATIONS_ROLE.RoleName,
    );
    const unknown = new Iam.GetServiceLinkedRoleDeletionStatusCommand({ DeletionTaskId: "task/x" });
    expect((await refusal(iam.send(unknown))).name).toBe("NoSuchEntityException");
  });

  test("are changed by their service only, but for the description", async () => {
    const refused = [
      new Iam.DeleteRoleCommand(ORGANIZATIONS_ROLE),
      new Iam.AttachRolePolicyCommand({ ...ORGANIZATIONS_ROLE, PolicyArn: ADMINISTRATOR }),
      new Iam.PutRolePolicyCommand({ ...ORGANIZATIONS_ROLE, PolicyName: "p", PolicyDocument: DOCUMENT }),
      new Iam.UpdateAssumeRolePolicyCommand({ ...ORGANIZATIONS_ROLE, PolicyDocument: TRUST }),
      new Iam.UpdateRoleCommand({ ...ORGANIZATIONS_ROLE, MaxSessionDuration: 7200 }),
      new Iam.PutRolePermissionsBoundaryCommand({ ...ORGANIZATIONS_ROLE, PermissionsBoundary: ADMINISTRATOR }),
      new Iam.DeleteRolePermissionsBoundaryCommand(ORGANIZATIONS_ROLE),
    ];
    const send = (command: object) => iam.send(command as Iam.DeleteRoleCommand);
    for (const command of refused) {
      expect(await refusal(send(command)), command.constructor.name).toMatchObject({
        name: "UnmodifiableEntityException",
        status: 400,
      });
    }
    await iam.send(new Iam.UpdateRoleDescriptionCommand({ ...ORGANIZATIONS_ROLE, Description: "ours" }));
    expect((await iam.send(new Iam.GetRoleCommand(ORGANIZATIONS_ROLE))).Role?.Description).toBe("ours");
    expect((await refusal(iam.send(new Iam.DeleteServiceLinkedRoleCommand({ RoleName: "admin" })))).name).toBe(
      "InvalidInputException",
    );
  });
});

test("a role's session length, description and boundary change", async () => {
  const admin = { RoleName: "admin" };
  await iam.send(new Iam.UpdateRoleCommand({ ...admin, Description: "d", MaxSessionDuration: 7200 }));
  await iam.send(new Iam.PutRolePermissionsBoundaryCommand({ ...admin, PermissionsBoundary: ADMINISTRATOR }));
  expect((await iam.send(new Iam.GetRoleCommand(admin))).Role).toMatchObject({
    Description: "d",
    MaxSessionDuration: 7200,
    PermissionsBoundary: { PermissionsBoundaryArn: ADMINISTRATOR },
  });
  await iam.send(new Iam.DeleteRolePermissionsBoundaryCommand(admin));
  expect((await iam.send(new Iam.GetRoleCommand(admin))).Role).not.toHaveProperty("PermissionsBoundary");
});

const clock = async (): Promise<Instant> => instant(Date.parse(String((await on.control("GET", "clock")).now)));

describe("second factors", () => {
  const alice = { UserName: "alice" };
  const SerialNumber = `arn:aws:iam::${ACCOUNT}:mfa/phone`;

  async function device(): Promise<string> {
    const made = await iam.send(new Iam.CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: "phone" }));
    expect(made.VirtualMFADevice?.SerialNumber).toBe(SerialNumber);
    return new TextDecoder().decode(made.VirtualMFADevice?.Base32StringSeed);
  }

  async function enable(seed: string): Promise<Iam.EnableMFADeviceCommandOutput> {
    const now = await clock();
    const AuthenticationCode1 = oneTimeCode(seed, addMs(now, -30_000));
    const AuthenticationCode2 = oneTimeCode(seed, now);
    return iam.send(
      new Iam.EnableMFADeviceCommand({ ...alice, SerialNumber, AuthenticationCode1, AuthenticationCode2 }),
    );
  }

  async function withoutKeysAndPolicies(): Promise<void> {
    const { AccessKeyMetadata = [] } = await iam.send(new Iam.ListAccessKeysCommand(alice));
    for (const { AccessKeyId } of AccessKeyMetadata) {
      await iam.send(new Iam.DeleteAccessKeyCommand({ ...alice, AccessKeyId }));
    }
    const { AttachedPolicies = [] } = await iam.send(new Iam.ListAttachedUserPoliciesCommand(alice));
    for (const { PolicyArn } of AttachedPolicies) {
      await iam.send(new Iam.DetachUserPolicyCommand({ ...alice, PolicyArn }));
    }
  }

  test("are made, enabled with two codes, listed, switched off and removed", async () => {
    const seed = await device();
    expect(seed).toMatch(/^[A-Z2-7]{64}$/);
    const codes = { AuthenticationCode1: "000000", AuthenticationCode2: "000000" };
    expect(await refusal(iam.send(new Iam.EnableMFADeviceCommand({ ...alice, SerialNumber, ...codes })))).toMatchObject(
      {
        name: "InvalidAuthenticationCodeException",
        status: 403,
      },
    );
    const unassigned = new Iam.ListVirtualMFADevicesCommand({ AssignmentStatus: "Unassigned" });
    expect((await iam.send(unassigned)).VirtualMFADevices).toEqual([{ SerialNumber }]);
    await enable(seed);
    expect((await iam.send(new Iam.ListMFADevicesCommand(alice))).MFADevices).toMatchObject([
      { ...alice, SerialNumber },
    ]);
    expect((await iam.send(new Iam.ListVirtualMFADevicesCommand({}))).VirtualMFADevices).toMatchObject([
      { SerialNumber, User: alice },
    ]);
    expect(await iam.send(new Iam.GetMFADeviceCommand({ ...alice, SerialNumber }))).toMatchObject({ SerialNumber });
    const remove = () => iam.send(new Iam.DeleteVirtualMFADeviceCommand({ SerialNumber }));
    await withoutKeysAndPolicies();
    expect(await refusal(iam.send(new Iam.DeleteUserCommand(alice)))).toMatchObject({
      name: "DeleteConflictException",
      message: "Cannot delete entity, must delete MFA device first.",
    });
    expect((await refusal(remove())).name).toBe("DeleteConflictException");
    expect((await refusal(enable(seed))).name).toBe("EntityAlreadyExistsException");
    await iam.send(new Iam.DeactivateMFADeviceCommand({ ...alice, SerialNumber }));
    expect((await refusal(iam.send(new Iam.DeactivateMFADeviceCommand({ ...alice, SerialNumber })))).name).toBe(
      "NoSuchEntityException",
    );
    await remove();
    expect((await refusal(remove())).name).toBe("NoSuchEntityException");
    await iam.send(new Iam.DeleteUserCommand(alice));
  });

  test("make sessions that count as signed in with them, each code once", async () => {
    const seed = await device();
    await enable(seed);
    const { sts } = on.as("open-complete/alice");
    const TokenCode = oneTimeCode(seed, addMs(await clock(), 30_000));
    const session = () => sts.send(new GetSessionTokenCommand({ SerialNumber, TokenCode }));
    const { Credentials } = await session();
    expect((await refusal(session())).message).toContain("MultiFactorAuthentication failed");
    const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "" } = Credentials ?? {};
    const hands = on.with({ accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken });
    await iam.send(
      new Iam.PutUserPolicyCommand({ ...alice, PolicyName: "own", PolicyDocument: allowing("iam:GetUser") }),
    );
    await hands.iam.send(new Iam.GetUserCommand({}));
    const { userIdentity } = await recorded("GetUser");
    expect(userIdentity).toMatchObject({ sessionContext: { attributes: { mfaAuthenticated: "true" } } });
  });

  test("tell the trail neither seed nor codes", async () => {
    await enable(await device());
    expect((await recorded("EnableMFADevice")).requestParameters).toEqual({
      userName: "alice",
      serialNumber: SerialNumber,
    });
    expect((await recorded("CreateVirtualMFADevice")).responseElements).toEqual({
      virtualMFADevice: { serialNumber: SerialNumber },
    });
  });
});

describe("passwords", () => {
  const alice = { UserName: "alice" };
  const Password = "Correct-horse-1";

  test("are given, asked for, changed and taken away, and never told", async () => {
    const made = await iam.send(new Iam.CreateLoginProfileCommand({ ...alice, Password, PasswordResetRequired: true }));
    expect(made.LoginProfile).toMatchObject({ ...alice, PasswordResetRequired: true });
    expect(await refusal(iam.send(new Iam.CreateLoginProfileCommand({ ...alice, Password })))).toMatchObject({
      name: "EntityAlreadyExistsException",
      message: "Login Profile for user alice already exists.",
    });
    await iam.send(new Iam.UpdateLoginProfileCommand({ ...alice, Password: "Battery-staple-2" }));
    expect((await iam.send(new Iam.GetLoginProfileCommand(alice))).LoginProfile?.PasswordResetRequired).toBe(true);
    for (const name of ["CreateLoginProfile", "UpdateLoginProfile"]) {
      const record = JSON.stringify(await recorded(name));
      expect(record).not.toMatch(/Correct-horse|Battery-staple/);
      expect(record).toContain('"userName":"alice"');
    }
    await iam.send(new Iam.DeleteLoginProfileCommand(alice));
    expect((await refusal(iam.send(new Iam.GetLoginProfileCommand(alice)))).message).toBe(
      "Login Profile for User alice cannot be found.",
    );
  });

  test("change by whoever knows the old one", async () => {
    await iam.send(new Iam.CreateLoginProfileCommand({ ...alice, Password, PasswordResetRequired: true }));
    const change = (OldPassword: string, NewPassword: string) =>
      on.as("open-complete/alice").iam.send(new Iam.ChangePasswordCommand({ OldPassword, NewPassword }));
    await iam.send(
      new Iam.PutUserPolicyCommand({ ...alice, PolicyName: "own", PolicyDocument: allowing("iam:ChangePassword") }),
    );
    expect(await refusal(change("Wrong-horse-1", "Battery-staple-2"))).toMatchObject({
      name: "AccessDenied",
      message: "The old password was incorrect.",
    });
    await change(Password, "Battery-staple-2");
    expect((await iam.send(new Iam.GetLoginProfileCommand(alice))).LoginProfile?.PasswordResetRequired).toBe(false);
    expect((await recorded("ChangePassword")).requestParameters).toBeNull();
  });

  test("follow the account's rules", async () => {
    expect((await refusal(iam.send(new Iam.GetAccountPasswordPolicyCommand({})))).message).toBe(
      `The Password Policy with domain name ${ACCOUNT} cannot be found.`,
    );
    expect((await refusal(iam.send(new Iam.CreateLoginProfileCommand({ ...alice, Password: "password" })))).name).toBe(
      "PasswordPolicyViolationException",
    );
    const rules = { MinimumPasswordLength: 20, RequireSymbols: true, PasswordReusePrevention: 2 };
    await iam.send(new Iam.UpdateAccountPasswordPolicyCommand(rules));
    expect((await iam.send(new Iam.GetAccountPasswordPolicyCommand({}))).PasswordPolicy).toEqual({
      ...rules,
      RequireNumbers: false,
      RequireUppercaseCharacters: false,
      RequireLowercaseCharacters: false,
      AllowUsersToChangePassword: false,
      ExpirePasswords: false,
    });
    expect((await refusal(iam.send(new Iam.CreateLoginProfileCommand({ ...alice, Password })))).message).toBe(
      "Password should have a minimum length of 20",
    );
    const long = `${Password}-and-more`;
    await iam.send(new Iam.CreateLoginProfileCommand({ ...alice, Password: long }));
    expect((await refusal(iam.send(new Iam.UpdateLoginProfileCommand({ ...alice, Password: long })))).name).toBe(
      "PasswordPolicyViolationException",
    );
    await iam.send(new Iam.DeleteAccountPasswordPolicyCommand({}));
    expect((await refusal(iam.send(new Iam.DeleteAccountPasswordPolicyCommand({})))).name).toBe(
      "NoSuchEntityException",
    );
  });
});

const allowing = (Action: string) =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action, Resource: "*" }] });

describe("the account", () => {
  test("has one alias, which no other account has", async () => {
    await iam.send(new Iam.CreateAccountAliasCommand({ AccountAlias: "one" }));
    await iam.send(new Iam.CreateAccountAliasCommand({ AccountAlias: "two" }));
    expect((await iam.send(new Iam.ListAccountAliasesCommand({}))).AccountAliases).toEqual(["two"]);
    const other = on.as("kept-created/admin").iam;
    expect(await refusal(other.send(new Iam.CreateAccountAliasCommand({ AccountAlias: "two" })))).toMatchObject({
      name: "EntityAlreadyExistsException",
      message: "The account alias two already exists.",
    });
    expect((await refusal(iam.send(new Iam.DeleteAccountAliasCommand({ AccountAlias: "one" })))).name).toBe(
      "NoSuchEntityException",
    );
    await iam.send(new Iam.DeleteAccountAliasCommand({ AccountAlias: "two" }));
    expect((await iam.send(new Iam.ListAccountAliasesCommand({}))).AccountAliases).toEqual([]);
  });

  test("counts what it has", async () => {
    const summary = async () => (await iam.send(new Iam.GetAccountSummaryCommand({}))).SummaryMap;
    const before = await summary();
    expect(before).toMatchObject({ Users: 1, Groups: 0, AccountMFAEnabled: 0, AccountAccessKeysPresent: 0 });
    await iam.send(new Iam.CreateGroupCommand({ GroupName: "crew" }));
    await iam.send(new Iam.CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: "phone" }));
    expect(await summary()).toEqual({ ...before, Groups: 1, MFADevices: 1 });
    const root = on.as("open-root-keys/root").iam;
    expect((await root.send(new Iam.GetAccountSummaryCommand({}))).SummaryMap?.AccountAccessKeysPresent).toBe(1);
    const { AccessKey } = await root.send(new Iam.CreateAccessKeyCommand({}));
    expect(AccessKey?.AccessKeyId).toMatch(/^AKIA/);
    const management = on.as("management/root").iam;
    expect((await management.send(new Iam.ListMFADevicesCommand({}))).MFADevices).toMatchObject([
      { SerialNumber: "arn:aws:iam::100000000001:mfa/root-account-mfa-device" },
    ]);
  });

  test("tells everything at once, page by page", async () => {
    await iam.send(new Iam.CreateGroupCommand({ GroupName: "crew" }));
    await iam.send(new Iam.AddUserToGroupCommand({ GroupName: "crew", UserName: "alice" }));
    const PolicyDocument = DOCUMENT;
    await iam.send(new Iam.PutGroupPolicyCommand({ GroupName: "crew", PolicyName: "p", PolicyDocument }));
    await iam.send(new Iam.CreatePolicyCommand({ PolicyName: "own", PolicyDocument }));
    const whole = await iam.send(new Iam.GetAccountAuthorizationDetailsCommand({}));
    expect(whole.UserDetailList).toMatchObject([{ UserName: "alice", GroupList: ["crew"] }]);
    expect(whole.GroupDetailList).toMatchObject([
      {
        GroupName: "crew",
        GroupPolicyList: [{ PolicyName: "p", PolicyDocument: encodeURIComponent(DOCUMENT).replaceAll("*", "%2A") }],
      },
    ]);
    expect(whole.Policies?.map((each) => each.PolicyName)).toContain("own");
    const names: (string | undefined)[] = [];
    for await (const page of Iam.paginateGetAccountAuthorizationDetails({ client: iam, pageSize: 1 }, {})) {
      const { UserDetailList = [], GroupDetailList = [], RoleDetailList = [], Policies = [] } = page;
      names.push(...[...UserDetailList, ...GroupDetailList, ...RoleDetailList, ...Policies].map((each) => each.Arn));
    }
    const all = [whole.UserDetailList, whole.GroupDetailList, whole.RoleDetailList, whole.Policies].flat();
    expect(names.sort()).toEqual(all.map((each) => each?.Arn).sort());
    const filtered = await iam.send(new Iam.GetAccountAuthorizationDetailsCommand({ Filter: ["Group"] }));
    expect([filtered.UserDetailList, filtered.GroupDetailList?.length]).toEqual([[], 1]);
  });

  test("knows providers of identities", async () => {
    const metadata = `<EntityDescriptor>${" ".repeat(1000)}</EntityDescriptor>`;
    const { SAMLProviderArn } = await iam.send(
      new Iam.CreateSAMLProviderCommand({ Name: "idp", SAMLMetadataDocument: metadata }),
    );
    expect(SAMLProviderArn).toBe(`arn:aws:iam::${ACCOUNT}:saml-provider/idp`);
    expect((await iam.send(new Iam.GetSAMLProviderCommand({ SAMLProviderArn }))).SAMLMetadataDocument).toBe(metadata);
    expect((await iam.send(new Iam.ListSAMLProvidersCommand({}))).SAMLProviderList).toMatchObject([
      { Arn: SAMLProviderArn },
    ]);
    await iam.send(new Iam.DeleteSAMLProviderCommand({ SAMLProviderArn }));
    expect((await refusal(iam.send(new Iam.GetSAMLProviderCommand({ SAMLProviderArn })))).name).toBe(
      "NoSuchEntityException",
    );
    const Url = "https://token.example.com/id";
    const create = new Iam.CreateOpenIDConnectProviderCommand({ Url, ClientIDList: ["sts.amazonaws.com"] });
    const { OpenIDConnectProviderArn } = await iam.send(create);
    expect(await refusal(iam.send(create))).toMatchObject({
      name: "EntityAlreadyExistsException",
      message: `Provider with url ${Url} already exists.`,
    });
    const reference = { OpenIDConnectProviderArn };
    expect(await iam.send(new Iam.GetOpenIDConnectProviderCommand(reference))).toMatchObject({
      Url: "token.example.com/id",
      ClientIDList: ["sts.amazonaws.com"],
    });
    expect((await iam.send(new Iam.ListOpenIDConnectProvidersCommand({}))).OpenIDConnectProviderList).toEqual([
      { Arn: OpenIDConnectProviderArn },
    ]);
    await iam.send(new Iam.DeleteOpenIDConnectProviderCommand(reference));
    expect((await refusal(iam.send(new Iam.DeleteOpenIDConnectProviderCommand(reference)))).message).toBe(
      `OpenIDConnect Provider not found for arn ${OpenIDConnectProviderArn}`,
    );
  });
});
