/** Everybody whom an organization file names or whom its stack sets create, for the exemptions of guardrails. */
import type { KnownPrincipal } from "../lint/index.ts";
import { type AccountEntry, accountsOf, type OrganizationFile } from "../organization-file/index.ts";
import { textOf } from "./lint-organization-view.ts";

const KNOWN = new WeakMap<OrganizationFile, readonly KnownPrincipal[]>();

/** Read once for a file, which may hold thousands of accounts. */
export function knownPrincipals(file: OrganizationFile): readonly KnownPrincipal[] {
  const known = KNOWN.get(file) ?? [...accountsOf(file)].flatMap(({ account }) => [...principalsOf(file, account)]);
  KNOWN.set(file, known);
  return known;
}

const DEFAULT_ACCESS_ROLE = "OrganizationAccountAccessRole";

function* principalsOf(file: OrganizationFile, account: AccountEntry): Generator<KnownPrincipal> {
  const accountId = account.id?.text;
  const { users, roles } = account.principals;
  for (const { name, path } of users) yield { accountId, resource: `user${path}${name}` };
  for (const { name, path } of roles) yield { accountId, resource: `role${path}${name}` };
  if (account.accessRole !== false) yield { accountId, resource: `role/${account.accessRole ?? DEFAULT_ACCESS_ROLE}` };
  for (const name of rolesOfStackSets(file)) yield { accountId, resource: `role/${name}` };
}

/** Names that templates write out; those that CloudFormation makes up fit no exemption by name. */
function rolesOfStackSets(file: OrganizationFile): readonly string[] {
  const texts = file.organizations.flatMap(({ stackSets }) =>
    stackSets.flatMap(({ document }) => (document === undefined ? [] : (textOf(file, document) ?? []))),
  );
  return texts.flatMap((text) =>
    [...text.matchAll(/\bRoleName"?\s*:\s*"?([\w+=,.@-]{1,64})/g)].map(([, name = ""]) => name),
  );
}
