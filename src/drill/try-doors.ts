/** Whether the roles that an audit lists as open really open: each is entered, and one that cannot be tried is told. Claims DEPART-08, LEAVE-13. */
import { assumingRole, callApi } from "../action/index.ts";
import { formatInstant } from "../kernel/index.ts";
import { hasSucceeded } from "./attempt.ts";
import type { Drill } from "./drill.ts";
import { cameTo, claim } from "./expect-consequence.ts";
import { auditIn, type Visitor, visitorsOf } from "./expect-left-behind.ts";
import type { OpenDoor } from "./left-behind.ts";
import type { AccountView } from "./organization-view.ts";

/** Every door that the policies leave open is walked through: an audit that lists a shut door breaks, and one that cannot be tried leaves it open. */
export async function expectDoorsReallyOpen(drill: Drill): Promise<void> {
  const { account, doors } = auditIn(drill);
  if (doors.open.length === 0) throw new Error("the audit lists no role, so nothing can be tried");
  for (const door of doors.open) {
    const visitor = whoTries(drill, door);
    if (visitor === undefined) notTried(drill, { account, door });
    else await walkThrough(drill, { account, door, visitor });
  }
}

/** Somebody of whom nothing is asked, else somebody who knows what to say. */
function whoTries({ view }: Drill, { visitors }: OpenDoor): Visitor | undefined {
  const now = visitors.filter(({ accountId, from }) => from === undefined && view.accounts.some(isOf(accountId)));
  return now.find(({ conditionKeys }) => conditionKeys.length === 0) ?? now.find(({ choice }) => choice !== undefined);
}

const isOf =
  (accountId: string) =>
  ({ id }: AccountView): boolean =>
    id === accountId;

type Door = Readonly<{ account: AccountView; door: OpenDoor }>;

function notTried(drill: Drill, { account, door }: Door): void {
  drill.lookAt();
  claim(drill, {
    account,
    holds: false,
    doubt: `it was not tried: ${whyNotTried(drill, door)}`,
    reason: `${door.role} of ${account.name} is listed as open to ${visitorsOf(door)}`,
    expected: "somebody gets in",
    observed: "not tried",
    basis: "computed",
  });
}

function whyNotTried({ view }: Drill, { visitors }: OpenDoor): string {
  const known = visitors.filter(({ accountId }) => view.accounts.some(isOf(accountId)));
  if (known.length === 0) return "all of them are in accounts that were not there when the drill began";
  const [first] = known.flatMap(({ from }) => from ?? []).sort((one, other) => one - other);
  if (first !== undefined && known.every(({ from }) => from !== undefined))
    return `it opens only from ${formatInstant(first)}`;
  const keys = [...new Set(known.flatMap(({ conditionKeys }) => conditionKeys))].sort();
  return `it hangs on ${keys.join(" and ")}, and no request is known that meets it`;
}

async function walkThrough(drill: Drill, { account, door, visitor }: Door & Readonly<{ visitor: Visitor }>) {
  const owner = drill.view.accounts.find(isOf(visitor.accountId));
  if (owner === undefined) throw new Error(`the drill knows no account ${visitor.accountId}`);
  const actor = { name: visitor.name, role: "attacker", account: owner, principal: visitor.name } as const;
  const entering = assumingRole(door.arn, callApi("sts", "GetCallerIdentity"), visitor.choice);
  const attempt = await drill.act(actor, entering);
  claim(drill, {
    attempt,
    account,
    holds: hasSucceeded(attempt),
    reason: `\`${visitor.name}\` of ${visitor.accountName} enters ${account.name} as ${door.role}: ${cameTo(attempt)}`,
    expected: "it gets in",
    observed: cameTo(attempt),
  });
}
