/** Documents in the file: a path to one, JSON text, or a mapping that is written out as JSON with its places remembered. */

import type { DocumentEntry, TextMarks } from "./document.ts";
import type { OrganizationFile } from "./organization-file.ts";
import { RELATIVE_PATH } from "./schema.ts";
import { type Place, placeOf } from "./source-text.ts";
import { entryOf, type MappingNode, type TreeNode } from "./tree.ts";

const ALLOWED_PATH = new RegExp(RELATIVE_PATH, "u");

/** `file`, or the document under `inlineKey`; undefined when neither (or an ill-shaped one) is there. */
export function documentIn(node: MappingNode, inlineKey: "document" | "pattern"): DocumentEntry | undefined {
  const file = entryOf(node, "file")?.value;
  if (file?.kind === "string" && !ALLOWED_PATH.test(file.value)) return undefined;
  if (file?.kind === "string") return { kind: "file", path: file.value, at: file.at };
  const inline = entryOf(node, inlineKey)?.value;
  if (inline?.kind === "string") return { kind: "inline", text: inline.value, at: inline.at, marks: [] };
  return inline?.kind === "mapping" ? { kind: "inline", at: inline.at, ...writtenOut(inline) } : undefined;
}

/** Compact JSON in the order of the file. */
function writtenOut(root: TreeNode): Readonly<{ text: string; marks: TextMarks }> {
  const marks: number[] = [];
  const pieces: string[] = [];
  let length = 0;
  const append = (piece: string): void => {
    pieces.push(piece);
    length += piece.length;
  };
  const write = (piece: string, at: number): void => {
    marks.push(length, at);
    append(piece);
  };
  const visit = (node: TreeNode): void => {
    if (node.kind === "mapping") {
      write("{", node.at);
      node.entries.forEach((entry, index) => {
        write(`${index === 0 ? "" : ","}${JSON.stringify(entry.key)}:`, entry.keyAt);
        visit(entry.value);
      });
      append("}");
    } else if (node.kind === "sequence") {
      write("[", node.at);
      node.items.forEach((item, index) => {
        if (index > 0) append(",");
        visit(item);
      });
      append("]");
    } else write(node.kind === "null" ? "null" : JSON.stringify(node.value), node.at);
  };
  visit(root);
  return { text: pieces.join(""), marks: marks.slice() };
}

/** The document's text, byte for byte as given; undefined when its file was not read. */
export function textOf(file: Pick<OrganizationFile, "documents">, document: DocumentEntry): string | undefined {
  return document.kind === "inline" ? document.text : file.documents.get(document.path)?.text;
}

/** Where a line and column (from 1) of a document stand for the reader: in its own file, or in the organization file. */
export function placeInDocument(
  file: Pick<OrganizationFile, "documents" | "source">,
  document: DocumentEntry,
  position: Readonly<{ line: number; column: number }>,
): Place {
  if (document.kind === "file")
    return { file: documentName(file, document), line: position.line, column: position.column };
  // What is written out is one line; text that was given as a string is placed at its beginning.
  return placeOf(file.source, fileOffsetOf(document, position.column - 1));
}

/** Where a character of a document that stands in the organization file came from: the place of the last mark before it. */
export function fileOffsetOf({ marks, at }: Extract<DocumentEntry, { kind: "inline" }>, textOffset: number): number {
  let found = at;
  for (let mark = 0; mark < marks.length && (marks[mark] ?? 0) <= textOffset; mark += 2) found = marks[mark + 1] ?? at;
  return found;
}

const documentName = (
  file: Pick<OrganizationFile, "documents">,
  document: Extract<DocumentEntry, { kind: "file" }>,
): string => file.documents.get(document.path)?.path ?? document.path;
