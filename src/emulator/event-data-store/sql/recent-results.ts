/** What the latest queries found, so that one that is described and read page by page is computed once. */
import type { CloudTrailRecord } from "../../../trail/index.ts";

type Records = readonly CloudTrailRecord[];

/** Of rows of names and cells. */
type Table = Readonly<{ rows: readonly (readonly (readonly [name: string, cell: string])[])[] }>;

type Result<F> = { readonly text: string; kept: Readonly<{ records: Records; found: F }> | undefined };

/** Results that are kept, and the characters in the cells of one: a longer one is computed whenever somebody reads it. */
const MOST_RESULTS = 8;
const LONGEST_RESULT = 16_777_216;

/** Results live as long as the last record among which they were found, and no longer than it takes for so many others to come. */
export class RecentResults<Found extends Table> {
  readonly #byLastRecord = new WeakMap<CloudTrailRecord, Result<Found>[]>();
  readonly #latest: WeakRef<Result<Found>>[] = [];

  /** Of the same statement among the very same records: anything else has to be computed. */
  find(text: string, records: Records): Found | undefined {
    const last = records.at(-1);
    const results = last === undefined ? undefined : this.#byLastRecord.get(last);
    const fitting = results?.find((each) => each.text === text && areSame(each.kept?.records, records));
    return fitting?.kept?.found;
  }

  keep(text: string, records: Records, found: Found): void {
    const last = records.at(-1);
    if (last === undefined || isLong(found)) return;
    const result: Result<Found> = { text, kept: { records, found } };
    const beside = (this.#byLastRecord.get(last) ?? []).filter(({ kept }) => kept !== undefined);
    this.#byLastRecord.set(last, [...beside, result]);
    this.#latest.push(new WeakRef(result));
    if (this.#latest.length <= MOST_RESULTS) return;
    const oldest = this.#latest.shift()?.deref();
    if (oldest !== undefined) oldest.kept = undefined;
  }
}

const areSame = (kept: Records | undefined, records: Records): boolean =>
  kept?.length === records.length && kept.every((record, index) => record === records[index]);

function isLong({ rows }: Table): boolean {
  let characters = 0;
  for (const row of rows) {
    for (const [, cell] of row) characters += cell.length;
    if (characters > LONGEST_RESULT) return true;
  }
  return false;
}
