import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { type Calling, call, fingerprintOf, type Standing, standing } from "./emulator.test-support.ts";
import { SERVICES } from "./services/index.ts";
import {
  type OpenService,
  openService,
  type Shape,
  type ShapeId,
  type SigningName,
  serviceNamed,
} from "./wire/index.ts";

const OPENED = new Map<SigningName, OpenService>();
beforeAll(async () => {
  for (const { name } of Object.values(SERVICES)) {
    const described = serviceNamed(name);
    if (described !== undefined) OPENED.set(name, await openService(described));
  }
});

const DOCUMENT =
  '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"organizations:Leave*","Resource":"*"}}';
const TRUST =
  '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}}';

/** What members of these names want; any other gets one of them all, or nonsense. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
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
  PolicyArn: ["arn:aws:iam::aws:policy/AdministratorAccess", "arn:aws:iam::100000000021:policy/one"],
  RoleArn: ["arn:aws:iam::100000000021:role/OrganizationAccountAccessRole", "arn:aws:iam::100000000021:role/admin"],
  RoleSessionName: ["one"],
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
};
const NONSENSE = ["", "constructor", "__proto__", "x".repeat(300), "ü\u0000\ud800", "*", "arn:aws:iam::1:x"];
const PRINCIPALS = [
  ...["management/admin", "management/admin", "management/root", "open-complete/admin", "open-complete/admin"],
  ...["management/admin", "open-complete/admin", "open-invited/leaver", "open-invited/alice"],
  ...["open-root-keys/root", "kept-created/admin", "umbrella-management/admin", "alone/admin", "alone/root"],
];

const wordFor = (name: string): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 40, arbitrary: fc.constantFrom(...(WORDS[name] ?? ["one"])) },
    { weight: 1, arbitrary: fc.constantFrom(...NONSENSE, ...Object.values(WORDS).flat()) },
  );

/** Input of an operation by its own schema: of the right types, most words fitting their members. */
function inputOf(shapes: ReadonlyMap<ShapeId, Shape>, id: ShapeId, name = "", depth = 0): fc.Arbitrary<unknown> {
  const shape = shapes.get(id);
  switch (shape?.kind) {
    case "string":
      return wordFor(name);
    case "number":
      return /Seconds|Duration/.test(name) ? fc.constantFrom(900, 3600, 0) : fc.constantFrom(1, 2, 20, 1e9);
    case "boolean":
      return fc.boolean();
    case "timestamp":
      return fc.constantFrom(0, 1_793_491_200, 1_893_491_200);
    case "list":
      return depth > 3 ? fc.constant([]) : fc.array(inputOf(shapes, shape.element, name, depth + 1), { maxLength: 3 });
    case "map":
      return fc.constant({});
    case "structure":
      return membersOf(shapes, shape, depth);
    default:
      return fc.constant({});
  }
}

function membersOf(shapes: ReadonlyMap<ShapeId, Shape>, shape: Extract<Shape, { kind: "structure" }>, depth: number) {
  const fields = shape.members.map(({ name, shape: id, required }) => {
    const value = depth > 3 ? fc.constant(undefined) : inputOf(shapes, id, name, depth + 1);
    const left = { weight: required ? 1 : 30, arbitrary: fc.constant(undefined) };
    return [name, fc.oneof({ weight: required ? 50 : 6, arbitrary: value }, left)] as const;
  });
  return fc.record(Object.fromEntries(fields));
}

/** `Tags.member.1.Key`: how a query service is told of structures and lists. */
function formOf(value: unknown, path: string): readonly (readonly [string, string])[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((each, index) => formOf(each, `${path}.member.${index + 1}`));
  if (typeof value !== "object") return [[path, String(value)]];
  return Object.entries(value).flatMap(([name, each]) => formOf(each, path === "" ? name : `${path}.${name}`));
}

type Step = Calling | Readonly<{ advanceMs: number }>;

function steps(): fc.Arbitrary<Step> {
  const calls = Object.values(SERVICES).flatMap(({ name, operations }) =>
    [...operations.keys()].map((operation) => ({ service: name, operation })),
  );
  const calling = fc.constantFrom(...calls).chain(({ service, operation }) => {
    const model = OPENED.get(service)?.model;
    const shape = model?.operations.get(operation)?.input ?? "unit";
    const isQuery = service === "iam" || service === "sts";
    return fc
      .tuple(fc.constantFrom(...PRINCIPALS), inputOf(model?.shapes ?? new Map(), shape))
      .map(([as, input]): Calling => ({ as, service, operation, input: isQuery ? formFor(input) : input }));
  });
  const waiting = fc.constantFrom(60_000, 86_400_000, 5 * 86_400_000).map((advanceMs) => ({ advanceMs }));
  return fc.oneof({ weight: 15, arbitrary: calling }, { weight: 1, arbitrary: waiting });
}

const formFor = (input: unknown): Record<string, string> => Object.fromEntries(formOf(input, ""));

/** Ids that came out of earlier answers go into later questions. */
function learn(on: Standing, calling: Calling): Calling {
  const handshakes = [...on.world().handshakes.keys()];
  const policies = [...on.world().organizations.values()].flatMap(({ policies }) =>
    [...policies.keys()].filter((id) => id !== "p-FullAWSAccess"),
  );
  const text = JSON.stringify(calling.input ?? {})
    .replaceAll("h-00000000", handshakes.at(-1) ?? "h-00000000")
    .replaceAll("p-00000000", policies.at(-1) ?? "p-00000000")
    .replaceAll("car-00000000", [...on.world().createAccountRequests.keys()].at(-1) ?? "car-00000000")
    .replaceAll("AKIAIOSFODNN7EXAMPLE", [...on.world().accessKeys.keys()].at(-1) ?? "AKIAIOSFODNN7EXAMPLE");
  return { ...calling, input: JSON.parse(text) };
}

/** The calls of one session of somebody's work, each with what must hold of every call of every service. */
async function work(taken: readonly Step[]): Promise<void> {
  const on = standing();
  const readers = new Set(
    Object.values(SERVICES).flatMap(({ operations }) =>
      [...operations.values()].filter(
        (each) =>
          each.readOnly &&
          !/^(AssumeRole|AssumeRoleWithSAML|AssumeRoleWithWebIdentity|GetFederationToken|GetSessionToken)$/.test(
            each.name,
          ),
      ),
    ),
  );
  const names = new Set([...readers].map(({ name }) => name));
  for (const step of taken) {
    if ("advanceMs" in step) on.clock.advance(step.advanceMs);
    else {
      const before = fingerprintOf(on.world());
      const { status, text } = await call(on, learn(on, step));
      const isAnswered = status < 300;
      expect(isAnswered || status === 501 || (status >= 400 && status < 500), text).toBe(true);
      if (!isAnswered || names.has(step.operation))
        expect(fingerprintOf(on.world()) === before, step.operation).toBe(true);
    }
  }
}

test("no call is a defect; what is refused, and what only reads, changes nothing", { timeout: 1_800_000 }, async () => {
  const runs = fc.readConfigureGlobal()?.numRuns ?? 40;
  await fc.assert(fc.asyncProperty(fc.array(steps(), { minLength: 10, maxLength: 60 }), work), { numRuns: runs });
});
