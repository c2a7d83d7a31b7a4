/** What IAM tells of an account: its people, roles, groups and policies, and its root user. */
import { listOf } from "../action/index.ts";
import { type AccountReading, all, ask, digestOf, type FactBook, find, pagesOf } from "./baseline-facts.ts";
import { policyCalled } from "./baseline-names.ts";
import { tagsIn, wordsOnPolicy } from "./baseline-words.ts";

type Attached = readonly Readonly<{ PolicyName?: string; PolicyArn?: string }>[];
type Inline = readonly Readonly<{ PolicyName?: string; PolicyDocument?: string }>[];
type Tagged = Readonly<{ Tags?: readonly Readonly<{ Key?: string; Value?: string }>[] }>;
type Bearer = Tagged &
  Readonly<{ AttachedManagedPolicies?: Attached; PermissionsBoundary?: Readonly<{ PermissionsBoundaryArn?: string }> }>;
type User = Bearer & Readonly<{ UserName?: string; GroupList?: readonly string[]; UserPolicyList?: Inline }>;
type Role = Bearer & Readonly<{ RoleName?: string; AssumeRolePolicyDocument?: string; RolePolicyList?: Inline }>;
type Group = Readonly<{ GroupName?: string; AttachedManagedPolicies?: Attached; GroupPolicyList?: Inline }>;
type Policy = Readonly<{
  Arn?: string;
  PolicyName?: string;
  DefaultVersionId?: string;
  PolicyVersionList?: readonly Readonly<{ VersionId?: string; Document?: string }>[];
}>;

const attachedIn = (list: Attached | undefined): readonly string[] => (list ?? []).map(policyCalled);
const inlineIn = (list: Inline | undefined): readonly string[] =>
  (list ?? []).map((each) => `${each.PolicyName} ${digestOf(each.PolicyDocument ?? "")}`);

const bornBy = ({ AttachedManagedPolicies, PermissionsBoundary, Tags }: Bearer) => ({
  policies: attachedIn(AttachedManagedPolicies),
  boundary: PermissionsBoundary?.PermissionsBoundaryArn,
  tags: tagsIn(Tags),
});

/** IAM API Reference: GetAccountAuthorizationDetails, ListRoles, ListAccessKeys, GetLoginProfile, ListPolicyTags. */
export async function readPeople(book: FactBook, reading: AccountReading): Promise<void> {
  const { name, hands } = reading;
  const Filter = ["User", "Role", "Group", "LocalManagedPolicy"];
  const operation = "GetAccountAuthorizationDetails";
  const pages = await pagesOf(hands, { service: "iam", operation, input: { Filter } });
  const every = <Item>(member: string): readonly Item[] => pages.flatMap((page) => listOf<Item>(page, member));
  for (const user of every<User>("UserDetailList")) await readUser(book, reading, user);
  await readRoles(book, reading, every<Role>("RoleDetailList"));
  for (const group of every<Group>("GroupDetailList"))
    book.note("identity", `group ${group.GroupName} of ${name}`, {
      "is there": "yes",
      policies: attachedIn(group.AttachedManagedPolicies),
      "inline policies": inlineIn(group.GroupPolicyList),
    });
  for (const policy of every<Policy>("Policies")) await readPolicy(book, reading, policy);
}

/** GetAccountAuthorizationDetails does not tell how long a role's sessions may be. */
async function readRoles(book: FactBook, { name, hands }: AccountReading, roles: readonly Role[]): Promise<void> {
  type Listed = Readonly<{ RoleName?: string; MaxSessionDuration?: number }>;
  const listed = await all<Listed>(hands, { service: "iam", operation: "ListRoles" }, "Roles");
  const seconds = new Map(listed.map((each) => [each.RoleName, each.MaxSessionDuration]));
  for (const role of roles)
    book.note("identity", `role ${role.RoleName} of ${name}`, {
      trust: wordsOnPolicy(role.AssumeRolePolicyDocument),
      ...bornBy(role),
      "inline policies": inlineIn(role.RolePolicyList),
      "longest session": longer(seconds.get(role.RoleName)),
    });
}

/** An hour is what every role has that nobody said anything about. IAM API Reference, CreateRole. */
const longer = (seconds: number | undefined): string | undefined =>
  seconds === undefined || seconds === 3600 ? undefined : `${seconds} seconds`;

async function readPolicy(book: FactBook, { name, hands }: AccountReading, policy: Policy): Promise<void> {
  const versions = policy.PolicyVersionList ?? [];
  const current = versions.find((each) => each.VersionId === policy.DefaultVersionId);
  const question = { service: "iam", operation: "ListPolicyTags", input: { PolicyArn: policy.Arn } } as const;
  book.note("identity", `policy ${policy.PolicyName} of ${name}`, {
    content: digestOf(current?.Document ?? ""),
    versions: versions.map((each) => `${each.VersionId}${each === current ? " (default)" : ""}`),
    tags: tagsIn(await all(hands, question, "Tags")),
  });
}

async function readUser(book: FactBook, { name, hands }: AccountReading, user: User): Promise<void> {
  const input = { UserName: user.UserName };
  type Key = Readonly<{ AccessKeyId?: string; Status?: string }>;
  const keys = await all<Key>(hands, { service: "iam", operation: "ListAccessKeys", input }, "AccessKeyMetadata");
  const asked = { service: "iam", operation: "GetLoginProfile", input } as const;
  const found = await find(hands, asked, "NoSuchEntityException", "NoSuchEntity");
  const password = found?.LoginProfile as Readonly<{ PasswordResetRequired?: boolean }> | undefined;
  book.note("identity", `user ${user.UserName} of ${name}`, {
    "is there": "yes",
    groups: user.GroupList ?? [],
    ...bornBy(user),
    "inline policies": inlineIn(user.UserPolicyList),
    "access keys": keys.map((each) => `${each.AccessKeyId} ${each.Status}`),
    password: password && (password.PasswordResetRequired === true ? "set, to be changed at the next sign-in" : "set"),
  });
}

type Summary = Readonly<Record<string, number>>;

/** IAM API Reference: GetAccountSummary, which counts besides what else is worth asking for. */
export async function readRootUser(book: FactBook, { name, hands }: AccountReading): Promise<Summary> {
  const { SummaryMap = {} } = await ask(hands, { service: "iam", operation: "GetAccountSummary" });
  const summary = SummaryMap as Summary;
  book.note("identity", `root user of ${name}`, {
    "access keys": String(summary.AccountAccessKeysPresent ?? 0),
    "second factor": String(summary.AccountMFAEnabled ?? 0),
    password: String(summary.AccountPasswordPresent ?? 0),
  });
  return summary;
}
