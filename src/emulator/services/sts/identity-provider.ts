/** Which identity providers an account knows, and how its policies name them. IAM User Guide: "AWS JSON policy elements: Principal", "OIDC federation", "SAML 2.0 federation". */
import { type IdentityProvider, identitiesOf, type World } from "../../../domain/index.ts";
import { type AccountId, parseAccountId } from "../../../kernel/index.ts";
import { compiledPolicy } from "../../access/index.ts";

/** Known in every account, by their names. */
const EVERYWHERE: ReadonlySet<string> = new Set(["accounts.google.com", "cognito-identity.amazonaws.com"]);

/** A provider that an account has, with what the account told IAM about it, where it did. */
export type KnownProvider = Readonly<{ name: string; registered: IdentityProvider | undefined }>;

/**
 * The provider as `Principal.Federated` names it, or undefined when the account has none for this issuer. Organization files do not list
 * providers: one is also taken to be there when a role of the account trusts it.
 */
export function webIdentityProvider(world: World, accountId: AccountId, issuer: string): KnownProvider | undefined {
  if (EVERYWHERE.has(issuer)) return { name: issuer, registered: undefined };
  return knownProvider(world, accountId, `arn:aws:iam::${accountId}:oidc-provider/${issuer}`);
}

/** By its ARN, of either kind. */
export function knownProvider(world: World, accountId: AccountId, arn: string): KnownProvider | undefined {
  const { identityProviders, roles } = identitiesOf(world, accountId);
  const registered = identityProviders?.get(arn);
  if (registered !== undefined) return { name: arn, registered };
  for (const { trustPolicy } of roles.values()) {
    if (trustPolicy.includes("-provider/") && namesProvider(trustPolicy, arn))
      return { name: arn, registered: undefined };
  }
  return undefined;
}

const namesProvider = (trustPolicy: string, arn: string): boolean =>
  compiledPolicy(trustPolicy, "trust").document.statements.some(
    ({ principals }) => principals?.federated.includes(arn) === true,
  );

const SAML_PROVIDER = /^arn:aws:iam::(\d{12}):saml-provider\/([\w.-]{1,128})$/;

/** The owner and the name in the ARN of a SAML provider; undefined for anything else. */
export function parseSamlProvider(arn: string): Readonly<{ accountId: AccountId; name: string }> | undefined {
  const [, account = "", name = ""] = SAML_PROVIDER.exec(arn) ?? [];
  const accountId = parseAccountId(account);
  return accountId === undefined ? undefined : { accountId, name };
}
