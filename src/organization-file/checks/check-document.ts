/** One policy document: there, readable, short enough and right in its grammar. */
import { POLICY_SIZE_LIMITS, type PolicyKind, parsePolicy } from "../../authorization/index.ts";
import { placeInDocument, textOf } from "../document-entry.ts";
import type { DocumentEntry } from "../organization-file.ts";
import type { Checking } from "./checking.ts";

export type DocumentRule = Readonly<{ kind: PolicyKind; limit: keyof typeof POLICY_SIZE_LIMITS }>;

/** The text, or undefined after a complaint that it could not be read. */
export function requireText({ file, unread, problems }: Checking, document: DocumentEntry): string | undefined {
  const text = textOf(file, document);
  if (text !== undefined || document.kind === "inline") return text;
  const reason = unread.get(document.path);
  problems.at(
    document.at,
    reason?.message ?? `expected the document \`${document.path}\`, it was not read`,
    reason?.suggestion,
  );
  return undefined;
}

/** A policy in the language of IAM: its size, then every rule of the grammar that it breaks, each in its own place. */
export function checkPolicyDocument(checking: Checking, document: DocumentEntry, rule: DocumentRule): void {
  const text = requireText(checking, document);
  if (text === undefined) return;
  checkSize(checking, document, { text, ...POLICY_SIZE_LIMITS[rule.limit] });
  // What an account of AWS keeps can be written down here too.
  const parsed = parsePolicy(text, rule.kind, { asIamKeeps: true });
  if (parsed.ok) return;
  for (const problem of parsed.refusal) complainInside(checking, document, problem);
}

type Size = Readonly<{ text: string; characters: number; counting: "asSaved" | "withoutWhiteSpace" }>;

/** Complains when a document has more characters than its service saves. */
export function checkSize(checking: Checking, document: DocumentEntry, { text, characters, counting }: Size): void {
  const counted = counting === "asSaved" ? text.length : text.replace(/\s/g, "").length;
  if (counted <= characters) return;
  const beside = counting === "asSaved" ? "" : " without white space";
  const message = `expected at most ${characters} characters${beside}, saw ${counted}`;
  checking.problems.at(document.at, message, "split the policy in two");
}

/** A complaint about a line and column of the document itself. */
export function complainInside(
  { file, problems }: Checking,
  document: DocumentEntry,
  problem: Readonly<{ message: string; line: number; column: number }>,
): void {
  problems.elsewhere({ ...placeInDocument(file, document, problem), path: "", message: problem.message });
}
