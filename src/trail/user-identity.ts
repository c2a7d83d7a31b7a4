/** Who made a call, in each form that CloudTrail writes. Source: CloudTrail User Guide, "CloudTrail userIdentity element". */
import type { Json } from "../kernel/index.ts";

export type SessionIssuer = Readonly<{
  type?: string;
  principalId?: string;
  arn?: string;
  accountId?: string;
  userName?: string;
}>;

export type SessionContext = Readonly<{
  sessionIssuer?: SessionIssuer;
  webIdFederationData?: Json;
  /** `mfaAuthenticated` is the text `true` or `false`. */
  attributes?: Readonly<{ creationDate?: string; mfaAuthenticated?: string }>;
  sourceIdentity?: string;
  /** The text `true` in a session of AssumeRoot. */
  assumedRoot?: string;
  signInSessionArn?: string;
}>;

type Caller = Readonly<{
  principalId?: string;
  arn?: string;
  accountId?: string;
  accessKeyId?: string;
  invokedBy?: string;
  sessionContext?: SessionContext;
}>;

/** `userName` is the account's alias, and there only when the account has one. */
export type RootIdentity = Caller & Readonly<{ type: "Root"; userName?: string }>;
export type IamUserIdentity = Caller & Readonly<{ type: "IAMUser"; userName?: string }>;
/** The role's name is in `sessionContext.sessionIssuer.userName`. */
export type AssumedRoleIdentity = Caller & Readonly<{ type: "AssumedRole" }>;
/** A caller of another account, in the copy that the called account gets. */
export type OtherAccountIdentity = Readonly<{
  type: "AWSAccount";
  accountId?: string;
  principalId?: string;
  invokedBy?: string;
}>;
export type ServiceIdentity = Readonly<{ type: "AWSService"; invokedBy?: string; accountId?: string }>;
/** Older service events name the account and the service, and have no type. */
export type UntypedIdentity = Readonly<{ type?: never; accountId?: string; invokedBy?: string }>;
/** The federated kinds; of these the recorder writes FederatedUser, SAMLUser and WebIdentityUser. */
export type FederatedIdentity = Caller &
  Readonly<{
    type: "Role" | "FederatedUser" | "Directory" | "Unknown" | "SAMLUser" | "WebIdentityUser" | "IdentityCenterUser";
    userName?: string;
    identityProvider?: string;
    onBehalfOf?: Json;
    credentialId?: string;
  }>;

export type UserIdentity =
  | RootIdentity
  | IamUserIdentity
  | AssumedRoleIdentity
  | OtherAccountIdentity
  | ServiceIdentity
  | UntypedIdentity
  | FederatedIdentity;
