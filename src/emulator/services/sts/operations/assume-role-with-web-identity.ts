/** AssumeRoleWithWebIdentity: temporary credentials of a role for whom an OpenID Connect provider vouches. The call goes unsigned. */
import type * as Wire from "@aws-sdk/client-sts";
import {
  assumedRoleArn,
  decideAssumeRoleFederated,
  findAssumableRole,
  parseRoleArn,
} from "../../../../domain/index.ts";
import { accept, type Instant, invariant, type Result, refuse } from "../../../../kernel/index.ts";
import { resourceTagKeys } from "../../../access/index.ts";
import type { Caller, Federated } from "../../../caller.ts";
import type { OperationContext, RequiredPermission, UnsignedContext } from "../../../operation.ts";
import { trailTime } from "../../iam/trail-time.ts";
import { webIdentityProvider } from "../identity-provider.ts";
import { describeCredentials, required, stsOperation } from "../operation.ts";
import { notAuthorized, type StsRefusal } from "../refusals.ts";
import { sessionPolicyTexts } from "../session-policies.ts";
import { readWebIdentity } from "../web-identity-token.ts";

type Request = Wire.AssumeRoleWithWebIdentityRequest;

type Answer = Readonly<{
  Credentials?: ReturnType<typeof describeCredentials>;
  SubjectFromWebIdentityToken?: string;
  AssumedRoleUser?: Readonly<{ AssumedRoleId: string; Arn: string }>;
  Provider?: string;
  Audience?: string;
}>;

const ACTION = "sts:AssumeRoleWithWebIdentity";

export const assumeRoleWithWebIdentity = stsOperation<Request, Answer>({
  name: "AssumeRoleWithWebIdentity",
  readOnly: true,
  callerOf: (context, input) => callerOf(context, input),
  deniedText: notAuthorized(ACTION),
  permissions: (context, input) => permissionsFor(context, input),
  decide(context, input) {
    const policies = sessionPolicyTexts(context, input);
    if (!policies.ok) return policies;
    const { world, now, ids, caller } = context;
    const decision = decideAssumeRoleFederated({
      world,
      now,
      ids,
      roleArn: required(input.RoleArn, "RoleArn"),
      sessionName: required(input.RoleSessionName, "RoleSessionName"),
      durationSeconds: input.DurationSeconds,
      policies: policies.value,
      provider: federated(caller).provider,
      callerArn: caller.principal.arn,
    });
    if (decision.ok || decision.refusal.kind !== "RoleNotAssumable") return decision;
    return refuse({ kind: "Denied", message: notAuthorized(ACTION) });
  },
  respond({ caller }, _input, [event]) {
    if (event?.kind !== "SessionIssued" || event.session.owner.kind !== "role") return {};
    const { accountId, owner } = event.session;
    const { provider, subject, audience } = federated(caller);
    return {
      Credentials: describeCredentials(event.session),
      SubjectFromWebIdentityToken: subject,
      AssumedRoleUser: {
        AssumedRoleId: `${owner.roleId}:${owner.sessionName}`,
        Arn: assumedRoleArn(accountId, owner.roleName, owner.sessionName),
      },
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
  const token = readWebIdentity(required(input.WebIdentityToken, "WebIdentityToken"), now);
  if (!token.ok) return token;
  const { accountId } = role;
  if (!world.accounts.has(accountId)) return refuse({ kind: "Denied", message: notAuthorized(ACTION) });
  const { issuer, subject, audience } = token.value;
  const provider = webIdentityProvider(world, accountId, issuer);
  if (provider === undefined) return refuse({ kind: "UnknownProvider", issuer });
  return accept({
    accountId,
    accessKeyId: "",
    credential: { kind: "none" },
    principal: { kind: "service", accountId, arn: provider },
    identity: { kind: "federated", provider, subject, audience: audience.join(",") },
  });
}

/** The role's trust policy decides alone, under the resource control policies over its account. */
function permissionsFor({ world, now }: OperationContext, input: Request): readonly RequiredPermission[] {
  const found = findAssumableRole(world, input.RoleArn ?? "", now);
  if (found === undefined) return [];
  const { role, accountId } = found;
  return [
    {
      action: ACTION,
      resource: role.arn,
      resourceAccountId: accountId,
      resourcePolicy: { type: "trust", name: role.name, text: role.trustPolicy },
      context: {
        ...resourceTagKeys(role.tags, "iam"),
        ...tokenKeys(input, now),
        ...(input.RoleSessionName === undefined ? {} : { "sts:rolesessionname": input.RoleSessionName }),
      },
    },
  ];
}

function tokenKeys({ WebIdentityToken = "" }: Request, now: Instant): RequiredPermission["context"] {
  const token = readWebIdentity(WebIdentityToken, now);
  return token.ok ? token.value.keys : {};
}

function federated({ identity }: Caller): Federated {
  invariant(identity.kind === "federated", "the caller of AssumeRoleWithWebIdentity comes from a token");
  return identity;
}

/** CloudTrail sees neither the token nor the secret. */
const describeRequest = (input: Request) => ({
  roleArn: input.RoleArn,
  roleSessionName: input.RoleSessionName,
  durationSeconds: input.DurationSeconds,
  policy: input.Policy,
  policyArns: input.PolicyArns?.map(({ arn }) => ({ arn })),
});

function describeAnswer(output: Answer | undefined) {
  if (output?.Credentials === undefined) return null;
  const { AccessKeyId, SessionToken, Expiration } = output.Credentials;
  return {
    credentials: { accessKeyId: AccessKeyId, sessionToken: SessionToken, expiration: trailTime(Expiration) },
    subjectFromWebIdentityToken: output.SubjectFromWebIdentityToken,
    assumedRoleUser: { assumedRoleId: output.AssumedRoleUser?.AssumedRoleId, arn: output.AssumedRoleUser?.Arn },
    provider: output.Provider,
    audience: output.Audience,
  };
}
