/** Whether a role is fit for a trail's log group, as far as its own policies tell. CloudTrail User Guide: "Role policy document for CloudTrail to use CloudWatch Logs for monitoring". */
import { type CompiledPolicy, compileText, evaluateStandAlone, type PolicyScope } from "../authorization/index.ts";
import { CLOUDTRAIL } from "../domain/index.ts";

/** The texts of a role's policies; undefined for one whose text is not known. */
export type LogRole = Readonly<{
  accountId: string;
  arn: string;
  trust: string | undefined;
  policies: readonly (string | undefined)[];
  boundary: string | undefined;
}>;

export type LogRoleProblem = Readonly<{ kind: "untrusted" }> | Readonly<{ kind: "forbidden"; action: string }>;

const ACTIONS = ["logs:CreateLogStream", "logs:PutLogEvents"] as const;

/** Only what is certain: a condition on what nobody knows here is no mistake. Policies of the organization are not looked at. */
export function logRoleProblem(role: LogRole, streamArn: string): LogRoleProblem | undefined {
  if (isUntrusted(role)) return { kind: "untrusted" };
  const action = ACTIONS.find((each) => isForbidden(role, each, streamArn));
  return action === undefined ? undefined : { kind: "forbidden", action };
}

const unknown = { context: new Map<string, string>(), isKnown: () => false };

function isUntrusted({ accountId, arn, trust }: LogRole): boolean {
  const document = trust === undefined ? undefined : compiled(trust, "trust");
  if (document === undefined) return false;
  const scope: PolicyScope = {
    principal: { kind: "service", accountId: "", arn: CLOUDTRAIL },
    identity: [],
    resourceAccountId: accountId,
    resourcePolicy: { reference: { type: "trust", name: arn, arn }, document },
  };
  return evaluateStandAlone({ action: "sts:AssumeRole", resource: arn, ...unknown }, scope).answer === "denied";
}

function isForbidden({ accountId, arn, policies, boundary }: LogRole, action: string, resource: string): boolean {
  const identity = policies.map((text) => (text === undefined ? undefined : compiled(text, "identity")));
  const limit = boundary === undefined ? undefined : compiled(boundary, "identity");
  if (boundary !== undefined && limit === undefined) return false;
  const known = identity.filter((each) => each !== undefined);
  if (known.length < identity.length) return false;
  const scope: PolicyScope = {
    principal: { kind: "roleSession", accountId, arn: `${arn}/cloudtrail`, issuerArn: arn },
    identity: known.map((document) => ({ reference: { type: "identity" as const, name: arn }, document })),
    ...(limit === undefined ? {} : { boundary: { reference: { type: "boundary", name: arn }, document: limit } }),
    resourceAccountId: accountId,
  };
  return evaluateStandAlone({ action, resource, ...unknown }, scope).answer === "denied";
}

/** What does not compile is another check's to tell. */
function compiled(text: string, kind: "trust" | "identity"): CompiledPolicy | undefined {
  const policy = compileText(text, kind, { awsManaged: true, asIamKeeps: true });
  return policy.ok ? policy.value : undefined;
}
