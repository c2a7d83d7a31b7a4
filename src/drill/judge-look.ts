/** What one look showed: there, or not there; and whether that it is not there shows anything. */
import { absenceOf, noteSeen, wasSeen } from "./absence.ts";
import type { Attempt } from "./attempt.ts";
import type { Drill } from "./drill.ts";
import { claim } from "./expect-consequence.ts";
import type { Looked } from "./look-up.ts";
import type { AccountView } from "./organization-view.ts";

type Judged = Readonly<{
  account: AccountView;
  subject: string;
  isThere: boolean;
  wanted: boolean;
  /** Why it may be on its way there, asked where it is not there and has not to be. */
  mayExist?: () => Promise<string | undefined>;
  /** What of it has to be somewhere for its absence to show anything; left out: nothing but what was looked for. */
  elsewhere?: () => Promise<Elsewhere>;
}>;
export type Elsewhere = Partial<Pick<Parameters<typeof absenceOf>[1], "name" | "known">> &
  Readonly<{ isThere: boolean; looks?: readonly Attempt[] }>;

/** One finding for one look: there, or not there; a look that was refused shows neither. */
export async function judgeLook(drill: Drill, looked: Looked, judged: Judged): Promise<void> {
  const { account, subject, isThere, wanted } = judged;
  const words = (there: boolean): string => (there ? "yes" : "no");
  const observed = looked.refusal ?? words(isThere);
  const isRefused = looked.refusal !== undefined;
  if (isThere) noteSeen(drill, subject);
  const isAbsence = !wanted && !isThere && !isRefused;
  claim(drill, {
    attempt: looked.attempt,
    account,
    holds: !isRefused && isThere === wanted,
    reason: `${subject}: ${observed}`,
    doubt: isAbsence ? await judged.mayExist?.() : undefined,
    expected: words(wanted),
    observed,
    ...(isAbsence && (await provenElsewhere(drill, judged))),
  });
}

async function provenElsewhere(drill: Drill, { subject, elsewhere }: Judged) {
  const seen = wasSeen(drill, subject) ? undefined : await elsewhere?.();
  if (seen?.isThere === true) noteSeen(drill, subject);
  const absence = absenceOf(drill, { subject, what: `that ${subject}`, ...seen });
  return { absence, looks: seen?.looks ?? [] };
}
