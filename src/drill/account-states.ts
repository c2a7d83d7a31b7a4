/** The state of accounts as the organizations' own API shows it: where each sits, and which guardrails are on its path. */
import { listOf, outputOf } from "../action/index.ts";
import type { AccountState } from "../evidence/index.ts";
import type { CallReport, Hands, Target } from "../target/index.ts";
import { NotRun } from "./not-run.ts";
import type { AccountView, OrganizationView, WorldView } from "./organization-view.ts";

type ListedAccount = Readonly<{ Id?: string; Paths?: readonly string[] }>;
/** Names of the guardrails at a node of an organization (`o-…/ou-…`), kept for as long as nobody attaches or detaches. */
export type GuardrailsAt = Map<string, Promise<readonly string[]>>;

type Seen = Readonly<{ organization: OrganizationView; path: readonly string[]; hands: Hands }>;

/**
 * Reads the state of some accounts; `auditorIn` names the principal that may read an organization. An organization that cannot be
 * read throws: an account that is not listed is then not known to stand alone. One that is deleted has nobody in it.
 */
export async function readAccountStates(
  opened: Readonly<{ target: Target; view: WorldView; guardrailsAt?: GuardrailsAt }>,
  accounts: readonly AccountView[],
  auditorIn: (organization: OrganizationView) => Hands | undefined,
): Promise<readonly AccountState[]> {
  const seen = new Map<string, Seen>();
  for (const organization of opened.view.organizations) {
    const hands = auditorIn(organization);
    if (hands === undefined) throw new NotRun(`nobody here may read the organization ${organization.name}`);
    for (const listed of await everyAccount(hands, organization)) {
      seen.set(listed.Id ?? "", { organization, path: pathOf(listed), hands });
    }
  }
  const guardrailsAt = opened.guardrailsAt ?? new Map();
  return Promise.all(accounts.map((account) => stateOf(account, seen.get(account.id), guardrailsAt)));
}

async function everyAccount(hands: Hands, organization: OrganizationView): Promise<readonly ListedAccount[]> {
  const found: ListedAccount[] = [];
  let token: unknown;
  do {
    const input = token === undefined ? {} : { NextToken: token };
    const report = await hands.call("organizations", "ListAccounts", input);
    if (await tellsOfDeletion(report, hands, organization)) return [];
    const page = answerTo(report);
    found.push(...listOf<ListedAccount>(page, "Accounts"));
    token = page.NextToken;
  } while (token !== undefined);
  return found;
}

/** Whether it is the management account itself, and nobody else, who says that it is in no organization. */
async function tellsOfDeletion(
  { outcome }: CallReport,
  hands: Hands,
  { managementAccountId }: OrganizationView,
): Promise<boolean> {
  if (outcome.kind !== "refused" || outcome.code !== "AWSOrganizationsNotInUseException") return false;
  return answerTo(await hands.call("sts", "GetCallerIdentity", {})).Account === managementAccountId;
}

function answerTo(report: CallReport): Readonly<Record<string, unknown>> {
  const output = outputOf(report);
  if (output !== undefined) return output;
  const { outcome } = report;
  const why = outcome.kind === "refused" ? `${outcome.code}: ${outcome.message}` : JSON.stringify(outcome);
  throw new Error(`the state of the accounts cannot be read: ${report.operation} came to ${why}`);
}

/** `o-…/r-…/ou-…/123456789012/` to the ids below the organization. */
const pathOf = (account: ListedAccount): readonly string[] =>
  (account.Paths?.[0] ?? "")
    .split("/")
    .filter((each) => each !== "")
    .slice(1);

async function stateOf(
  account: AccountView,
  seen: Seen | undefined,
  guardrailsAt: GuardrailsAt,
): Promise<AccountState> {
  if (seen === undefined) {
    return { accountId: account.id, accountName: account.name, organizationId: null, path: null, guardrails: [] };
  }
  const { organization, path, hands } = seen;
  const guardrails: string[] = [];
  for (const id of path) {
    const key = `${organization.id}/${id}`;
    const names = guardrailsAt.get(key) ?? namesAt(hands, id, nameOfNode(organization, id, account));
    guardrailsAt.set(key, names);
    guardrails.push(...(await names));
  }
  const words = path.slice(0, -1).map((id) => nameOfNode(organization, id, account));
  return {
    accountId: account.id,
    accountName: account.name,
    organizationId: organization.id,
    path: words.join(" / "),
    guardrails,
  };
}

const nameOfNode = (organization: OrganizationView, id: string, account: AccountView): string =>
  id === organization.rootId
    ? "Root"
    : id === account.id
      ? account.name
      : (organization.organizationalUnits.find((unit) => unit.id === id)?.name ?? id);

async function namesAt(hands: Hands, targetId: string, level: string): Promise<readonly string[]> {
  const names: string[] = [];
  let token: unknown;
  do {
    const page = answerTo(
      await hands.call("organizations", "ListPoliciesForTarget", {
        TargetId: targetId,
        Filter: "SERVICE_CONTROL_POLICY",
        ...(token !== undefined && { NextToken: token }),
      }),
    );
    const policies = listOf<{ Name?: string; AwsManaged?: boolean }>(page, "Policies");
    names.push(
      ...policies.filter((policy) => policy.AwsManaged !== true).map((policy) => `${policy.Name} at ${level}`),
    );
    token = page.NextToken;
  } while (token !== undefined);
  return names;
}
