/** What has become of an invitation, as its sender's list shows it. Organizations API Reference: "Handshake", State; claims INVITE-02, 03, 13, 20. */
import type { Drill } from "./drill.ts";
import { claim } from "./expect-consequence.ts";
import { type Between, findInvitation } from "./invitations.ts";

/** `state`: such as `OPEN`; null: it is listed no more. */
export async function expectInvitation(drill: Drill, between: Between, state: string | null): Promise<void> {
  drill.lookAt();
  const { from, to } = between;
  const { found, unread } = await findInvitation(drill, between);
  const seen = found?.State;
  const observed = seen ?? "not listed";
  claim(drill, {
    account: to,
    holds: (seen ?? null) === state,
    ...(unread !== undefined && { doubt: `the list of ${from.name} could not be read: ${unread}` }),
    reason: `the invitation of ${from.name} to ${to.name} is ${observed}`,
    expected: state ?? "not listed",
    observed,
  });
}
