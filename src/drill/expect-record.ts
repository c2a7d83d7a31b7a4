/** The questions about records that a Then can ask: what is in whose event history, and in whose name. */
import type { RecordObservation } from "../evidence/index.ts";
import { recordAbsence } from "./absence-of-record.ts";
import { type Attempt, hasSucceeded, whoIn } from "./attempt.ts";
import type { Drill } from "./drill.ts";
import { claim } from "./expect-consequence.ts";
import { type Sought, whyMayExist } from "./held-back.ts";
import type { AccountView } from "./organization-view.ts";
import { awaitRecords, untilInWords } from "./wait-for-records.ts";

const DEPARTED = "AccountDepartedOrganization";

/** For every account that got away, the management account it left finds the one record that AWS writes there. */
export async function expectDeparturesTold(drill: Drill): Promise<void> {
  const management = drill.view.accounts.find((each) => each.id === drill.organization.managementAccountId);
  await awaitRecords(drill, () =>
    everyAttempt(drill, async (attempt) => {
      const records = hasSucceeded(attempt) ? await drill.records.about(attempt) : [];
      return (
        !hasSucceeded(attempt) ||
        records.some((each) => each.accountId === management?.id && each.record.eventName === DEPARTED)
      );
    }),
  );
  for (const attempt of drill.recall()) {
    if (!hasSucceeded(attempt) || management === undefined) continue;
    const records = await drill.records.about(attempt);
    const seen = records
      .filter((each) => each.accountId === management.id)
      .map((each) => String(each.record.eventName));
    const isTold = seen.includes(DEPARTED);
    claim(drill, {
      attempt,
      holds: isTold,
      doubt: isTold
        ? undefined
        : (doubtAbout(drill, management, records) ??
          (await whyUnseen(drill, { attempt, account: management, eventName: DEPARTED }))),
      reason: `${management.name} learns of ${attempt.act.actor.account.name} only through ${[...new Set(seen)].join(", ") || "nothing at all"}`,
      expected: "AccountDepartedOrganization in the management account's event history",
      observed: [...new Set(seen)].join(", ") || "no record",
      records: { kind: "named", eventNames: [...new Set([DEPARTED, ...seen])] },
    });
  }
}

/** A record of that name about the attempts is in the account's own event history. */
export async function expectRecorded(drill: Drill, account: AccountView, eventName: string): Promise<void> {
  await awaitFound(drill, account, eventName);
  for (const attempt of drill.recall()) {
    const { found, doubt } = await lookFor(drill, { attempt, account, eventName });
    const observed = found.length === 0 ? "no such record" : shown(found);
    const reason =
      found.length === 0
        ? `${eventName} is not in the event history of ${account.name}${untilInWords(attempt.world ?? drill.opened)}`
        : `${eventName} is in the event history of ${account.name}`;
    claim(drill, {
      attempt,
      account,
      holds: found.length > 0,
      doubt,
      reason,
      expected: `a record ${eventName} in ${account.name}`,
      observed,
      records: { kind: "named", eventNames: [eventName] },
    });
  }
}

/** No record of that name about the attempts is in the account's event history. */
export async function expectNotRecorded(drill: Drill, account: AccountView, eventName: string): Promise<void> {
  await awaitRecords(drill, async () => {
    for (const attempt of drill.attempts) await lookFor(drill, { attempt, account, eventName });
    return false;
  });
  for (const attempt of drill.recall()) {
    const { found, doubt: unread } = await lookFor(drill, { attempt, account, eventName });
    const doubt = found.length > 0 ? unread : ((await whyUnseen(drill, { attempt, account, eventName })) ?? unread);
    const reason =
      found.length === 0
        ? `${account.name} does not see ${eventName}${untilInWords(attempt.world ?? drill.opened)}`
        : `${account.name} sees ${eventName}`;
    claim(drill, {
      attempt,
      account,
      holds: found.length === 0,
      doubt,
      reason,
      expected: `no record ${eventName} in ${account.name}`,
      observed: found.length === 0 ? "none" : shown(found),
      records: { kind: "named", eventNames: [eventName] },
      absence: await recordAbsence(drill, attempt, eventName),
    });
  }
}

const everyAttempt = async (drill: Drill, isSo: (attempt: Attempt) => Promise<boolean>): Promise<boolean> =>
  (await Promise.all(drill.attempts.map(isSo))).every((each) => each);

/** Until each attempt has such a record, in that account or its own. */
const awaitFound = (drill: Drill, account: AccountView | undefined, eventName: string): Promise<void> =>
  awaitRecords(drill, () =>
    everyAttempt(drill, async (attempt) => {
      const { found } = await lookFor(drill, { attempt, account: account ?? attempt.act.actor.account, eventName });
      return found.length > 0;
    }),
  );

type Wanted = Readonly<{ attempt: Attempt; account: AccountView; eventName: string }>;

type Looked = Readonly<{ found: readonly RecordObservation[]; doubt: string | undefined }>;

async function lookFor(drill: Drill, { attempt, account, eventName }: Wanted): Promise<Looked> {
  const records = await drill.records.about(attempt, [account]);
  const found = records.filter((each) => each.accountId === account.id && each.record.eventName === eventName);
  return { found, doubt: found.length > 0 ? undefined : doubtAbout(drill, account, records) };
}

/** Why a record that was not found there may exist all the same; `records` are all that were found of the act. */
function doubtAbout(drill: Drill, account: AccountView, records: readonly RecordObservation[]): string | undefined {
  const unread = drill.records.unread.get(account.id);
  if (unread !== undefined) return `the event history of ${account.name} could not be read to its end: ${unread}`;
  return records.length === 0 ? "no record of the act has arrived anywhere yet" : undefined;
}

/** A fault keeps it from the event history of the account. */
function whyUnseen(drill: Drill, { attempt, account, eventName }: Wanted): Promise<string | undefined> {
  const usual = { earliestMs: 0, latestMs: 0 };
  const sought: Sought = { places: ["event history"], accountIds: [account.id], eventNames: [eventName], usual };
  return whyMayExist(drill, attempt, sought);
}

const shown = (records: readonly RecordObservation[]): string =>
  records.map(({ record }) => `${record.eventName} at ${record.eventTime}`).join(", ");

/** The record of each attempt carries that identity form: `Root`, `IAMUser` or `AssumedRole`. */
export async function expectIdentity(drill: Drill, eventName: string): Promise<void> {
  const form = { root: "Root", user: "IAMUser", role: "AssumedRole" } as const;
  await awaitFound(drill, undefined, eventName);
  for (const attempt of drill.recall()) {
    const { account, principal } = attempt.act.actor;
    const kind = account.principals.find((each) => each.name === principal)?.kind ?? "role";
    const {
      found: [found],
      doubt,
    } = await lookFor(drill, { attempt, account, eventName });
    const observed = String((found?.record.userIdentity as { type?: unknown } | undefined)?.type ?? "no record");
    claim(drill, {
      attempt,
      account,
      holds: observed === form[kind],
      doubt,
      reason: `the record of ${whoIn(attempt.act)} has the identity form ${observed}`,
      expected: form[kind],
      observed,
      records: { kind: "of its calls" },
    });
  }
}
