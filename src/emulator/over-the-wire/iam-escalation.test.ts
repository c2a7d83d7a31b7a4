/** Ways from little to everything inside an account: each works from the next call on, and each is stopped by what stops it in life. */
import {
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  AttachRolePolicyCommand,
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreateGroupCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  CreateRoleCommand,
  CreateUserCommand,
  DeleteUserPermissionsBoundaryCommand,
  PutGroupPolicyCommand,
  PutRolePolicyCommand,
  PutUserPermissionsBoundaryCommand,
  PutUserPolicyCommand,
  SetDefaultPolicyVersionCommand,
  UpdateAssumeRolePolicyCommand,
} from "@aws-sdk/client-iam";
import { LeaveOrganizationCommand } from "@aws-sdk/client-organizations";
import { AssumeRoleCommand } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Hands, refusal, type Served, served } from "./served.test-support.ts";

let on: Served;
beforeAll(async () => {
  on = await served();
});
beforeEach(() => on.control("POST", "reset"));
afterAll(() => on.close());

const OPEN = { account: "100000000021", admin: "open-complete/admin" } as const;
const KEPT = { account: "100000000011", admin: "kept-created/admin" } as const;
type Place = typeof OPEN | typeof KEPT;

const ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess";
const allowing = (...actions: string[]) =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: actions, Resource: "*" }] });
const trusting = (arn: string) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { AWS: arn }, Action: "sts:AssumeRole" }],
  });
const EVERYTHING = allowing("*");
const NOTHING_MUCH = "iam:GetUser";

type Scene = Readonly<{ place: Place; admin: Hands; mallory: Hands }>;
type Way = Readonly<{
  name: string;
  /** The one permission that opens it. */
  action: string;
  prepare?(scene: Scene): Promise<unknown>;
  /** As whom it ends; the one who began unless another one is answered. */
  escalate(scene: Scene): Promise<unknown>;
  after?(scene: Scene, escalated: unknown): Hands | Promise<Hands>;
}>;

const policyArn = ({ place }: Scene, name: string) => `arn:aws:iam::${place.account}:policy/${name}`;
const roleArn = ({ place }: Scene, name: string) => `arn:aws:iam::${place.account}:role/${name}`;
const malloryArn = ({ place }: Scene) => `arn:aws:iam::${place.account}:user/mallory`;

async function ownPolicy({ admin, ...scene }: Scene): Promise<void> {
  await admin.iam.send(new CreatePolicyCommand({ PolicyName: "own", PolicyDocument: allowing(NOTHING_MUCH) }));
  const PolicyArn = policyArn({ admin, ...scene }, "own");
  await admin.iam.send(new AttachUserPolicyCommand({ UserName: "mallory", PolicyArn }));
}

async function ownGroup({ admin }: Scene): Promise<void> {
  await admin.iam.send(new CreateGroupCommand({ GroupName: "crew" }));
  await admin.iam.send(new AddUserToGroupCommand({ GroupName: "crew", UserName: "mallory" }));
}

type HandedOut = { AccessKeyId?: string | undefined; SecretAccessKey?: string | undefined; SessionToken?: string };
const taken = ({ AccessKeyId = "", SecretAccessKey = "", SessionToken }: HandedOut): Hands =>
  on.with({
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    ...(SessionToken === undefined ? {} : { sessionToken: SessionToken }),
  });

async function entered(hands: Hands, RoleArn: string): Promise<Hands> {
  const { Credentials } = await hands.sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: "mallory" }));
  return taken(Credentials as HandedOut);
}

