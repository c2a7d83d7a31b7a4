/** What an account's own APIs tell of it: who is in it, its trails and whether they write, its rules, and the costs that it sees. */
import { listOf } from "../action/index.ts";
import { readAlarms } from "./baseline-alarms.ts";
import { type AccountReading, all, ask, digestOf, type FactBook, find } from "./baseline-facts.ts";
import { readServices } from "./baseline-services.ts";

type Attached = readonly Readonly<{ PolicyName?: string }>[];
type Inline = readonly Readonly<{ PolicyName?: string; PolicyDocument?: string }>[];
type Boundary = Readonly<{ PermissionsBoundaryArn?: string }>;
type User = Readonly<{
  UserName?: string;
  GroupList?: readonly string[];
  AttachedManagedPolicies?: Attached;
  UserPolicyList?: Inline;
  PermissionsBoundary?: Boundary;
}>;
type Role = Readonly<{
  RoleName?: string;
  AssumeRolePolicyDocument?: string;
  AttachedManagedPolicies?: Attached;
  RolePolicyList?: Inline;
  PermissionsBoundary?: Boundary;
}>;
type Group = Readonly<{ GroupName?: string; AttachedManagedPolicies?: Attached; GroupPolicyList?: Inline }>;
type Policy = Readonly<{
  PolicyName?: string;
  DefaultVersionId?: string;
  PolicyVersionList?: readonly Readonly<{ VersionId?: string; Document?: string }>[];
}>;

const attachedIn = (list: Attached | undefined): readonly string[] => (list ?? []).map((each) => each.PolicyName ?? "");
const inlineIn = (list: Inline | undefined): readonly string[] =>
  (list ?? []).map((each) => `${each.PolicyName} ${digestOf(each.PolicyDocument ?? "")}`);
const boundaryIn = (boundary: Boundary | undefined): string | undefined => boundary?.PermissionsBoundaryArn;

export async function readAccount(book: FactBook, reading: AccountReading): Promise<void> {
  const { name } = reading;
  await book.part(`people and roles of ${name}`, () => readIdentities(book, reading));
  await book.part(`root user of ${name}`, () => readRootUser(book, reading));
  await book.part(`trails of ${name}`, () => readTrails(book, reading));
  await book.part(`rules of ${name}`, () => readRules(book, reading));
  await readAlarms(book, reading);
  await readServices(book, reading);
  await book.part(`costs of ${name}`, () => readCosts(book, reading));
}

/** IAM API Reference: GetAccountAuthorizationDetails, ListAccessKeys, GetLoginProfile. */
async function readIdentities(book: FactBook, { name, hands }: AccountReading): Promise<void> {
  const question = {
    service: "iam",
    operation: "GetAccountAuthorizationDetails",
    input: { Filter: ["User", "Role", "Group", "LocalManagedPolicy"] },
  } as const;
  for (const user of await all<User>(hands, question, "UserDetailList")) await readUser(book, { name, hands }, user);
  for (const role of await all<Role>(hands, question, "RoleDetailList"))
    book.note("identity", `role ${role.RoleName} of ${name}`, {
      trust: digestOf(role.AssumeRolePolicyDocument ?? ""),
      policies: attachedIn(role.AttachedManagedPolicies),
      "inline policies": inlineIn(role.RolePolicyList),
      boundary: boundaryIn(role.PermissionsBoundary),
    });
  for (const group of await all<Group>(hands, question, "GroupDetailList"))
    book.note("identity", `group ${group.GroupName} of ${name}`, {
      "is there": "yes",
      policies: attachedIn(group.AttachedManagedPolicies),
      "inline policies": inlineIn(group.GroupPolicyList),
    });
  for (const policy of await all<Policy>(hands, question, "Policies")) {
    const versions = policy.PolicyVersionList ?? [];
    const current = versions.find((each) => each.VersionId === policy.DefaultVersionId);
    book.note("identity", `policy ${policy.PolicyName} of ${name}`, {
      content: digestOf(current?.Document ?? ""),
      versions: versions.map((each) => `${each.VersionId}${each === current ? " (default)" : ""}`),
    });
  }
}

