/** Whom the audit of roles lists as getting in really gets in, and nobody else: compared with the emulator's own AssumeRole. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { assumingRole, callApi } from "../action/index.ts";
import type { LeftBehind, OpenedWorld } from "../drill/index.ts";
import { parseInstant } from "../kernel/index.ts";
import { composeStage } from "./stage.ts";

const CASES = Math.ceil(Number(process.env.ORGDRILL_ORACLE_CASES ?? 10_000) / 250);
/** The same run again: ORGDRILL_ORACLE_SEED=… */
const SEED = Number(process.env.ORGDRILL_ORACLE_SEED ?? fc.sample(fc.noBias(fc.nat()), 1)[0]);

const scratch = mkdtempSync(join(tmpdir(), "orgdrill-doors-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const MANAGEMENT = "480000000001";
const TARGET = "480000000011";
const SECURITY = "480000000013";
const SHUT = "480000000014";
const ELSEWHERE = "480000000101";
const ROLES = ["door", "gate"];

/** The answers of a caller who may choose: with nothing, with everything that a condition may ask for. */
const CHOICES = [
  { RoleSessionName: "plain" },
  { RoleSessionName: "agreed", ExternalId: "agreed" },
  { RoleSessionName: "agreed" },
  { RoleSessionName: "plain", ExternalId: "agreed" },
];

const principals = fc.constantFrom<unknown>(
  "*",
  { AWS: "*" },
  { AWS: MANAGEMENT },
  { AWS: SECURITY },
  { AWS: `arn:aws:iam::${SECURITY}:root` },
  { AWS: `arn:aws:iam::${SECURITY}:role/worker` },
  { AWS: `arn:aws:iam::${SECURITY}:user/clerk` },
  { AWS: [`arn:aws:iam::${SECURITY}:role/team/deep`, `arn:aws:iam::${MANAGEMENT}:role/admin`] },
  { AWS: `arn:aws:sts::${SECURITY}:assumed-role/worker/orgdrill` },
  { AWS: SHUT },
  { AWS: ELSEWHERE },
  { AWS: TARGET },
  { Service: "lambda.amazonaws.com" },
);

const conditions = fc.constantFrom<unknown>(
  { StringEquals: { "aws:PrincipalOrgID": "o-doorsacme1" } },
  { StringNotEquals: { "aws:PrincipalOrgID": "o-doorsacme1" } },
  { "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-doorsacme1/r-door/ou-door-work0001/*" } },
  { StringEquals: { "aws:ResourceOrgID": "o-doorsacme1" } },
  { StringNotEqualsIfExists: { "aws:ResourceOrgID": "o-doorsacme1" } },
  { StringEquals: { "aws:ResourceAccount": TARGET } },
  { "ForAnyValue:StringLike": { "aws:ResourceOrgPaths": "o-doorsacme1/*" } },
  { StringEquals: { "aws:PrincipalAccount": SECURITY } },
  { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/*" } },
  { ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/worker" } },
  { StringEquals: { "aws:PrincipalTag/team": "blue" } },
  { StringNotEquals: { "aws:PrincipalTag/team": "blue" } },
  { StringEquals: { "aws:ResourceTag/kind": "open" } },
  { StringNotEquals: { "aws:ResourceTag/kind": "open" } },
  { StringEquals: { "iam:ResourceTag/kind": "open" } },
  { Null: { "aws:ResourceTag/absent": "true" } },
  { StringEquals: { "sts:ExternalId": "agreed" } },
  { StringEquals: { "sts:RoleSessionName": "agreed" } },
  { StringLike: { "aws:username": "cl*" } },
  { StringLike: { "aws:userid": "AROA*" } },
  { StringEquals: { "aws:PrincipalType": "User" } },
  { Bool: { "aws:MultiFactorAuthPresent": "true" } },
  { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } },
  { Bool: { "aws:SecureTransport": "true" } },
  { Bool: { "aws:PrincipalIsAWSService": "false" } },
  { Null: { "aws:SourceAccount": "true" } },
  { StringEquals: { "aws:SourceOrgID": "o-doorsacme1" } },
  { Bool: { "aws:ViaAWSService": "true" } },
  { BoolIfExists: { "aws:ViaAWSService": "false" } },
  { Null: { "aws:AssumedRoot": "true" } },
  { StringLike: { "aws:userid": "AIDA*" } },
  { DateLessThan: { "aws:CurrentTime": "2020-01-01T00:00:00Z" } },
  { DateGreaterThan: { "aws:CurrentTime": "2020-01-01T00:00:00Z" } },
  { DateGreaterThan: { "aws:CurrentTime": "2030-01-01T00:00:00Z" } },
  { NumericLessThan: { "aws:EpochTime": "1893456000" } },
  { StringNotEquals: { "sts:ExternalId": "known" } },
  { Null: { "sts:ExternalId": "false" } },
  { StringLike: { "sts:RoleSessionName": "incident-*" } },
  { StringEquals: { "sts:SourceIdentity": "agreed" } },
  { StringEquals: { "aws:RequestTag/case": "open" } },
  { "ForAnyValue:StringEquals": { "aws:TagKeys": ["case"] } },
);

const effect = fc.oneof({ weight: 4, arbitrary: fc.constant("Allow") }, { weight: 1, arbitrary: fc.constant("Deny") });
const sometimes = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 1 });
const withCondition = <T extends object>(statement: T, condition: unknown) =>
  condition === undefined ? statement : { ...statement, Condition: condition };

const documentOf = (statements: readonly unknown[]) => ({ Version: "2012-10-17", Statement: statements });

const trusts = fc
  .array(
    fc
      .record({
        Effect: effect,
        Principal: principals,
        Action: fc.constantFrom("sts:AssumeRole", "sts:*", "sts:Assume*", "sts:TagSession", "sts:SetSourceIdentity"),
        condition: sometimes(conditions),
      })
      .map(({ condition, ...statement }) => withCondition(statement, condition)),
    { minLength: 1, maxLength: 3 },
  )
  .map(documentOf);

const held = fc
  .array(
    fc
      .record({
        Effect: effect,
        Action: fc.constantFrom("*", "sts:AssumeRole", "sts:*", "iam:*"),
        Resource: fc.constantFrom("*", `arn:aws:iam::${TARGET}:role/door`, "arn:aws:iam::*:role/g*"),
        condition: sometimes(conditions),
      })
      .map(({ condition, ...statement }) => withCondition(statement, condition)),
    { minLength: 1, maxLength: 2 },
  )
  .map(documentOf);

const denying = fc
  .record({ Action: fc.constantFrom("sts:*", "sts:AssumeRole", "iam:*"), condition: conditions })
  .map(({ Action, condition }) => documentOf([{ Effect: "Deny", Action, Resource: "*", Condition: condition }]));

const stories = fc.record({
  trusts: fc.tuple(trusts, trusts),
  held: fc.tuple(held, held, held),
  boundary: sometimes(held),
  serviceControl: sometimes(denying),
  resourceControl: sometimes(denying),
  tags: fc.constantFrom({ kind: "open" }, { kind: "shut" }, {}),
  fate: fc.constantFrom("stays", "leaves", "joins"),
  closes: fc.boolean(),
});
type Story = typeof stories extends fc.Arbitrary<infer T> ? T : never;

const account = (id: string, name: string, principals: unknown) => ({
  ...{ id, name, email: `${name}@acme.example`, created: "200d ago", joined: { method: "created", at: "200d ago" } },
  principals,
});

const ADMIN = { trust: "self", policies: ["AdministratorAccess"] };
const inline = (document: unknown) => ({ only: { document } });

function organizationFile({ trusts: [door, gate], held: [one, two, three], ...story }: Story) {
  const rcp = (document: ReturnType<typeof documentOf>) =>
    documentOf(document.Statement.map((each) => ({ ...Object(each), Principal: "*", Action: "sts:*" })));
  return {
    orgdrill: 1,
    organizations: [
      {
        name: "acme",
        id: "o-doorsacme1",
        management: {
          ...{ id: MANAGEMENT, name: "acme-management", email: "aws@acme.example" },
          principals: { roles: { admin: ADMIN } },
        },
        root: {
          id: "r-door",
          policies: ["FullAWSAccess", ...(story.serviceControl === undefined ? [] : ["fence"])],
          organizationalUnits: [
            {
              name: "Work",
              id: "ou-door-work0001",
              policies: ["FullAWSAccess", ...(story.resourceControl === undefined ? [] : ["perimeter"])],
              accounts: [
                account(TARGET, "payments", {
                  roles: {
                    admin: ADMIN,
                    door: { trust: { document: door }, tags: story.tags },
                    gate: { trust: { document: gate } },
                  },
                }),
                account(SECURITY, "security", {
                  roles: {
                    worker: { trust: "self", inlinePolicies: inline(one), tags: { team: "blue" } },
                    deep: { trust: "self", path: "/team/", inlinePolicies: inline(two) },
                    everything: { ...ADMIN, ...(story.boundary !== undefined && { boundary: "bounds" }) },
                  },
                  users: { clerk: { inlinePolicies: inline(three), accessKeys: 1 } },
                }),
                account(SHUT, "shut", { roles: { admin: ADMIN } }),
              ],
            },
          ],
        },
      },
      {
        name: "umbrella",
        id: "o-doorsumbr1",
        management: {
          ...{ id: ELSEWHERE, name: "umbrella-management", email: "aws@umbrella.example" },
          principals: { roles: { admin: ADMIN } },
        },
        root: { id: "r-umbr" },
      },
    ],
    invitations: [{ from: "umbrella", to: "payments" }],
    policies: {
      ...(story.serviceControl !== undefined && {
        fence: { type: "SERVICE_CONTROL_POLICY", document: story.serviceControl },
      }),
      ...(story.resourceControl !== undefined && {
        perimeter: { type: "RESOURCE_CONTROL_POLICY", document: rcp(story.resourceControl) },
      }),
      ...(story.boundary !== undefined && { bounds: { type: "IDENTITY_POLICY", document: story.boundary } }),
    },
  };
}

let count = 0;

async function opened(story: Story): Promise<OpenedWorld> {
  const organizationFile_ = join(scratch, `story-${count++}.yaml`);
  writeFileSync(organizationFile_, JSON.stringify(organizationFile(story)));
  const world = await composeStage({
    organizationFile: organizationFile_,
    roots: { packageRoot: process.cwd(), workingDirectory: process.cwd() },
    seed: 1,
    at: parseInstant("2026-11-01T00:00:00Z") as number,
    assumptions: {},
  }).open({ kind: "under-test" });
  const call = async (accountId: string, operation: string, input = {}) => {
    const report = await world.target.as({ accountId, principal: "admin" })?.call("organizations", operation, input);
    if (report?.outcome.kind !== "succeeded") throw new Error(`${operation}: ${JSON.stringify(report?.outcome)}`);
    return report.outcome.output;
  };
  if (story.closes) await call(MANAGEMENT, "CloseAccount", { AccountId: SHUT });
  if (story.fate !== "stays") await call(TARGET, "LeaveOrganization");
  if (story.fate === "joins") {
    const { Handshakes } = await call(TARGET, "ListHandshakesForAccount");
    const [invitation] = Handshakes as readonly Readonly<{ Id: string }>[];
    await call(TARGET, "AcceptHandshake", { HandshakeId: invitation?.Id });
  }
  await world.target.control?.advance(3_600_000);
  return world;
}

const VISITORS = [
  [MANAGEMENT, "admin"],
  [SECURITY, "worker"],
  [SECURITY, "deep"],
  [SECURITY, "everything"],
  [SECURITY, "clerk"],
  [SHUT, "admin"],
] as const;

type Came = Readonly<{ door: string; by: string; listed: string; seen: string; chosen?: string }>;

/** What the audit says of each visitor and each role, beside what AssumeRole came to under each choice. */
async function compared(story: Story): Promise<readonly Came[]> {
  const world = await opened(story);
  const roles = await rolesOf(world);
  const doors = world.leftBehind?.openDoors(TARGET, roles);
  const came: Came[] = [];
  for (const role of roles)
    for (const [accountId, principal] of VISITORS) {
      const visitor = doors?.open
        .find((each) => each.role === role.name)
        ?.visitors.find((each) => each.accountId === accountId && each.name === principal);
      const answers = new Set<string>();
      for (const choice of CHOICES) {
        const hands = world.target.as({ accountId, principal });
        const report = await hands?.call("sts", "AssumeRole", { RoleArn: role.arn, ...choice });
        answers.add(report?.outcome.kind === "succeeded" ? "in" : "out");
      }
      const isOut = visitor === undefined || visitor.from !== undefined;
      const listed = isOut ? "out" : visitor.conditionKeys.length === 0 ? "in" : "perhaps";
      const chosen = isOut || visitor.choice === undefined ? undefined : await trying(world, { role, visitor });
      const seen = [...answers].sort().join(" or ");
      came.push({ door: role.name, by: `${accountId}/${principal}`, listed, seen, ...(chosen && { chosen }) });
    }
  await world.target.close();
  return came;
}

type Visitor = ReturnType<LeftBehind["openDoors"]>["open"][number]["visitors"][number];
type Trying = Readonly<{ role: Readonly<{ arn: string }>; visitor: Visitor }>;

/** With the request that the audit says is let in. */
async function trying(world: OpenedWorld, { role, visitor }: Trying): Promise<string> {
  const nothing = callApi("sts", "GetCallerIdentity");
  const hands = world.target.as({ accountId: visitor.accountId, principal: visitor.name });
  const report = hands && (await assumingRole(role.arn, nothing, visitor.choice).carryOut(hands));
  return report?.outcome.kind === "succeeded" ? "in" : "out";
}

async function rolesOf(world: OpenedWorld) {
  const report = await world.target
    .as({ accountId: TARGET, principal: "admin" })
    ?.call("iam", "GetAccountAuthorizationDetails", { Filter: ["Role"] });
  const { RoleDetailList } = (report?.outcome.kind === "succeeded" ? report.outcome.output : {}) as Readonly<{
    RoleDetailList: readonly Readonly<{
      RoleName: string;
      Arn: string;
      AssumeRolePolicyDocument: string;
      Tags?: readonly Readonly<{ Key: string; Value: string }>[];
    }>[];
  }>;
  return RoleDetailList.filter(({ RoleName }) => ROLES.includes(RoleName)).map((each) => ({
    name: each.RoleName,
    arn: each.Arn,
    trustPolicy: decodeURIComponent(each.AssumeRolePolicyDocument),
    tags: new Map((each.Tags ?? []).map(({ Key, Value }) => [Key, Value])),
  }));
}

/** Where the audit is sure, every choice of the caller comes to that; where it names keys, anything may. */
const isTold = ({ listed, seen, chosen = "in" }: Came): boolean =>
  chosen === "in" && (listed === "perhaps" || listed === seen);

test(`in ${CASES} stories the audit and AssumeRole say the same, seed ${SEED}`, { timeout: 600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(stories, async (story) => {
      const came = await compared(story);
      expect(came.filter((each) => !isTold(each))).toEqual([]);
    }),
    { numRuns: CASES, seed: SEED },
  );
});
