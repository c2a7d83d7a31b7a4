/** The caller as CloudTrail names it. CloudTrail User Guide, "CloudTrail userIdentity element"; aws-facts 1.3. */
import { formatInstant, unreachable } from "../../kernel/index.ts";
import type { OtherAccountIdentity, SessionContext, UserIdentity } from "../../trail/index.ts";
import type { Caller, Federated } from "../caller.ts";

/** `accountAlias`: of the caller's account, which stands for the root user's name. */
type Marked = Readonly<{ assumedRoot?: true; accountAlias?: string | undefined }>;

/** The form for the account that acts. */
export function identityOf(caller: Caller, { assumedRoot, accountAlias }: Marked = {}): UserIdentity {
  const { accountId, accessKeyId, identity, principal } = caller;
  const common = { arn: principal.arn, accountId, accessKeyId };
  const session = assumedRoot === true ? markedAsRoot(caller) : sessionContextOf(caller);
  switch (identity.kind) {
    case "root":
      return { type: "Root", principalId: accountId, ...common, ...named(accountAlias), ...session };
    case "user":
      return { type: "IAMUser", principalId: identity.user.id, ...common, userName: identity.user.name, ...session };
    case "role":
      return { type: "AssumedRole", principalId: principalIdOf(caller), ...common, ...session };
    case "federatedUser":
      return { type: "FederatedUser", principalId: principalIdOf(caller), ...common, ...session };
    case "federated":
      return federatedIdentity(identity);
    case "anonymous":
      return ANONYMOUS;
    default:
      return unreachable(identity);
  }
}

/** CloudTrail User Guide, "CloudTrail userIdentity element": a root user has a `userName` only where its account has an alias. */
const named = (alias: string | undefined): { userName?: string } => (alias === undefined ? {} : { userName: alias });

/** CloudTrail User Guide, "CloudTrail userIdentity element": `assumedRoot`. A caller without a session has nothing to mark. */
function markedAsRoot(caller: Caller): { sessionContext?: SessionContext } {
  const { sessionContext } = sessionContextOf(caller);
  return sessionContext === undefined ? {} : { sessionContext: { ...sessionContext, assumedRoot: "true" } };
}

/** Amazon S3 User Guide, "Logging Amazon S3 API calls using AWS CloudTrail": requests that nobody signs. */
const ANONYMOUS: OtherAccountIdentity = { type: "AWSAccount", principalId: "", accountId: "ANONYMOUS_PRINCIPAL" };

/** CloudTrail User Guide, "CloudTrail userIdentity element": values for STS APIs with SAML and web identity federation. */
const federatedIdentity = (federated: Federated): UserIdentity => ({
  type: federated.nameQualifier === undefined ? "WebIdentityUser" : "SAMLUser",
  principalId: federatedPrincipalId(federated),
  userName: federated.subject,
  identityProvider: federated.nameQualifier ?? federated.provider,
});

const federatedPrincipalId = ({ provider, subject, audience, nameQualifier }: Federated): string =>
  nameQualifier === undefined ? `${provider}:${audience}:${subject}` : `${nameQualifier}:${subject}`;

/** The form for the account whose role was assumed from outside. */
export function foreignIdentityOf(caller: Caller): OtherAccountIdentity {
  return { type: "AWSAccount", principalId: principalIdOf(caller), accountId: caller.accountId };
}

function principalIdOf({ identity, accountId }: Caller): string {
  switch (identity.kind) {
    case "root":
      return accountId;
    case "user":
      return identity.user.id;
    case "role": {
      const { owner } = identity.session;
      return `${identity.role.id}:${owner.kind === "role" ? owner.sessionName : ""}`;
    }
    case "federatedUser":
      return `${accountId}:${identity.name}`;
    case "federated":
      return federatedPrincipalId(identity);
    case "anonymous":
      return "";
    default:
      return unreachable(identity);
  }
}

/** Long-term keys have none. */
function sessionContextOf({ credential, identity, accountId }: Caller): { sessionContext?: SessionContext } {
  if (credential.kind !== "session") return {};
  const { session } = credential;
  const attributes = { creationDate: formatInstant(session.issuedAt), mfaAuthenticated: String(session.mfa) };
  if (identity.kind === "federatedUser") {
    const { id, arn, name } = identity.user;
    const sessionIssuer = { type: "IAMUser", principalId: id, arn, accountId, userName: name };
    return { sessionContext: { sessionIssuer, attributes } };
  }
  if (identity.kind !== "role") return { sessionContext: { attributes } };
  const { role } = identity;
  const sessionIssuer = { type: "Role", principalId: role.id, arn: role.arn, accountId, userName: role.name };
  const sourceIdentity = session.owner.kind === "role" ? session.owner.sourceIdentity : undefined;
  const provider = isSamlProvider(session.federatedProvider) ? undefined : session.federatedProvider;
  return {
    sessionContext: {
      sessionIssuer,
      ...(provider === undefined ? {} : { webIdFederationData: { federatedProvider: provider, attributes: {} } }),
      attributes,
      ...(sourceIdentity === undefined ? {} : { sourceIdentity }),
    },
  };
}

/** `webIdFederationData` is of web identity federation only. */
const isSamlProvider = (provider: string | undefined): boolean => provider?.includes(":saml-provider/") === true;
