/** The condition keys of a direct call in an ordinary session: no second factor, no session tags, nothing in between. policy-evaluation 3.4. */
import type { RequestContext } from "../authorization/index.ts";
import { type Account, type AccountIdentities, type Organization, pathTo } from "../domain/index.ts";
import { holderIn, identityArn, type MemberPrincipal, SESSION_NAME } from "./member-principal.ts";

export type Asked = Readonly<{
  organization: Organization | undefined;
  account: Account;
  identities: AccountIdentities;
  principal: MemberPrincipal;
}>;

const PRINCIPAL_TYPE = {
  root: "Account",
  user: "User",
  role: "AssumedRole",
  serviceLinkedRole: "AssumedRole",
} as const;

/** IAM and Organizations answer from one Region; everything else is asked there too. */
const REGION = "us-east-1";

export const PRINCIPAL_TAG = "aws:principaltag/";

/** What principal and organization fix, with the choices of an ordinary session. Source address, client and time are nobody's property and absent. */
export function ordinaryContext(asked: Asked): RequestContext {
  const { organization, account, principal } = asked;
  const keys = new Map<string, string | readonly string[]>([
    ["aws:principalarn", identityArn(account.id, principal)],
    ["aws:principaltype", PRINCIPAL_TYPE[principal.kind]],
    ["aws:principalaccount", account.id],
    ["aws:principalisawsservice", "false"],
    ["aws:userid", userId(asked)],
    ["aws:requestedregion", REGION],
    ["aws:multifactorauthpresent", "false"],
    ["aws:securetransport", "true"],
    ["aws:viaawsservice", "false"],
    ["aws:resourceaccount", account.id],
  ]);
  if (principal.kind === "user") keys.set("aws:username", principal.name);
  for (const [key, value] of principal.tags) keys.set(`${PRINCIPAL_TAG}${key.toLowerCase()}`, value);
  if (organization !== undefined) addOrganization(keys, organization, account);
  return keys;
}

function addOrganization(
  keys: Map<string, string | readonly string[]>,
  organization: Organization,
  { membership }: Account,
): void {
  const path = [organization.id, ...pathTo(organization, membership?.parentId ?? organization.rootId)];
  for (const whose of ["principal", "resource"]) {
    keys.set(`aws:${whose}orgid`, organization.id);
    keys.set(`aws:${whose}orgpaths`, [`${path.join("/")}/`]);
  }
}

function userId({ account, identities, principal }: Asked): string {
  const holder = holderIn(identities, principal);
  if (holder === undefined) return account.id;
  return principal.kind === "user" ? holder.id : `${holder.id}:${SESSION_NAME}`;
}
