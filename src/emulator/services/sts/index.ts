/** STS: temporary credentials and the caller's identity. */
import type { AnyOperation, Service } from "../../operation.ts";
import { assumeRole } from "./operations/assume-role.ts";
import { assumeRoleWithSaml } from "./operations/assume-role-with-saml.ts";
import { assumeRoleWithWebIdentity } from "./operations/assume-role-with-web-identity.ts";
import { assumeRoot } from "./operations/assume-root.ts";
import { getCallerIdentity } from "./operations/get-caller-identity.ts";
import { getFederationToken } from "./operations/get-federation-token.ts";
import { getSessionToken } from "./operations/get-session-token.ts";
import { accessDenied, type StsRefusal, wireError } from "./refusals.ts";

const OPERATIONS = [
  assumeRole,
  assumeRoleWithSaml,
  assumeRoleWithWebIdentity,
  assumeRoot,
  getCallerIdentity,
  getFederationToken,
  getSessionToken,
] as const;

export const stsService: Service = {
  name: "sts",
  eventSource: "sts.amazonaws.com",
  actionPrefix: "sts",
  operations: new Map<string, AnyOperation>(OPERATIONS.map((operation) => [operation.name, operation])),
  wireError: (refusal: StsRefusal) => wireError(refusal),
  accessDenied,
  /** STS API Reference: "GetFederationToken". */
  bars: ({ identity }, operation) =>
    identity.kind === "federatedUser" && operation !== "GetCallerIdentity"
      ? wireError({ kind: "NotForSessions", operation })
      : undefined,
};
