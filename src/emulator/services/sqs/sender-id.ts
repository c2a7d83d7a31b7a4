/** Who sent a message, as `SenderId` shows it. Amazon SQS API Reference, ReceiveMessage. */
import type { Caller } from "../../caller.ts";

/** A user's id, a role's id with the session's name, an account's id for its root user. */
export function senderId({ identity, accountId, principal }: Caller): string {
  switch (identity.kind) {
    case "user":
      return identity.user.id;
    case "role":
      return `${identity.role.id}:${principal.arn.slice(principal.arn.lastIndexOf("/") + 1)}`;
    case "anonymous":
      return "Anonymous";
    default:
      return accountId;
  }
}
