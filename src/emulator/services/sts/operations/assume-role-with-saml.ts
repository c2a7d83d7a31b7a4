/** AssumeRoleWithSAML: temporary credentials of a role for whom a SAML 2.0 provider vouches. The call goes unsigned, and the assertion's signature is not verified. */
import type * as Wire from "@aws-sdk/client-sts";
import { parseRoleArn } from "../../../../domain/index.ts";
import { accept, addMs, type Instant, invariant, type Result, refuse, seconds } from "../../../../kernel/index.ts";
import type { Caller } from "../../../caller.ts";
import type { UnsignedContext } from "../../../operation.ts";
import {
  type Claims,
  decideFederated,
  describeFederated,
  describeFederatedForTrail,
  type FederatedSession,
  federatedCaller,
  federatedPermissions,
} from "../federated-role.ts";
import { knownProvider, parseSamlProvider } from "../identity-provider.ts";
import { required, stsOperation } from "../operation.ts";
import { notAuthorized, type StsRefusal } from "../refusals.ts";
import { checkAssertion, namesRole, type SamlFacts, untimely } from "../saml/check-assertion.ts";
import { entityIdOf } from "../saml/entity-id.ts";
import { nameQualifier, samlSessionKeys, samlTrustKeys, subjectType } from "../saml/saml-keys.ts";
import { samlResponse } from "../saml/saml-response.ts";

type Request = Wire.AssumeRoleWithSAMLRequest;

type Answer = FederatedSession &
  Readonly<{
    Subject?: string;
    SubjectType?: string;
    Issuer?: string;
    Audience?: string;
    NameQualifier?: string;
  }>;

const ACTION = "sts:AssumeRoleWithSAML";
const DENIED: StsRefusal = { kind: "Denied", message: notAuthorized(ACTION) };

export const assumeRoleWithSaml = stsOperation<Request, Answer>({
  name: "AssumeRoleWithSAML",
  readOnly: true,
  callerOf: (context, input) => callerOf(context, input),
  deniedText: notAuthorized(ACTION),
  permissions: (context, input) =>
    federatedPermissions(context, { action: ACTION, input, claims: claimsOf(input, context.now) }),
  decide: (context, input) => decideFederated(context, { action: ACTION, input, claims: claimsOf(input, context.now) }),
  respond(_context, input, events) {
    const { assertion } = factsOf(input);
    return {
      ...describeFederated(events),
      Subject: assertion.subject,
      SubjectType: subjectType(assertion),
      Issuer: assertion.issuer,
      Audience: assertion.recipient,
      NameQualifier: nameQualifier(assertion, providerOf(input)),
    };
  },
  trail: (input, output) => ({ requestParameters: describeRequest(input), responseElements: describeAnswer(output) }),
});

/** Nobody calls with an assertion that does not hold, that names another role, or for an account that does not know the provider. */
function callerOf({ world, now }: UnsignedContext, input: Request): Result<Caller, StsRefusal> {
  const roleArn = required(input.RoleArn, "RoleArn");
  const providerArn = required(input.PrincipalArn, "PrincipalArn");
  const role = parseRoleArn(roleArn);
  if (role === undefined) return refuse({ kind: "InvalidRoleArn", arn: roleArn });
  const provider = parseSamlProvider(providerArn);
  if (provider === undefined) return refuse({ kind: "InvalidProviderArn", arn: providerArn });
  const facts = checkAssertion(samlResponse(required(input.SAMLAssertion, "SAMLAssertion")));
  if (!facts.ok) return facts;
  const { assertion } = facts.value;
  const complaint = untimely(assertion, now);
  if (complaint !== undefined) return refuse(complaint);
  const isMeant = namesRole(assertion, roleArn, providerArn) && assertion.subject !== "";
  if (!isMeant || !world.accounts.has(provider.accountId) || provider.accountId !== role.accountId)
    return refuse(DENIED);
  const known = knownProvider(world, provider.accountId, providerArn);
  if (known === undefined) return refuse({ kind: "UnknownSamlProvider" });
  const entityId = known.registered?.kind === "saml" ? entityIdOf(known.registered.metadata) : undefined;
  if (entityId !== undefined && entityId !== assertion.issuer) return refuse({ kind: "ForeignIssuer" });
  const { subject, recipient: audience } = assertion;
  const qualifier = nameQualifier(assertion, provider);
  return accept(
    federatedCaller(role.accountId, {
      kind: "federated",
      provider: providerArn,
      subject,
      audience,
      nameQualifier: qualifier,
    }),
  );
}

/** The caller was found in the same input. */
function factsOf({ SAMLAssertion = "" }: Request): SamlFacts {
  const facts = checkAssertion(samlResponse(SAMLAssertion));
  invariant(facts.ok, "an assertion that told who calls still holds when it is asked again");
  return facts.value;
}

function providerOf({ PrincipalArn = "" }: Request) {
  const provider = parseSamlProvider(PrincipalArn);
  invariant(provider !== undefined, "the provider's ARN was read before");
  return provider;
}

function claimsOf(input: Request, now: Instant): Claims {
  const { assertion, sessionName, sourceIdentity, tags, transitiveTagKeys, sessionSeconds } = factsOf(input);
  const provider = providerOf(input);
  const shortened = sessionSeconds === undefined ? undefined : addMs(now, seconds(sessionSeconds));
  const endsAt = earlier(assertion.sessionEndsAt, shortened);
  return {
    sessionName,
    sourceIdentity,
    tags,
    transitiveTagKeys,
    trustKeys: samlTrustKeys(assertion, provider),
    sessionKeys: samlSessionKeys(assertion, provider),
    ...(endsAt === undefined ? {} : { endsAt }),
  };
}

const earlier = (left: Instant | undefined, right: Instant | undefined): Instant | undefined =>
  left === undefined || (right !== undefined && right < left) ? right : left;

/** CloudTrail sees neither the assertion nor the secret. IAM User Guide: "Logging IAM and AWS STS API calls with AWS CloudTrail", the SAML example. */
function describeRequest(input: Request) {
  const facts = checkAssertion(samlResponse(input.SAMLAssertion ?? ""));
  const said = facts.ok ? facts.value : undefined;
  return {
    sAMLAssertionID: said?.assertion.id,
    roleSessionName: said?.sessionName,
    sourceIdentity: said?.sourceIdentity,
    principalTags: said?.tags.length ? Object.fromEntries(said.tags) : undefined,
    transitiveTagKeys: said?.transitiveTagKeys.length ? said.transitiveTagKeys : undefined,
    durationSeconds: input.DurationSeconds,
    roleArn: input.RoleArn,
    principalArn: input.PrincipalArn,
    policy: input.Policy,
    policyArns: input.PolicyArns?.map(({ arn }) => ({ arn })),
  };
}

function describeAnswer(output: Answer | undefined) {
  const session = describeFederatedForTrail(output);
  if (session === undefined) return null;
  return {
    ...session,
    subject: output?.Subject,
    subjectType: output?.SubjectType,
    issuer: output?.Issuer,
    audience: output?.Audience,
    nameQualifier: output?.NameQualifier,
  };
}
