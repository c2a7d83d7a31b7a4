/** Who asks, and what is known about the request: the parts of the question that statements look at. */

/** Condition keys in lower case; a multivalued key holds a list. A key that is not there is absent, which is not the same as empty. */
export type RequestContext = ReadonlyMap<string, string | readonly string[]>;

export type PrincipalKind =
  | "root"
  | "user"
  | "roleSession"
  | "federatedUser"
  | "serviceLinkedRole"
  | "service"
  | "anonymous";

export type Principal = Readonly<{
  kind: PrincipalKind;
  accountId: string;
  /** The caller's ARN as AWS prints it: the session ARN for a role session, `arn:aws:iam::A:root` for root. */
  arn: string;
  /** The role's ARN (with path) behind a session, the user's behind a federated user. */
  issuerArn?: string;
  /** `AIDA…` of the user or `AROA…` of the role, which resource policies store in place of its ARN. */
  uniqueId?: string;
}>;
