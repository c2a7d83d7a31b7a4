/** What the answer to a call shows: one member of it, by its path. */
import { type Attempt, whoIn } from "./attempt.ts";
import type { Drill } from "./drill.ts";
import { cameTo, claim } from "./expect-consequence.ts";

/** `Account.State`, `Policies.0.Name`; the whole answer without one. Undefined where there is nothing. */
export function memberAt(output: unknown, path: string): unknown {
  let found = output;
  for (const part of path === "" ? [] : path.split(".")) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, part)) return undefined;
    found = (found as Readonly<Record<string, unknown>>)[part];
  }
  return found;
}

/** Every attempt of the last When was answered, and the member at that path reads so; null: it is not there. */
export function expectAnswer(drill: Drill, path: string, value: string | null): void {
  for (const attempt of drill.recall()) {
    const seen = answerOf(attempt, path);
    const observed = seen.kind === "none" ? cameTo(attempt) : `${path} is ${seen.text ?? "absent"}`;
    claim(drill, {
      attempt,
      holds: seen.kind === "answer" && (seen.text ?? null) === value,
      reason: `${whoIn(attempt.act)} tried to ${attempt.act.action.sentence}: ${observed}`,
      expected: value === null ? `no ${path}` : `${path} is ${value}`,
      observed,
    });
  }
}

/** The same for a list: it names that one (anywhere in its text), or does not. */
export function expectListed(drill: Drill, { path, text, isThere }: Listing): void {
  for (const attempt of drill.recall()) {
    const seen = answerOf(attempt, path);
    const found = seen.kind === "answer" && (seen.text ?? "").includes(text);
    const observed = seen.kind === "none" ? cameTo(attempt) : `${path} ${found ? "names" : "does not name"} ${text}`;
    claim(drill, {
      attempt,
      holds: seen.kind === "answer" && found === isThere,
      reason: `${whoIn(attempt.act)} tried to ${attempt.act.action.sentence}: ${observed}`,
      expected: `${path} ${isThere ? "names" : "does not name"} ${text}`,
      observed,
    });
  }
}

export type Listing = Readonly<{ path: string; text: string; isThere: boolean }>;

type Seen = Readonly<{ kind: "none" }> | Readonly<{ kind: "answer"; text: string | undefined }>;

function answerOf({ decisive: { outcome } }: Attempt, path: string): Seen {
  if (outcome.kind !== "succeeded") return { kind: "none" };
  const member = memberAt(outcome.output, path);
  if (member === undefined || member === null) return { kind: "answer", text: undefined };
  return { kind: "answer", text: typeof member === "string" ? member : JSON.stringify(member) };
}
