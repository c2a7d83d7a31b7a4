/** What a defender finds in the event histories about an act: read through CloudTrail's own API, account by account. */
import { listOf, outputOf } from "../action/index.ts";
import type { RecordObservation } from "../evidence/index.ts";
import type { Hands } from "../target/index.ts";
import type { Attempt } from "./attempt.ts";
import type { AccountView, WorldView } from "./organization-view.ts";

/** What the book needs of its drill. */
type Reader = Readonly<{ view: WorldView; administratorOf(accountId: string): Hands | undefined }>;

type LookedUp = Readonly<{ CloudTrailEvent?: string }>;

export class RecordBook {
  /** Every record that some drill step asked for, once. */
  readonly seen = new Map<string, RecordObservation>();
  readonly #reader: Reader;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  /** Records in that account's event history (us-east-1), newest first, at most `limit` pages of 50. */
  async history(account: AccountView, limit = 4): Promise<readonly RecordObservation[]> {
    const hands = this.#reader.administratorOf(account.id);
    if (hands === undefined) return [];
    const found: RecordObservation[] = [];
    let token: unknown;
    for (let page = 0; page < limit; page++) {
      const report = await hands.call("cloudtrail", "LookupEvents", {
        MaxResults: 50,
        ...(token !== undefined && { NextToken: token }),
      });
      const output = outputOf(report);
      for (const event of listOf<LookedUp>(output, "Events")) {
        found.push({
          accountId: account.id,
          accountName: account.name,
          record: JSON.parse(event.CloudTrailEvent ?? "{}") as Record<string, unknown>,
        });
      }
      token = output?.NextToken;
      if (token === undefined) break;
    }
    return found;
  }

  /** The records of one attempt, in the acting account and in every management account. */
  async about(attempt: Attempt): Promise<readonly RecordObservation[]> {
    const { account } = attempt.act.actor;
    const management = this.#reader.view.accounts.filter((each) => each.isManagement && each.id !== account.id);
    const histories = await Promise.all([account, ...management].map((each) => this.history(each)));
    const records = histories.flat().filter(({ record }) => concerns(record, attempt));
    for (const each of records) this.seen.set(`${each.accountId}/${String(each.record.eventID)}`, each);
    return records;
  }
}

/** The call's own record (by request id), or a membership event about the acting account at or after the call. */
export function concerns(record: Readonly<Record<string, unknown>>, attempt: Attempt): boolean {
  if (attempt.calls.some((call) => call.requestId === record.requestID)) return true;
  const details = record.serviceEventDetails as { accountId?: unknown } | undefined;
  return subjectsOf(attempt).includes(String(details?.accountId)) && String(record.eventTime) >= attempt.decisive.at;
}

/** The accounts whose membership the attempt could change: the actor's own, and the one that the call names. */
export function subjectsOf({ act, decisive }: Attempt): readonly string[] {
  const named = (decisive.input as Readonly<{ AccountId?: unknown }>).AccountId;
  return typeof named === "string" ? [act.actor.account.id, named] : [act.actor.account.id];
}
