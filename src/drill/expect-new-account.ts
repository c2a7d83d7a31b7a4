/** Accounts that came into being during the drill: once their organization lists them, steps know them by their names. Claim LEAVE-17. */
import { listOf, outputOf } from "../action/index.ts";
import type { Drill } from "./drill.ts";
import { claim } from "./expect-consequence.ts";
import type { AccountView, OrganizationView } from "./organization-view.ts";

type Listed = Readonly<{ Id?: string; Name?: string; Email?: string }>;

/** Its root user is all that anybody can name of it: who else is in it the drill does not know. */
const ROOT = { name: "root", kind: "root", isAdministrator: true, isSynthetic: false } as const;

/** The organization lists an account of that name which the file does not have. Throws where the file has one. */
export async function expectNewAccount(drill: Drill, organization: OrganizationView, name: string): Promise<void> {
  if (drill.view.accounts.some((each) => each.name === name)) throw new Error(`the account \`${name}\` is not new`);
  drill.lookAt();
  const { found, unread } = await lookFor(drill, organization, name);
  if (found !== undefined) drill.newcomers.set(name, found);
  const observed = found === undefined ? "no such account" : "an account of that name";
  claim(drill, {
    ...(found !== undefined && { account: found }),
    holds: found !== undefined,
    ...(unread !== undefined && { doubt: unread }),
    reason: `${organization.name} has ${observed}: ${name}`,
    expected: "an account of that name",
    observed,
  });
}

type Looked = Readonly<{ found?: AccountView; unread?: string }>;

async function lookFor(drill: Drill, organization: OrganizationView, name: string): Promise<Looked> {
  const hands = drill.auditorOf(organization);
  if (hands === undefined) return { unread: "nobody there may list the accounts" };
  for (let token: unknown; ; ) {
    const report = await hands.call("organizations", "ListAccounts", token === undefined ? {} : { NextToken: token });
    const page = outputOf(report);
    if (page === undefined) return { unread: "its accounts could not be listed" };
    const listed = listOf<Listed>(page, "Accounts").find((each) => each.Name === name);
    if (listed !== undefined) return { found: viewOf(listed, organization) };
    token = page.NextToken;
    if (token === undefined) return {};
  }
}

const viewOf = ({ Id = "", Name = "", Email = "" }: Listed, { name }: OrganizationView): AccountView => ({
  id: Id,
  name: Name,
  email: Email,
  organization: name,
  isManagement: false,
  principals: [ROOT],
  place: undefined,
  mayLeave: undefined,
});
