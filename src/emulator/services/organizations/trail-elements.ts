/** What CloudTrail writes of a request to Organizations and of its answer. aws-facts 1.3, with its recorded and documented samples. */
import type { Operation } from "../../operation.ts";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Members that CloudTrail blanks out, by operation. Observed on CreateAccount. */
const HIDDEN: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["CreateAccount", new Set(["AccountName", "Email"])],
]);
const BLANK = "****";
const NOTHING_HIDDEN: ReadonlySet<string> = new Set();

type Elements = Readonly<{ requestParameters: unknown; responseElements: unknown }>;

/** Read operations never show their answer; empty requests and answers are null. */
export function trailElements<Input, Output>({
  name,
  readOnly,
}: Pick<Operation<Input, Output, unknown>, "name" | "readOnly">): (
  input: Input,
  output: Output | undefined,
) => Elements {
  const hidden = HIDDEN.get(name) ?? NOTHING_HIDDEN;
  return (input, output) => ({
    requestParameters: orNull(trailForm(input, hidden)),
    responseElements: readOnly ? null : orNull(trailForm(output, hidden)),
  });
}

/** Camel case, dates in Java's style, a handshake's action in lower case. */
function trailForm(value: unknown, hidden: ReadonlySet<string>): unknown {
  if (value instanceof Date) return javaDate(value);
  if (Array.isArray(value)) return value.map((each) => trailForm(each, hidden));
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).filter(([, member]) => member !== undefined && member !== null);
  return Object.fromEntries(members.map(([key, member]) => [camelCase(key), memberForm(key, member, hidden)]));
}

function memberForm(key: string, member: unknown, hidden: ReadonlySet<string>): unknown {
  if (hidden.has(key)) return BLANK;
  return key === "Action" && typeof member === "string" ? member.toLowerCase() : trailForm(member, hidden);
}

const camelCase = (key: string): string => `${key.charAt(0).toLowerCase()}${key.slice(1)}`;

function orNull(value: unknown): unknown {
  return typeof value === "object" && value !== null && Object.keys(value).length > 0 ? value : null;
}

/** `Jan 18, 2017 9:41:16 PM`, in UTC. */
function javaDate(date: Date): string {
  const hour = date.getUTCHours();
  const twoDigits = (count: number): string => String(count).padStart(2, "0");
  const day = `${MONTHS[date.getUTCMonth()]} ${date.getUTCDate()}, ${date.getUTCFullYear()}`;
  const time = `${hour % 12 || 12}:${twoDigits(date.getUTCMinutes())}:${twoDigits(date.getUTCSeconds())}`;
  return `${day} ${time} ${hour < 12 ? "AM" : "PM"}`;
}
