/** What the operations of STS have in common. */
import type { Session, SessionCaller } from "../../../domain/index.ts";
import { invariant } from "../../../kernel/index.ts";
import type { Caller } from "../../caller.ts";
import type { Operation } from "../../operation.ts";
import type { StsRefusal } from "./refusals.ts";

/** Binds the union of refusals, which TypeScript would otherwise narrow to the first one that it meets. */
export const stsOperation = <Input, Output>(
  operation: Operation<Input, Output, StsRefusal>,
): Operation<Input, Output, StsRefusal> => operation;

/** A member that the API requires; its absence was refused before an operation sees the input. */
export function required<T>(member: T | undefined, name: string): T {
  invariant(member !== undefined, `a required member is missing: ${name}`);
  return member;
}

/** The caller as the domain's decisions about sessions know it. */
export function sessionCaller({ principal, accountId, credential }: Caller): SessionCaller {
  invariant(credential.kind !== "none", "whoever signed has a credential");
  const session = credential.kind === "session" ? credential.session : undefined;
  const owner = credential.kind === "session" ? credential.session.owner : credential.key.owner;
  return { arn: principal.arn, accountId, owner, session };
}

export const describeCredentials = (session: Session) => ({
  AccessKeyId: session.accessKeyId,
  SecretAccessKey: session.secret,
  SessionToken: session.token,
  Expiration: new Date(session.expiresAt),
});
