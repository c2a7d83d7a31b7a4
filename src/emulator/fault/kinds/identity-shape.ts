/** Records name their caller in another form than the caller has. CloudTrail User Guide: "CloudTrail userIdentity element". */
import { accept, unreachable } from "../../../kernel/index.ts";
import type { CloudTrailRecord, UserIdentity } from "../../../trail/index.ts";
import { changedRecord } from "../changed-record.ts";
import type { FaultKind } from "../fault.ts";
import { MATCH_PARAMETERS, touches } from "../record-match.ts";

const SHAPES = ["assumed-root", "federated-user", "service-invoked", "console"] as const;
type Shape = (typeof SHAPES)[number];

export const identityShape: FaultKind = {
  kind: "identity.shape",
  sentence: "records name their caller in another form: the same event, which a rule on the path of a field may miss",
  recovery: "later records name their caller as they do; changed ones stay changed",
  source: "CloudTrail User Guide: userIdentity has other members for each kind of caller",
  parameters: {
    shape: { type: "text", sentence: "the form of the caller", isRequired: true, oneOf: SHAPES },
    ...MATCH_PARAMETERS,
  },
  start(parameters, stage) {
    const shape = SHAPES.find((each) => each === parameters.text("shape")) ?? "console";
    const isTouched = touches(parameters, stage);
    return accept({
      effects: {
        records: (recorded) =>
          isTouched(recorded) ? [changedRecord(recorded, {}, (record) => reshaped(record, shape))] : [recorded],
      },
    });
  },
};

/** Service events have no caller whose form could be another one. */
function reshaped(record: CloudTrailRecord, shape: Shape): CloudTrailRecord {
  if (record.eventType !== "AwsApiCall") return record;
  switch (shape) {
    case "assumed-root":
      return { ...record, userIdentity: asRoot(record) };
    case "federated-user":
      return { ...record, userIdentity: asFederated(record) };
    case "service-invoked":
      return { ...record, ...SERVICE, userIdentity: invoked(record.userIdentity) };
    case "console":
      return { ...record, userAgent: "AWS Internal", sessionCredentialFromConsole: "true" };
    default:
      return unreachable(shape);
  }
}

/** AssumeRoot User Guide example: the member's root user in a session that is marked. */
function asRoot({ userIdentity, eventTime, recipientAccountId }: CloudTrailRecord): UserIdentity {
  const accountId = accountOf(userIdentity, recipientAccountId);
  const attributes = { creationDate: eventTime, mfaAuthenticated: "false" };
  return {
    ...{ type: "Root", principalId: accountId, arn: `arn:aws:iam::${accountId}:root`, accountId },
    ...keyOf(userIdentity),
    sessionContext: { attributes, assumedRoot: "true" },
  };
}

function asFederated({ userIdentity, eventTime, recipientAccountId }: CloudTrailRecord): UserIdentity {
  const accountId = accountOf(userIdentity, recipientAccountId);
  const issuer = { type: "IAMUser", principalId: accountId, accountId, userName: "broker" };
  return {
    ...{ type: "FederatedUser", principalId: `${accountId}:federated` },
    ...{ arn: `arn:aws:sts::${accountId}:federated-user/federated`, accountId },
    ...keyOf(userIdentity),
    sessionContext: {
      attributes: { creationDate: eventTime, mfaAuthenticated: "false" },
      sessionIssuer: { ...issuer, arn: `arn:aws:iam::${accountId}:user/broker` },
    },
  };
}

const SERVICE = {
  sourceIPAddress: "cloudformation.amazonaws.com",
  userAgent: "cloudformation.amazonaws.com",
} as const;

/** The caller stays, and a service acts for it. */
const invoked = (identity: UserIdentity): UserIdentity => ({ ...identity, invokedBy: "cloudformation.amazonaws.com" });

const accountOf = ({ accountId }: UserIdentity, recipient = ""): string => accountId ?? recipient;

const keyOf = (identity: UserIdentity): Readonly<{ accessKeyId?: string }> =>
  "accessKeyId" in identity && identity.accessKeyId !== undefined ? { accessKeyId: identity.accessKeyId } : {};
