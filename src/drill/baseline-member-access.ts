/** What the management account has given its members: assignments of IAM Identity Center, and stacks of service-managed stack sets. */
import { all, ask, digestOf, type FactBook } from "./baseline-facts.ts";
import { callOf, type Looked } from "./baseline-organization.ts";
import { settingsOf } from "./baseline-words.ts";

/**
 * Each part is unread by itself where its service refuses to tell. Neither can give members anything without trusted access
 * (Organizations User Guide, services that work with Organizations), so what was never trusted is not asked.
 */
export async function readMemberAccess(book: FactBook, looked: Looked): Promise<void> {
  const { name } = looked.organization;
  if (couldTell(book, looked, "assignment"))
    await book.part(`assignments in ${name}`, () => readAssignments(book, looked));
  if (couldTell(book, looked, "stack set")) await book.part(`stack sets in ${name}`, () => readStackSets(book, looked));
}

const TRUSTED = {
  assignment: "sso.amazonaws.com",
  "stack set": "member.org.stacksets.cloudformation.amazonaws.com",
} as const;

/** Trusted now, trusted before, or nobody could read whom the organization trusts. */
function couldTell({ facts, unread }: FactBook, { before, organization }: Looked, kind: keyof typeof TRUSTED): boolean {
  if (unread.some(({ subject }) => subject === `delegations in ${organization.name}`)) return true;
  const known = [...facts, ...(before?.facts ?? [])].filter(({ aspect }) => aspect === "trusted services");
  const isTrusted = known.some(({ value }) => value.split(", ").includes(TRUSTED[kind]));
  return isTrusted || (before?.facts ?? []).some((each) => each.kind === kind);
}

/** IAM Identity Center API Reference: ListInstances, ListPermissionSets, DescribePermissionSet, ListAccountsForProvisionedPermissionSet, ListAccountAssignments. */
async function readAssignments(book: FactBook, looked: Looked): Promise<void> {
  type Instance = Readonly<{ InstanceArn?: string }>;
  const { hands } = looked;
  for (const { InstanceArn } of await all<Instance>(
    hands,
    { service: "sso", operation: "ListInstances" },
    "Instances",
  )) {
    const listing = { service: "sso", operation: "ListPermissionSets", input: { InstanceArn } } as const;
    for (const PermissionSetArn of await all<string>(hands, listing, "PermissionSets"))
      await readPermissionSet(book, looked, { InstanceArn, PermissionSetArn });
  }
}

type SetReference = Readonly<{ InstanceArn: string | undefined; PermissionSetArn: string }>;

async function readPermissionSet(book: FactBook, looked: Looked, input: SetReference): Promise<void> {
  const { hands } = looked;
  const { PermissionSet = {} } = await ask(hands, { service: "sso", operation: "DescribePermissionSet", input });
  const { Name } = PermissionSet as Readonly<{ Name?: string }>;
  book.note("assignment", `permission set ${Name}`, {
    "is there": "yes",
    settings: settingsOf(PermissionSet as object, "Name", "PermissionSetArn", "CreatedDate"),
  });
  const provisioned = { service: "sso", operation: "ListAccountsForProvisionedPermissionSet", input } as const;
  for (const AccountId of await all<string>(hands, provisioned, "AccountIds")) {
    const question = {
      service: "sso",
      operation: "ListAccountAssignments",
      input: { ...input, AccountId },
    } as const;
    type Assignment = Readonly<{ PrincipalType?: string; PrincipalId?: string }>;
    const assigned = await all<Assignment>(hands, question, "AccountAssignments");
    book.note("assignment", `account ${callOf(looked, AccountId)}`, {
      [`permission set ${Name}`]: assigned.map((each) => `${each.PrincipalType} ${each.PrincipalId}`),
    });
  }
}

/** CloudFormation API Reference: ListStackSets, DescribeStackSet, DescribeOrganizationsAccess, ListStackInstances. */
async function readStackSets(book: FactBook, looked: Looked): Promise<void> {
  type StackSet = Readonly<{ StackSetName?: string; AutoDeployment?: Readonly<{ Enabled?: boolean }> }>;
  type Instance = Readonly<{ Account?: string; Region?: string; Status?: string }>;
  type Described = Readonly<{ TemplateBody?: string; Parameters?: unknown; Capabilities?: unknown }>;
  const { hands } = looked;
  const access = await ask(hands, { service: "cloudformation", operation: "DescribeOrganizationsAccess" });
  book.note("stack set", `organization ${looked.organization.name}`, {
    "stack sets may act in members": access.Status === "ENABLED" ? "yes" : undefined,
  });
  const listing = { service: "cloudformation", operation: "ListStackSets", input: { Status: "ACTIVE" } } as const;
  for (const { StackSetName, AutoDeployment } of await all<StackSet>(hands, listing, "Summaries")) {
    const subject = `stack set ${StackSetName}`;
    const asked = { service: "cloudformation", operation: "DescribeStackSet", input: { StackSetName } } as const;
    const { StackSet: described = {} } = await ask(hands, asked);
    const { TemplateBody, Parameters, Capabilities } = described as Described;
    book.note("stack set", subject, {
      "deploys by itself": AutoDeployment?.Enabled === true ? "yes" : "no",
      template: TemplateBody === undefined ? undefined : digestOf(TemplateBody),
      settings: settingsOf({ Parameters, Capabilities }),
    });
    const instances = {
      service: "cloudformation",
      operation: "ListStackInstances",
      input: { StackSetName },
    } as const;
    for (const each of await all<Instance>(hands, instances, "Summaries"))
      book.note("stack set", subject, {
        [`stack in ${callOf(looked, each.Account ?? "")} (${each.Region})`]: each.Status,
      });
  }
}
