/** Asking a public API for everything of a kind, and noting what it refuses to tell. */
import { listOf, outputOf } from "../action/index.ts";
import type { Baseline, Fact, FactKind, Unread } from "../evidence/index.ts";
import { canonicalJson, compareText, sha256 } from "../kernel/index.ts";
import type { Hands, ServiceName } from "../target/index.ts";

/** One account in one Region, and who reads there. */
export type AccountReading = Readonly<{
  /** As the account is called; with the Region in brackets where that is not us-east-1. */
  name: string;
  region: string;
  /** All that are read. */
  regions: readonly string[];
  accountId: string;
  isManagement: boolean;
  hands: Hands;
  costs: Baseline["costs"];
  /** How an account with that id, or whatever else has an id, is called in the drill. */
  calls(id: string): string;
}>;

export type Question = Readonly<{ service: ServiceName; operation: string; input?: Readonly<Record<string, unknown>> }>;

/** Thrown where a question was refused: the part that asked it is unread. */
class Refused extends Error {
  override readonly name = "Refused";
}

/** Collects the facts of one reading. */
export class FactBook {
  readonly facts: Fact[] = [];
  readonly unread: Unread[] = [];

  /** Lists become one line, in the order of the alphabet; what is absent is no fact. */
  note(kind: FactKind, subject: string, told: Readonly<Record<string, string | readonly string[] | undefined>>): void {
    for (const [aspect, value] of Object.entries(told)) {
      const line = typeof value === "object" ? value.toSorted(compareText).join(", ") : value;
      if (line !== undefined && line !== "") this.facts.push({ kind, subject, aspect, value: line });
    }
  }

  /** Reads one part; what AWS refuses is noted as unread, and nothing else is caught. */
  async part(subject: string, read: () => Promise<void>): Promise<void> {
    try {
      await read();
    } catch (thrown) {
      if (!(thrown instanceof Refused)) throw thrown;
      this.unread.push({ subject, why: thrown.message });
    }
  }
}

/** Answers that were refused with one of `absent` are told as undefined: there is no such thing. */
export async function find(hands: Hands, { service, operation, input }: Question, ...absent: readonly string[]) {
  const report = await hands.call(service, operation, input);
  const { outcome } = report;
  if (outcome.kind === "refused" && absent.includes(outcome.code)) return undefined;
  const output = outputOf(report);
  if (output !== undefined) return output;
  throw new Refused(`${service} ${operation}: ${outcome.kind === "refused" ? outcome.code : "nobody answered"}`);
}

export const ask = async (hands: Hands, question: Question): Promise<Readonly<Record<string, unknown>>> =>
  (await find(hands, question)) ?? {};

/** More pages than any world of a drill has. */
const MOST_PAGES = 1000;

/** Every item of a list that comes in pages. */
export async function all<Item>(hands: Hands, question: Question, member: string): Promise<readonly Item[]> {
  return (await pagesOf(hands, question)).flatMap((output) => listOf<Item>(output, member));
}

/** Every page of an answer. */
export async function pagesOf(hands: Hands, question: Question): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const pages: Readonly<Record<string, unknown>>[] = [];
  let token: Readonly<Record<string, unknown>> | undefined = {};
  for (let page = 0; page < MOST_PAGES; page++) {
    const output = await ask(hands, { ...question, input: { ...question.input, ...token } });
    pages.push(output);
    token = nextOf(output);
    if (token === undefined) return pages;
  }
  throw new Error(`${question.service} ${question.operation} has more than ${MOST_PAGES} pages`);
}

/** What services call the token of the next page, and what they want to have it called. */
const TOKENS = {
  NextToken: "NextToken",
  nextToken: "nextToken",
  NextPageToken: "NextPageToken",
  NextMarker: "Marker",
  ContinuationToken: "ContinuationToken",
} as const;

function nextOf(output: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> | undefined {
  for (const [told, asked] of Object.entries(TOKENS))
    if (typeof output[told] === "string" && output[told] !== "") return { [asked]: output[told] };
  return output.IsTruncated === true && typeof output.Marker === "string" ? { Marker: output.Marker } : undefined;
}

/** A document in few characters: the same for the same content, whatever its blanks. */
export function digestOf(document: unknown): string {
  return `sha256 ${sha256(canonical(document)).slice(0, 12)}`;
}

/** Policy documents come as JSON, as JSON that is escaped for an address, or as they are. */
function canonical(document: unknown): string {
  if (typeof document !== "string") return canonicalJson(document);
  const text = document.startsWith("%7B") ? decodeURIComponent(document) : document;
  try {
    return canonicalJson(JSON.parse(text) as unknown);
  } catch {
    return text;
  }
}
