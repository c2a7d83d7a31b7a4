/** Which identity providers an account knows, and how its policies name them. IAM User Guide: "AWS JSON policy elements: Principal", "OIDC federation". */
import { identitiesOf, type World } from "../../../domain/index.ts";
import type { AccountId } from "../../../kernel/index.ts";
import { compiledPolicy } from "../../access/index.ts";

/** Known in every account, by their names. */
const EVERYWHERE: ReadonlySet<string> = new Set(["accounts.google.com", "cognito-identity.amazonaws.com"]);

/**
 * The provider as `Principal.Federated` names it, or undefined when the account has none for this issuer. IAM's providers are not in
 * the world: one is taken to be there when a role of the account trusts it.
 */
export function webIdentityProvider(world: World, accountId: AccountId, issuer: string): string | undefined {
  if (EVERYWHERE.has(issuer)) return issuer;
  const arn = `arn:aws:iam::${accountId}:oidc-provider/${issuer}`;
  for (const { trustPolicy } of identitiesOf(world, accountId).roles.values()) {
    if (trustPolicy.includes("oidc-provider/") && namesProvider(trustPolicy, arn)) return arn;
  }
  return undefined;
}

const namesProvider = (trustPolicy: string, arn: string): boolean =>
  compiledPolicy(trustPolicy, "trust").document.statements.some(
    ({ principals }) => principals?.federated.includes(arn) === true,
  );
