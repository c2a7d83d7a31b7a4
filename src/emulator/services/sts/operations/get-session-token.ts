/** GetSessionToken: temporary credentials of the user or root user who signed. No permission is needed, but a policy can deny it. */
import type * as Wire from "@aws-sdk/client-sts";
import { denialText } from "../../../../authorization/index.ts";
import { decideGetSessionToken } from "../../../../domain/index.ts";
import { accept, refuse } from "../../../../kernel/index.ts";
import { decideAccess } from "../../../access/index.ts";
import { trailTime } from "../../iam/trail-time.ts";
import { describeCredentials, sessionCaller, stsOperation } from "../operation.ts";
import { factorKeys, secondFactor } from "../second-factor.ts";

type Answer = Readonly<{ Credentials?: ReturnType<typeof describeCredentials> }>;

export const getSessionToken = stsOperation<Wire.GetSessionTokenRequest, Answer>({
  name: "GetSessionToken",
  readOnly: true,
  permissions: () => [],
  decide(context, { DurationSeconds, ...brought }) {
    const factor = secondFactor(context, brought);
    if (!factor.ok) return factor;
    const permission = { action: "sts:GetSessionToken", resource: "*", context: factorKeys(factor.value) };
    const access = decideAccess(context, [permission]);
    if (access.explanation.outcome === "explicitlyDenied") {
      return refuse({ kind: "Denied", message: denialText(access.explanation, access) });
    }
    const { caller, now, ids } = context;
    const mfa = factor.value.isGiven;
    const asked = { caller: sessionCaller(caller), now, ids, durationSeconds: DurationSeconds, mfa };
    const decision = decideGetSessionToken(asked);
    return decision.ok ? accept([...decision.value, ...factor.value.events]) : decision;
  },
  respond: (_context, _input, [event]) =>
    event?.kind === "SessionIssued" ? { Credentials: describeCredentials(event.session) } : {},
  /** CloudTrail never sees the secret. */
  trail({ DurationSeconds, SerialNumber }, output) {
    const credentials = output?.Credentials;
    const isPlain = DurationSeconds === undefined && SerialNumber === undefined;
    return {
      requestParameters: isPlain ? null : { durationSeconds: DurationSeconds, serialNumber: SerialNumber },
      responseElements: credentials === undefined ? null : { credentials: describeForTrail(credentials) },
    };
  },
});

const describeForTrail = (credentials: NonNullable<Answer["Credentials"]>) => ({
  accessKeyId: credentials.AccessKeyId,
  sessionToken: credentials.SessionToken,
  expiration: trailTime(credentials.Expiration),
});
