/** What the answer to a call shows: one member of it, by its path. */
import { didYouMean } from "../kernel/index.ts";
import { unknownMemberIn } from "../target/index.ts";
import { emptiness, isEmpty, namelessness } from "./absence-in-answer.ts";
import { type Attempt, whoIn } from "./attempt.ts";
import { serviceKnown } from "./attempting.ts";
import type { Drill } from "./drill.ts";
import { cameTo, claim } from "./expect-consequence.ts";
import { memberAt } from "./member-at.ts";

/**
 * Every attempt of the last When was answered, and the member at that path reads so; null: it is not there. Throws where no answer
 * to that operation ever has such a member.
 */
export async function expectAnswer(drill: Drill, path: string, value: string | null): Promise<void> {
  for (const attempt of drill.recall()) {
    await checkPath(attempt, path);
    const seen = answerOf(attempt, path);
    const observed = seen.kind === "none" ? cameTo(attempt) : `${path} is ${seen.text ?? "absent"}`;
    claim(drill, {
      attempt,
      holds: seen.kind === "answer" && (seen.text ?? null) === value,
      reason: `${whoIn(attempt.act)} tried to ${attempt.act.action.sentence}: ${observed}`,
      expected: value === null ? `no ${path}` : `${path} is ${value}`,
      observed,
      absence: path !== "" && isEmpty(value) ? emptiness(drill, attempt, path) : undefined,
    });
  }
}

/** The same for a list: it names that one (anywhere in its text), or does not. */
export async function expectListed(drill: Drill, { path, text, isThere }: Listing): Promise<void> {
  for (const attempt of drill.recall()) {
    await checkPath(attempt, path);
    const seen = answerOf(attempt, path);
    const found = seen.kind === "answer" && (seen.text ?? "").includes(text);
    const observed = seen.kind === "none" ? cameTo(attempt) : `${path} ${found ? "names" : "does not name"} ${text}`;
    claim(drill, {
      attempt,
      holds: seen.kind === "answer" && found === isThere,
      reason: `${whoIn(attempt.act)} tried to ${attempt.act.action.sentence}: ${observed}`,
      expected: `${path} ${isThere ? "names" : "does not name"} ${text}`,
      observed,
      absence: isThere ? undefined : namelessness(drill, attempt, text),
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

/** A name that the service's answers never have is a slip of the feature, whatever came back. */
async function checkPath({ decisive: { service, operation, outcome } }: Attempt, path: string): Promise<void> {
  const known = serviceKnown(service);
  const unknown = known === undefined ? ownUnknown(outcome, path) : await unknownMemberIn(known, operation, path);
  if (unknown === undefined) return;
  const hint = didYouMean(unknown.part, unknown.known) ?? `known: ${unknown.known.join(", ") || "nothing there"}`;
  throw new Error(`the answer to ${service} ${operation} never has \`${unknown.part}\` of \`${path}\`; ${hint}`);
}

/** What has no API is answered whole: a member that is not there is none. */
function ownUnknown(outcome: Attempt["decisive"]["outcome"], path: string) {
  const [part = ""] = path.split(".");
  if (outcome.kind !== "succeeded" || part === "" || memberAt(outcome.output, part) !== undefined) return undefined;
  return { part, known: Object.keys(Object(outcome.output)) };
}
