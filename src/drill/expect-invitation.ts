/** What has become of an invitation, as its sender's list shows it. Organizations API Reference: "Handshake", State; claims INVITE-02, 03, 13, 20. */
import { absenceOf, noteSeen, wasSeen } from "./absence.ts";
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
  const subject = `invitation of ${from.id} to ${to.id}`;
  if (seen !== undefined) noteSeen(drill, subject);
  const what = `an invitation of ${from.name} to ${to.name}`;
  const isShown = (): boolean => wasSeen(drill, subject) || wasSent(drill, between);
  claim(drill, {
    account: to,
    holds: (seen ?? null) === state,
    ...(unread !== undefined && { doubt: `the list of ${from.name} could not be read: ${unread}` }),
    reason: `the invitation of ${from.name} to ${to.name} is ${observed}`,
    expected: state ?? "not listed",
    observed,
    absence: state === null ? { ...absenceOf(drill, { subject, what }), isShown } : undefined,
  });
}

/** The drill itself sent it, before or after. */
const wasSent = ({ calls }: Drill, { from, to }: Between): boolean =>
  calls.some(({ operation, outcome, actor, input }) => {
    const { Target } = Object(input) as Readonly<{ Target?: Readonly<{ Id?: string }> }>;
    const isTo = Target?.Id === to.id || Target?.Id === to.email;
    const isFrom = actor.accountId === from.managementAccountId;
    return operation === "InviteAccountToOrganization" && outcome.kind === "succeeded" && isFrom && isTo;
  });
