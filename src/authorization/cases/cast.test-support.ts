/** Who and what the rows about whole decisions are made of. */
import type { RawPrincipal, RawQuestion, RawStatement } from "../oracle.test-support.ts";

export const ACCOUNT = "111122223333";
export const OTHER = "444455556666";
export const USER_ARN = `arn:aws:iam::${ACCOUNT}:user/alice`;
export const ROLE_ARN = `arn:aws:iam::${ACCOUNT}:role/Dev`;
export const SESSION_ARN = `arn:aws:sts::${ACCOUNT}:assumed-role/Dev/s`;

export const USER: RawPrincipal = { kind: "user", accountId: ACCOUNT, arn: USER_ARN };
export const SESSION: RawPrincipal = { kind: "roleSession", accountId: ACCOUNT, arn: SESSION_ARN, issuerArn: ROLE_ARN };
export const ROOT: RawPrincipal = { kind: "root", accountId: ACCOUNT, arn: `arn:aws:iam::${ACCOUNT}:root` };
export const FEDERATED: RawPrincipal = {
  kind: "federatedUser",
  accountId: ACCOUNT,
  arn: `arn:aws:sts::${ACCOUNT}:federated-user/alice`,
  issuerArn: USER_ARN,
};
export const LINKED: RawPrincipal = { ...SESSION, kind: "serviceLinkedRole" };
export const SERVICE: RawPrincipal = { kind: "service", accountId: "", arn: "cloudtrail.amazonaws.com" };
export const ANONYMOUS: RawPrincipal = { kind: "anonymous", accountId: "", arn: "anonymous" };

export const policy = (...Statement: readonly RawStatement[]) => ({
  name: "p",
  document: { Version: "2012-10-17", Statement },
});
export const allow = (Action: string | readonly string[], more: RawStatement = {}): RawStatement => ({
  Effect: "Allow",
  Action,
  Resource: "*",
  ...more,
});
export const deny = (Action: string | readonly string[], more: RawStatement = {}): RawStatement => ({
  Effect: "Deny",
  Action,
  Resource: "*",
  ...more,
});
export const ALL = policy(allow("*"));
export const NOTHING = policy(allow("sqs:*"));
export const byPrincipal = (Principal: unknown, Action = "s3:GetObject") => policy(allow(Action, { Principal }));
export const trust = (Principal: unknown, more: RawStatement = {}) =>
  policy({ Effect: "Allow", Action: "sts:AssumeRole", Principal, ...more });

export type DecisionCase = Readonly<{
  name: string;
  question: Partial<RawQuestion>;
  /** `allowed`, or the decisive denial: `explicit serviceControl`, `implicit identity`. */
  expected: string;
  source: string;
  /** Readings other than the usual ones. */
  assumptions?: Readonly<Record<string, string>>;
}>;

/** Alice, an administrator, reads an object of her own account. */
export const ORDINARY_QUESTION: RawQuestion = {
  action: "s3:GetObject",
  resource: "arn:aws:s3:::box/key",
  context: {},
  principal: USER,
  identity: [ALL],
  resourceIsRole: false,
  resourceAccountId: ACCOUNT,
};
