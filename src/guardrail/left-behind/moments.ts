/** The moments that policies name: between two of them no condition on the time changes its mind. */
import { type PolicyDocument, readDate } from "../../authorization/index.ts";
import { addMs, type Instant, instant, seconds } from "../../kernel/index.ts";

export type Moment = Readonly<{
  moment: Instant;
  /** The first second after it, for conditions that begin later than the moment itself. */
  after: Instant;
}>;

const CLOCK_KEYS: readonly string[] = ["aws:currenttime", "aws:epochtime"];

/** Those after now, in order, each once. Values that are no dates are left out. */
export function laterMoments(documents: readonly PolicyDocument[], now: Instant): readonly Moment[] {
  const named = documents
    .flatMap(({ statements }) => statements)
    .flatMap(({ conditions }) => conditions)
    .filter(({ key }) => CLOCK_KEYS.includes(key.toLowerCase()))
    .flatMap(({ values }) => values)
    .flatMap((value) => readDate(value) ?? [])
    .filter((each) => each > now);
  return [...new Set(named)]
    .sort((one, other) => one - other)
    .map((each) => ({ moment: instant(each), after: addMs(instant(each), seconds(1)) }));
}
