/** GetFederationToken: temporary credentials for somebody for whom a user vouches, limited by the policies that the call brings. */
import type * as Wire from "@aws-sdk/client-sts";
import { decideGetFederationToken, federatedUserArn } from "../../../../domain/index.ts";
import { refuse } from "../../../../kernel/index.ts";
import { requestTagKeys } from "../../../access/index.ts";
import type { OperationContext, RequiredPermission } from "../../../operation.ts";
import { trailTime } from "../../iam/trail-time.ts";
import { describeCredentials, required, stsOperation } from "../operation.ts";
import { sessionPoliciesIn } from "../session-policies.ts";

type Request = Wire.GetFederationTokenRequest;

type Answer = Readonly<{
  Credentials?: ReturnType<typeof describeCredentials>;
  FederatedUser?: Readonly<{ FederatedUserId: string; Arn: string }>;
}>;

export const getFederationToken = stsOperation<Request, Answer>({
  name: "GetFederationToken",
  readOnly: true,
  permissions: (context, input) => permissionsFor(context, input),
  decide({ world, caller, now, ids }, input) {
    if (caller.credential.kind !== "accessKey")
      return refuse({ kind: "NotForSessions", operation: "GetFederationToken" });
    if (caller.identity.kind !== "user")
      return refuse({ kind: "NotEmulated", what: "GetFederationToken of the root user" });
    const policies = sessionPoliciesIn(world, caller.accountId, input);
    if (!policies.ok) return policies;
    return decideGetFederationToken({
      accountId: caller.accountId,
      userName: caller.identity.user.name,
      name: required(input.Name, "Name"),
      now,
      ids,
      durationSeconds: input.DurationSeconds,
      policies: policies.value,
      tags: tagsOf(input),
    });
  },
  respond(_context, _input, [event]) {
    if (event?.kind !== "SessionIssued" || event.session.owner.kind !== "federatedUser") return {};
    const { accountId, owner } = event.session;
    return {
      Credentials: describeCredentials(event.session),
      FederatedUser: { FederatedUserId: `${accountId}:${owner.name}`, Arn: federatedUserArn(accountId, owner.name) },
    };
  },
  trail: (input, output) => ({ requestParameters: describeRequest(input), responseElements: describeAnswer(output) }),
});

/** Service Authorization Reference: "AWS Security Token Service". Tags are an action of their own. */
function permissionsFor({ caller }: OperationContext, input: Request): readonly RequiredPermission[] {
  const actions = ["sts:GetFederationToken", ...(input.Tags?.length ? ["sts:TagSession"] : [])];
  const resource = federatedUserArn(caller.accountId, input.Name ?? "");
  return actions.map((action) => ({ action, resource, context: requestTagKeys(tagsOf(input)) }));
}

const tagsOf = ({ Tags = [] }: Request) => Tags.map(({ Key = "", Value = "" }) => [Key, Value] as const);

const describeRequest = (input: Request) => ({
  name: input.Name,
  durationSeconds: input.DurationSeconds,
  policy: input.Policy,
  policyArns: input.PolicyArns?.map(({ arn }) => ({ arn })),
  tags: input.Tags?.map(({ Key, Value }) => ({ key: Key, value: Value })),
});

/** CloudTrail never sees the secret. */
function describeAnswer(output: Answer | undefined) {
  if (output?.Credentials === undefined) return null;
  const { AccessKeyId, SessionToken, Expiration } = output.Credentials;
  return {
    credentials: { accessKeyId: AccessKeyId, sessionToken: SessionToken, expiration: trailTime(Expiration) },
    federatedUser: { federatedUserId: output.FederatedUser?.FederatedUserId, arn: output.FederatedUser?.Arn },
  };
}
