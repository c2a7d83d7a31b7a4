/** GetSessionToken: temporary credentials of the user or root user who signed. No permission is needed, but a policy can deny it. */
import type * as Wire from "@aws-sdk/client-sts";
import { denialText } from "../../../../authorization/index.ts";
import { decideGetSessionToken } from "../../../../domain/index.ts";
import { refuse } from "../../../../kernel/index.ts";
import { decideAccess } from "../../../access/index.ts";
import { trailTime } from "../../iam/trail-time.ts";
import { describeCredentials, sessionCaller, stsOperation } from "../operation.ts";

type Answer = Readonly<{ Credentials?: ReturnType<typeof describeCredentials> }>;

export const getSessionToken = stsOperation<Wire.GetSessionTokenRequest, Answer>({
  name: "GetSessionToken",
  readOnly: true,
  permissions: () => [],
  decide(context, { DurationSeconds, SerialNumber, TokenCode }) {
    const access = decideAccess(context, [{ action: "sts:GetSessionToken", resource: "*" }]);
    if (access.explanation.outcome === "explicitlyDenied") {
      return refuse({ kind: "Denied", message: denialText(access.explanation, access) });
    }
    if (SerialNumber !== undefined || TokenCode !== undefined)
      return refuse({ kind: "NotEmulated", what: "MFA codes" });
    const { caller, now, ids } = context;
    return decideGetSessionToken({ caller: sessionCaller(caller), now, ids, durationSeconds: DurationSeconds });
  },
  respond: (_context, _input, [event]) =>
    event?.kind === "SessionIssued" ? { Credentials: describeCredentials(event.session) } : {},
  /** CloudTrail never sees the secret. */
  trail({ DurationSeconds }, output) {
    const credentials = output?.Credentials;
    return {
      requestParameters: DurationSeconds === undefined ? null : { durationSeconds: DurationSeconds },
      responseElements: credentials === undefined ? null : { credentials: describeForTrail(credentials) },
    };
  },
});

const describeForTrail = (credentials: NonNullable<Answer["Credentials"]>) => ({
  accessKeyId: credentials.AccessKeyId,
  sessionToken: credentials.SessionToken,
  expiration: trailTime(credentials.Expiration),
});
