/** The ways in which a member account can be taken out of its organization by somebody inside it. aws-facts 1, 2.4, 3.3. */
import type { SweptAction } from "../sweep/sweep.ts";

export type WayOut = Readonly<{
  /** Completes "can …". */
  sentence: string;
  /** All of them must be allowed. */
  needs: readonly SweptAction[];
  /** Only the root user of the account is let through by AWS. */
  rootOnly: boolean;
}>;

const LEAVE: SweptAction = { action: "organizations:LeaveOrganization", resource: "*" };
/** Somebody else's invitation: its number and sender are not known beforehand. */
const ACCEPT: SweptAction = {
  action: "organizations:AcceptHandshake",
  resource: "arn:aws:organizations::000000000000:handshake/o-anyother00/invite/h-anyother00",
};
const CLOSE: SweptAction = { action: "account:CloseAccount", resource: "*" };

export const WAYS_OUT: readonly WayOut[] = [
  { sentence: "leave the organization", needs: [LEAVE], rootOnly: false },
  // A member that accepts an invitation needs both. Service Authorization Reference: AcceptHandshake.
  { sentence: "join another organization", needs: [ACCEPT, LEAVE], rootOnly: false },
  // On the account page, by root; no other principal and no API. Account Management Reference Guide: closing an account.
  { sentence: "close the account", needs: [CLOSE], rootOnly: true },
];
