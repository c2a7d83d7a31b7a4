/** AssumeRoleWithWebIdentity: temporary credentials of a role for whom an OpenID Connect provider vouches. The call goes unsigned, and the token's signature is not verified. */
import type * as Wire from "@aws-sdk/client-sts";
import { parseRoleArn } from "../../../../domain/index.ts";
import { accept, invariant, type Result, refuse } from "../../../../kernel/index.ts";
import type { Caller } from "../../../caller.ts";
import type { UnsignedContext } from "../../../operation.ts";
import {
  type Claims,
  decideFederated,
  describeFederated,
  describeFederatedForTrail,
  type FederatedSession,
  federated,
  federatedCaller,
  federatedPermissions,
} from "../federated-role.ts";
import { type KnownProvider, webIdentityProvider } from "../identity-provider.ts";
import { required, stsOperation } from "../operation.ts";
import { notAuthorized, type StsRefusal } from "../refusals.ts";
import { expired, readWebIdentity, type WebIdentity } from "../web-identity-token.ts";

type Request = Wire.AssumeRoleWithWebIdentityRequest;

type Answer = FederatedSession &
  Readonly<{ SubjectFromWebIdentityToken?: string; Provider?: string; Audience?: string }>;

const ACTION = "sts:AssumeRoleWithWebIdentity";

export const assumeRoleWithWebIdentity = stsOperation<Request, Answer>({
  name: "AssumeRoleWithWebIdentity",
  readOnly: true,
  callerOf: (context, input) => callerOf(context, input),
  deniedText: notAuthorized(ACTION),
  permissions: (context, input) => federatedPermissions(context, { action: ACTION, input, claims: claimsOf(input) }),
  decide: (context, input) => decideFederated(context, { action: ACTION, input, claims: claimsOf(input) }),
  respond({ caller }, _input, events) {
    const { provider, subject, audience } = federated(caller);
    return {
      ...describeFederated(events),
      SubjectFromWebIdentityToken: subject,
      Provider: provider,
      Audience: audience,
    };
  },
  trail: (input, output) => ({ requestParameters: describeRequest(input), responseElements: describeAnswer(output) }),
});

/** Nobody calls with a token that does not hold, or for an account that is not there or does not know the provider. */
function callerOf({ world, now }: UnsignedContext, input: Request): Result<Caller, StsRefusal> {
  const roleArn = required(input.RoleArn, "RoleArn");
  const role = parseRoleArn(roleArn);
  if (role === undefined) return refuse({ kind: "InvalidRoleArn", arn: roleArn });
  if (input.ProviderId !== undefined)
    return refuse({ kind: "NotEmulated", what: "OAuth 2.0 access tokens (ProviderId)" });
  const token = readWebIdentity(required(input.WebIdentityToken, "WebIdentityToken"));
  if (!token.ok) return token;
  const complaint = expired(token.value, now);
  if (complaint !== undefined) return refuse(complaint);
  const { accountId } = role;
  if (!world.accounts.has(accountId)) return refuse({ kind: "Denied", message: notAuthorized(ACTION) });
  const { issuer, subject, audience } = token.value;
  const provider = webIdentityProvider(world, accountId, issuer);
  if (provider === undefined) return refuse({ kind: "UnknownProvider", issuer });
  if (!isForClient(provider, audience)) return refuse({ kind: "ForeignAudience" });
  const identity = { kind: "federated", provider: provider.name, subject, audience: audience.join(",") } as const;
  return accept(federatedCaller(accountId, identity));
}

/** An account that made the provider known to IAM told which clients count. IAM API Reference: CreateOpenIDConnectProvider, ClientIDList. */
const isForClient = ({ registered }: KnownProvider, audience: readonly string[]): boolean =>
  registered?.kind !== "oidc" ||
  registered.clientIds.length === 0 ||
  audience.some((each) => registered.clientIds.includes(each));

/** The caller was found in the same input. */
function tokenOf({ WebIdentityToken = "" }: Request): WebIdentity {
  const token = readWebIdentity(WebIdentityToken);
  invariant(token.ok, "a token that told who calls still holds when it is read again");
  return token.value;
}

function claimsOf(input: Request): Claims {
  const { keys, sessionKeys, tags, transitiveTagKeys, sourceIdentity } = tokenOf(input);
  return { sessionName: input.RoleSessionName, trustKeys: keys, sessionKeys, tags, transitiveTagKeys, sourceIdentity };
}

/** CloudTrail sees neither the token nor the secret. */
function describeRequest(input: Request) {
  const read = readWebIdentity(input.WebIdentityToken ?? "");
  const said = read.ok ? read.value : undefined;
  return {
    roleArn: input.RoleArn,
    roleSessionName: input.RoleSessionName,
    durationSeconds: input.DurationSeconds,
    sourceIdentity: said?.sourceIdentity,
    principalTags: said?.tags.length ? Object.fromEntries(said.tags) : undefined,
    transitiveTagKeys: said?.transitiveTagKeys.length ? said.transitiveTagKeys : undefined,
    policy: input.Policy,
    policyArns: input.PolicyArns?.map(({ arn }) => ({ arn })),
  };
}

function describeAnswer(output: Answer | undefined) {
  const session = describeFederatedForTrail(output);
  if (session === undefined) return null;
  return {
    ...session,
    subjectFromWebIdentityToken: output?.SubjectFromWebIdentityToken,
    provider: output?.Provider,
    audience: output?.Audience,
  };
}
