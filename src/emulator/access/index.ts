/** The front door of access: who calls, what policies say about the call, and credentials for every principal. */
export type { AccessContext } from "./access-context.ts";
export { type CredentialRefusal, callerFrom, findCredential } from "./caller.ts";
export { compiledPolicy } from "./compiled-policies.ts";
export { type AccessDecision, decideAccess } from "./decide-access.ts";
export {
  ISSUED_SESSION_NAME,
  type IssuedCredentials,
  type IssuedProfile,
  type Issuing,
  issueCredentials,
} from "./issue-credentials.ts";
export { type ManagedPolicyText, managedPolicyText } from "./managed-policy-text.ts";
export { type OrganizationPath, organizationPath } from "./organization-path.ts";
export { requestTagKeys, resourceTagKeys } from "./principal-tags.ts";
export { requestContext } from "./request-context.ts";
export { policyScope, type ServiceControl, serviceControlOver } from "./scope.ts";
