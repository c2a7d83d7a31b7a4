/** The words of the file for a trust policy that says nothing more than they do. */
import type { AccountId } from "../../kernel/index.ts";
import { type TrustedAccounts, trustPolicyText } from "../world/trust-policy.ts";

type Seen = Readonly<{ accountId: AccountId; managementAccountId: AccountId | undefined }>;

/** Undefined where the policy has to be written out. Other accounts are written out too: a file may know them by name. */
export function trustedWords({ accountId, managementAccountId }: Seen, text: string): string | string[] | undefined {
  const words = principalsIn(text).map((principal) => wordFor({ accountId, managementAccountId }, principal));
  const known = words.filter((word) => word !== undefined);
  if (known.length === 0 || known.length < words.length) return undefined;
  const trusted: TrustedAccounts = { accountId, managementAccountId, named: () => undefined };
  if (
    trustPolicyText(
      trusted,
      known.map((word) => ({ text: word })),
    ) !== text
  )
    return undefined;
  return known.length === 1 ? known[0] : known;
}

function wordFor({ accountId, managementAccountId }: Seen, { kind, name }: Principal): string | undefined {
  if (kind === "Service") return `service:${name}`;
  const own = `arn:aws:iam::${accountId}:`;
  if (kind === "AWS" && name === `${own}root`) return "self";
  if (kind === "AWS" && name === `arn:aws:iam::${managementAccountId}:root`) return "management";
  if (kind !== "Federated") return undefined;
  if (name.startsWith(`${own}oidc-provider/`)) return `oidc:${name.slice(`${own}oidc-provider/`.length)}`;
  return name.startsWith(`${own}saml-provider/`) ? `saml:${name.slice(`${own}saml-provider/`.length)}` : undefined;
}

type Principal = Readonly<{ kind: string; name: string }>;

/** In the order of the text; a policy of another form answers nothing that would be written as the same text again. */
function principalsIn(text: string): readonly Principal[] {
  const statements = membersOf(parsed(text)).flatMap(([key, value]) =>
    key === "Statement" && Array.isArray(value) ? value : [],
  );
  return statements.flatMap((statement: unknown) =>
    membersOf(statement)
      .filter(([key]) => key === "Principal")
      .flatMap(([, principal]) => membersOf(principal))
      .flatMap(([kind, names]) => listOf(names).map((name) => ({ kind, name }))),
  );
}

const membersOf = (value: unknown): readonly (readonly [string, unknown])[] =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : [];

const listOf = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((each) => typeof each === "string");

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
