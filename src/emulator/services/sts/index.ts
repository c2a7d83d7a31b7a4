/** STS: temporary credentials and the caller's identity. */
import { isSessionToken } from "../../caller.ts";
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
  /** STS API Reference: "GetFederationToken" and, whether or not with a second factor, "GetSessionToken". */
  bars(caller, operation) {
    if (operation === "GetCallerIdentity") return undefined;
    const isBarred = caller.identity.kind === "federatedUser" || (isSessionToken(caller) && operation !== "AssumeRole");
    return isBarred ? wireError({ kind: "NotForSessions", operation }) : undefined;
  },
};
