/** AssumeRoot: a short session as the root user of a member account, for one task. */
import type * as Wire from "@aws-sdk/client-sts";
import { rootTaskPolicy } from "../../../../catalogue/index.ts";
import {
  decideAssumeRoot,
  inheritedSourceIdentity,
  organizationOf,
  parseRootTarget,
  rootUserArn,
} from "../../../../domain/index.ts";
import { refuse } from "../../../../kernel/index.ts";
import { organizationPath } from "../../../access/index.ts";
import type { OperationContext, RequiredPermission } from "../../../operation.ts";
import { trailTime } from "../../iam/trail-time.ts";
import { describeCredentials, sessionCaller, stsOperation } from "../operation.ts";

type Answer = Readonly<{ Credentials?: ReturnType<typeof describeCredentials>; SourceIdentity?: string }>;

/**
 * STS API Reference, AssumeRoot: "The global endpoint is not supported". A signature tells a Region only, and `us-east-1` for the
 * global endpoint and for that Region's own: what tells them apart is the name that the request was sent to, which on loopback is
 * never the global one. That the refusal is AccessDenied is inferred.
 */
const GLOBAL_ENDPOINT = "sts.amazonaws.com";

export const assumeRoot = stsOperation<Wire.AssumeRootRequest, Answer>({
  name: "AssumeRoot",
  /** As AssumeRole; the published example of the record leaves it out. */
  readOnly: true,
  permissions: (context, input) => permissionsFor(context, input),
  decide(context, input) {
    const { world, caller, now, ids, request } = context;
    if (request.host === GLOBAL_ENDPOINT) return refuse({ kind: "GlobalEndpoint", operation: "AssumeRoot" });
    const target = parseRootTarget(input.TargetPrincipal ?? "");
    if (target === undefined) return refuse({ kind: "InvalidRootTarget", target: input.TargetPrincipal ?? "" });
    const taskArn = input.TaskPolicyArn?.arn ?? "";
    const policy = rootTaskPolicy(taskArn);
    if (policy === undefined) return refuse({ kind: "NoRootTask", arn: taskArn });
    const task = { arn: taskArn, text: policy.document };
    const duration = input.DurationSeconds;
    return decideAssumeRoot({ world, caller: sessionCaller(caller), now, ids, target, task, duration });
  },
  respond({ caller }, _input, [event]) {
    if (event?.kind !== "SessionIssued") return {};
    const sourceIdentity = inheritedSourceIdentity(sessionCaller(caller).owner);
    return {
      Credentials: describeCredentials(event.session),
      ...(sourceIdentity === undefined ? {} : { SourceIdentity: sourceIdentity }),
    };
  },
  trail: (input, output) => ({
    requestParameters: {
      targetPrincipal: input.TargetPrincipal,
      taskPolicyArn: { arn: input.TaskPolicyArn?.arn },
      durationSeconds: input.DurationSeconds,
    },
    responseElements: describeAnswer(output),
  }),
});

/**
 * The caller's own policies decide: a root user has no trust policy. Nothing is asked for a caller who is refused without a reason.
 * Service Authorization Reference, AWS STS: AssumeRoot on `root-user`, with `sts:TaskPolicyArn`.
 */
function permissionsFor(context: OperationContext, input: Wire.AssumeRootRequest): readonly RequiredPermission[] {
  const target = parseRootTarget(input.TargetPrincipal ?? "");
  if (target === undefined || context.caller.identity.kind === "root") return [];
  const organization = organizationOf(context.world, target);
  const parentId = context.world.accounts.get(target)?.membership?.parentId;
  const isMember = organization !== undefined && parentId !== undefined;
  return [
    {
      action: "sts:AssumeRoot",
      resource: rootUserArn(target),
      context: {
        "sts:taskpolicyarn": input.TaskPolicyArn?.arn ?? "",
        "aws:resourceaccount": target,
        ...(isMember && { "aws:resourceorgid": organization.id }),
        ...(isMember && { "aws:resourceorgpaths": organizationPath(organization, parentId).keyValue }),
      },
    },
  ];
}

/** CloudTrail never sees the secret. */
function describeAnswer(output: Answer | undefined) {
  if (output?.Credentials === undefined) return null;
  const { AccessKeyId, SessionToken, Expiration } = output.Credentials;
  const credentials = { accessKeyId: AccessKeyId, sessionToken: SessionToken, expiration: trailTime(Expiration) };
  return { credentials, sourceIdentity: output.SourceIdentity };
}
