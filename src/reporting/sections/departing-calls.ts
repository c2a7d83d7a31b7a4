/** The calls that take an account out of its organization, and whom each of them takes out. */
import type { CallObservation, DrillResult } from "../../evidence/index.ts";

/** Calls after which an account is no longer a working member of its organization. */
const DEPARTING: readonly string[] = [
  "LeaveOrganization",
  "AcceptHandshake",
  "RemoveAccountFromOrganization",
  "CloseAccount",
];

export const isDeparting = (call: CallObservation): boolean =>
  call.actor.role === "attacker" && DEPARTING.includes(call.operation);

/** The call was seen to succeed on an account that was in an organization; other handshakes than invitations move nobody. */
export function hasDeparted(call: CallObservation, { state }: DrillResult): boolean {
  if (call.outcome.kind !== "succeeded") return false;
  const { accountId } = accountTakenOut(call, []);
  const before = state.before.find((each) => each.accountId === accountId);
  if (before?.organizationId === null) return false;
  if (call.operation !== "AcceptHandshake") return true;
  const action = memberOf(memberOf(call.outcome.output, "Handshake"), "Action");
  return action === undefined || action === "INVITE";
}

type TakenOut = Readonly<{ accountId: string; accountName: string }>;

/** The account that the input names, else the caller's own; `known`: where its name may be found. */
export function accountTakenOut({ actor, input }: CallObservation, known: readonly TakenOut[]): TakenOut {
  const named = memberOf(input, "AccountId");
  const accountId = typeof named === "string" ? named : actor.accountId;
  const accountName = [actor, ...known].find((each) => each.accountId === accountId)?.accountName ?? accountId;
  return { accountId, accountName };
}

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
