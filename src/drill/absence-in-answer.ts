/** When it shows something that an answer has no such member, or does not name such a thing. */
import { didYouMean } from "../kernel/index.ts";
import type { Absence } from "./absence.ts";
import type { Attempt } from "./attempt.ts";
import type { Drill } from "./drill.ts";
import { memberAt } from "./member-at.ts";

const EMPTY: ReadonlySet<string | null> = new Set([null, "[]", "{}"]);

/** `value` as an answer is compared with; null: not there at all. */
export const isEmpty = (value: string | null): boolean => EMPTY.has(value);

const isFilled = (output: unknown, path: string): boolean => !isEmpty(JSON.stringify(memberAt(output, path) ?? null));

/** Another answer to the same operation has something there, or this one has what stands before it in its list. */
export function emptiness(drill: Drill, { decisive }: Attempt, path: string): Absence {
  const { operation, service, outcome, sequence } = decisive;
  const before = neighbourOf(path);
  const isNext = outcome.kind === "succeeded" && before !== undefined && isFilled(outcome.output, before);
  const isOther = (call: Drill["calls"][number]): boolean =>
    call.service === service && call.operation === operation && call.sequence !== sequence;
  return {
    isShown: () =>
      isNext ||
      drill.calls.some(
        (call) => isOther(call) && call.outcome.kind === "succeeded" && isFilled(call.outcome.output, path),
      ),
    doubt: `no answer to ${operation} in this drill has ${path}, so that it is not there shows nothing`,
  };
}

/** `Parties.1` for `Parties.2`; undefined for the first of a list and for what is no place in one. */
function neighbourOf(path: string): string | undefined {
  const parts = path.split(".");
  const last = Number(parts.at(-1));
  return Number.isInteger(last) && last > 0 ? [...parts.slice(0, -1), last - 1].join(".") : undefined;
}

/** Operations that change nothing: what they were asked for need not exist. */
const ONLY_READS = /^(?:Get|List|Describe|Head|Lookup|Search|BatchGet|Receive)/;

/** The text is the name of something in the organization file, was put somewhere in the drill, or was in another answer of it. */
export function namelessness({ calls, view }: Drill, { calls: own }: Attempt, text: string): Absence {
  const mine = new Set(own.map(({ sequence }) => sequence));
  const isIn = (value: unknown): boolean => (JSON.stringify(value) ?? "").includes(text);
  const isTold = ({ outcome, operation, input, sequence }: Drill["calls"][number]): boolean =>
    outcome.kind === "succeeded" &&
    !mine.has(sequence) &&
    (isIn(outcome.output) || (!ONLY_READS.test(operation) && isIn(input)));
  const names = namesIn(view);
  const meant = didYouMean(text, names);
  const doubt = `${text} was named nowhere else in this drill, so that it is not named here shows nothing`;
  return {
    isShown: () => names.some((each) => each.includes(text)) || calls.some(isTold),
    doubt: meant === undefined ? doubt : `${doubt}; ${meant}`,
  };
}

const namesIn = ({ accounts, organizations }: Drill["view"]): readonly string[] => [
  ...accounts.flatMap(({ id, name, email, principals }) => [id, name, email, ...principals.map((each) => each.name)]),
  ...organizations.flatMap(({ id, name, guardrails }) => [id, name, ...guardrails.map((each) => each.name)]),
];