const WAYS: readonly Way[] = [
  {
    name: "attach-user-policy",
    action: "iam:AttachUserPolicy",
    escalate: ({ mallory }) =>
      mallory.iam.send(new AttachUserPolicyCommand({ UserName: "mallory", PolicyArn: ADMINISTRATOR })),
  },
  {
    name: "put-user-policy",
    action: "iam:PutUserPolicy",
    escalate: ({ mallory }) =>
      mallory.iam.send(
        new PutUserPolicyCommand({ UserName: "mallory", PolicyName: "all", PolicyDocument: EVERYTHING }),
      ),
  },
  {
    name: "add-user-to-group",
    action: "iam:AddUserToGroup",
    async prepare({ admin }) {
      await admin.iam.send(new CreateGroupCommand({ GroupName: "admins" }));
      await admin.iam.send(new AttachGroupPolicyCommand({ GroupName: "admins", PolicyArn: ADMINISTRATOR }));
    },
    escalate: ({ mallory }) =>
      mallory.iam.send(new AddUserToGroupCommand({ GroupName: "admins", UserName: "mallory" })),
  },
  {
    name: "attach-group-policy",
    action: "iam:AttachGroupPolicy",
    prepare: ownGroup,
    escalate: ({ mallory }) =>
      mallory.iam.send(new AttachGroupPolicyCommand({ GroupName: "crew", PolicyArn: ADMINISTRATOR })),
  },
  {
    name: "put-group-policy",
    action: "iam:PutGroupPolicy",
    prepare: ownGroup,
    escalate: ({ mallory }) =>
      mallory.iam.send(new PutGroupPolicyCommand({ GroupName: "crew", PolicyName: "all", PolicyDocument: EVERYTHING })),
  },
  {
    name: "create-policy-version --set-as-default",
    action: "iam:CreatePolicyVersion",
    prepare: ownPolicy,
    escalate: (scene) =>
      scene.mallory.iam.send(
        new CreatePolicyVersionCommand({
          PolicyArn: policyArn(scene, "own"),
          PolicyDocument: EVERYTHING,
          SetAsDefault: true,
        }),
      ),
  },
  {
    name: "set-default-policy-version",
    action: "iam:SetDefaultPolicyVersion",
    async prepare(scene) {
      await ownPolicy(scene);
      await scene.admin.iam.send(
        new CreatePolicyVersionCommand({ PolicyArn: policyArn(scene, "own"), PolicyDocument: EVERYTHING }),
      );
    },
    escalate: (scene) =>
      scene.mallory.iam.send(
        new SetDefaultPolicyVersionCommand({ PolicyArn: policyArn(scene, "own"), VersionId: "v2" }),
      ),
  },
  {
    name: "update-assume-role-policy",
    action: "iam:UpdateAssumeRolePolicy",
    async prepare({ admin, place }) {
      const PolicyDocument = trusting(`arn:aws:iam::${place.account}:role/admin`);
      await admin.iam.send(new CreateRoleCommand({ RoleName: "boss", AssumeRolePolicyDocument: PolicyDocument }));
      await admin.iam.send(new AttachRolePolicyCommand({ RoleName: "boss", PolicyArn: ADMINISTRATOR }));
    },
    escalate: (scene) =>
      scene.mallory.iam.send(
        new UpdateAssumeRolePolicyCommand({ RoleName: "boss", PolicyDocument: trusting(malloryArn(scene)) }),
      ),
    after: (scene) => entered(scene.mallory, roleArn(scene, "boss")),
  },
  {
    name: "create-access-key",
    action: "iam:CreateAccessKey",
    async prepare({ admin }) {
      await admin.iam.send(new CreateUserCommand({ UserName: "boss" }));
      await admin.iam.send(new AttachUserPolicyCommand({ UserName: "boss", PolicyArn: ADMINISTRATOR }));
    },
    escalate: async ({ mallory }) =>
      (await mallory.iam.send(new CreateAccessKeyCommand({ UserName: "boss" }))).AccessKey,
    after: (_scene, key) => taken(key as HandedOut),
  },
  ...(["attach-role-policy", "put-role-policy"] as const).map(
    (name): Way => ({
      name,
      action: name === "attach-role-policy" ? "iam:AttachRolePolicy" : "iam:PutRolePolicy",
      async prepare(scene) {
        const AssumeRolePolicyDocument = trusting(malloryArn(scene));
        await scene.admin.iam.send(new CreateRoleCommand({ RoleName: "worker", AssumeRolePolicyDocument }));
      },
      escalate: ({ mallory }) =>
        name === "attach-role-policy"
          ? mallory.iam.send(new AttachRolePolicyCommand({ RoleName: "worker", PolicyArn: ADMINISTRATOR }))
          : mallory.iam.send(
              new PutRolePolicyCommand({ RoleName: "worker", PolicyName: "all", PolicyDocument: EVERYTHING }),
            ),
      after: (scene) => entered(scene.mallory, roleArn(scene, "worker")),
    }),
  ),
];

/** A user that may do one thing, with keys of its own, in an account of an administrator. */
async function stage(place: Place, way: Way, action: string): Promise<Scene> {
  const admin = on.as(place.admin);
  await admin.iam.send(new CreateUserCommand({ UserName: "mallory" }));
  const PolicyDocument = allowing(action);
  await admin.iam.send(new PutUserPolicyCommand({ UserName: "mallory", PolicyName: "one", PolicyDocument }));
  const { AccessKey } = await admin.iam.send(new CreateAccessKeyCommand({ UserName: "mallory" }));
  const scene = { place, admin, mallory: taken(AccessKey as HandedOut) };
  await way.prepare?.(scene);
  return scene;
}

const leave = (hands: Hands) => hands.organizations.send(new LeaveOrganizationCommand({}));
const escalated = async (way: Way, scene: Scene): Promise<Hands> => {
  const gained = await way.escalate(scene);
  return way.after === undefined ? scene.mallory : way.after(scene, gained);
};

describe.each(WAYS)("$name", (way) => {
  test("leads out of the organization where nothing stands above", async () => {
    const scene = await stage(OPEN, way, way.action);
    expect(await refusal(leave(scene.mallory))).toMatchObject({
      name: "AccessDeniedException",
      message: expect.stringContaining("no identity-based policy allows"),
    });
    const hands = await escalated(way, scene);
    expect((await leave(hands)).$metadata.httpStatusCode).toBe(200);
  });

  test("is stopped by a service control policy in the end", async () => {
    const hands = await escalated(way, await stage(KEPT, way, way.action));
    expect((await refusal(leave(hands))).message).toContain("explicit deny in a service control policy");
  });

  test("is refused without its permission", async () => {
    const scene = await stage(OPEN, way, NOTHING_MUCH);
    expect(await refusal(way.escalate(scene))).toMatchObject({
      name: "AccessDenied",
      message: expect.stringContaining(`is not authorized to perform: ${way.action} on resource`),
    });
    expect((await refusal(leave(scene.mallory))).name).toBe("AccessDeniedException");
  });
});

test("a boundary limits whatever is added, until somebody takes it away", async () => {
  const [way] = WAYS;
  if (way === undefined) throw new Error("there is a first way");
  const scene = await stage(OPEN, way, "iam:*");
  const PermissionsBoundary = await boundary(scene);
  await scene.admin.iam.send(new PutUserPermissionsBoundaryCommand({ UserName: "mallory", PermissionsBoundary }));
  await way.escalate(scene);
  expect((await refusal(leave(scene.mallory))).message).toContain("no permissions boundary allows");
  await scene.mallory.iam.send(new DeleteUserPermissionsBoundaryCommand({ UserName: "mallory" }));
  expect((await leave(scene.mallory)).$metadata.httpStatusCode).toBe(200);
});

async function boundary({ admin }: Scene): Promise<string> {
  const made = await admin.iam.send(new CreatePolicyCommand({ PolicyName: "most", PolicyDocument: allowing("iam:*") }));
  return made.Policy?.Arn ?? "";
}