async function readUser(
  book: FactBook,
  { name, hands }: Pick<AccountReading, "name" | "hands">,
  user: User,
): Promise<void> {
  const input = { UserName: user.UserName };
  type Key = Readonly<{ AccessKeyId?: string; Status?: string }>;
  const keys = await all<Key>(hands, { service: "iam", operation: "ListAccessKeys", input }, "AccessKeyMetadata");
  const password = await find(
    hands,
    { service: "iam", operation: "GetLoginProfile", input },
    "NoSuchEntityException",
    "NoSuchEntity",
  );
  book.note("identity", `user ${user.UserName} of ${name}`, {
    "is there": "yes",
    groups: user.GroupList ?? [],
    policies: attachedIn(user.AttachedManagedPolicies),
    "inline policies": inlineIn(user.UserPolicyList),
    boundary: boundaryIn(user.PermissionsBoundary),
    "access keys": keys.map((each) => `${each.AccessKeyId} ${each.Status}`),
    password: password === undefined ? undefined : "set",
  });
}

/** IAM API Reference: GetAccountSummary. */
async function readRootUser(book: FactBook, { name, hands }: AccountReading): Promise<void> {
  const { SummaryMap = {} } = await ask(hands, { service: "iam", operation: "GetAccountSummary" });
  const summary = SummaryMap as Readonly<Record<string, number>>;
  book.note("identity", `root user of ${name}`, {
    "access keys": String(summary.AccountAccessKeysPresent ?? 0),
    "second factor": String(summary.AccountMFAEnabled ?? 0),
    password: String(summary.AccountPasswordPresent ?? 0),
  });
}

/** CloudTrail API Reference: DescribeTrails, GetTrailStatus; an organization's trail is shown in its members too. */
async function readTrails(book: FactBook, { name, hands }: AccountReading): Promise<void> {
  const described = await ask(hands, { service: "cloudtrail", operation: "DescribeTrails" });
  type Trail = Readonly<Record<string, unknown>> &
    Readonly<{ Name?: string; TrailARN?: string; S3BucketName?: string }>;
  for (const trail of listOf<Trail>(described, "trailList")) {
    const status = await ask(hands, {
      service: "cloudtrail",
      operation: "GetTrailStatus",
      input: { Name: trail.TrailARN },
    });
    book.note("trail", `trail ${trail.Name} in ${name}`, {
      settings: digestOf(JSON.parse(JSON.stringify(trail)) as unknown),
      bucket: trail.S3BucketName,
      writes: status.IsLogging === true ? "yes" : "no",
    });
  }
}

/** EventBridge API Reference: ListRules, ListTargetsByRule. */
async function readRules(book: FactBook, { name, hands }: AccountReading): Promise<void> {
  type Rule = Readonly<{ Name?: string; State?: string; EventPattern?: string }>;
  for (const rule of await all<Rule>(hands, { service: "events", operation: "ListRules" }, "Rules")) {
    const targets = { service: "events", operation: "ListTargetsByRule", input: { Rule: rule.Name } } as const;
    const arns = (await all<Readonly<{ Arn?: string }>>(hands, targets, "Targets")).map((each) => each.Arn ?? "");
    book.note("rule", `rule ${rule.Name} in ${name}`, {
      state: rule.State,
      pattern: rule.EventPattern === undefined ? undefined : digestOf(rule.EventPattern),
      targets: arns,
    });
  }
}

type Day = Readonly<{
  TimePeriod?: Readonly<{ Start?: string }>;
  Total?: Readonly<Record<string, Readonly<{ Amount?: string; Unit?: string }>>>;
}>;

/** Cost Explorer API Reference: GetCostAndUsage; an account sees what belongs to its present membership alone. */
async function readCosts(book: FactBook, { name, hands, costs }: AccountReading): Promise<void> {
  const output = await ask(hands, {
    service: "ce",
    operation: "GetCostAndUsage",
    input: { TimePeriod: { Start: costs.from, End: costs.until }, Granularity: "DAILY", Metrics: ["UnblendedCost"] },
  });
  const days = listOf<Day>(output, "ResultsByTime").filter(
    (each) => Number(each.Total?.UnblendedCost?.Amount ?? 0) > 0,
  );
  const cents = days.reduce((sum, each) => sum + Math.round(Number(each.Total?.UnblendedCost?.Amount) * 100), 0);
  book.note("costs", `costs of ${name}`, {
    "seen by itself": days.length === 0 ? "none" : `${days.length} days, ${(cents / 100).toFixed(2)} in all`,
  });
}
