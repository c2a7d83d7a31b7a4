/** What an identity provider said when the session began, and policies may still ask about. IAM User Guide: "Available keys for AWS OIDC federation", "SAML role permissions policies". */
import type { Session } from "../../domain/index.ts";
import type { Caller } from "../caller.ts";

/** By condition key in lower case (`saml:sub`); undefined for every other kind of session and for keys. */
export const federationKeys = ({ credential }: Caller): Session["federationKeys"] =>
  credential.kind === "session" ? credential.session.federationKeys : undefined;

export function federationKey(caller: Caller, key: string): string | readonly string[] | undefined {
  const keys = federationKeys(caller);
  return keys !== undefined && Object.hasOwn(keys, key) ? keys[key] : undefined;
}
