/** Where the policies of a world stand in the files that it was read from, as long as nobody has written them anew. */
import type { ManagedPolicy, OrganizationPolicy } from "../domain/index.ts";
import { placeInDocument } from "./document-entry.ts";
import type { DocumentEntry, OrganizationFile } from "./organization-file.ts";

/** Lines and columns count from 1. */
type Position = Readonly<{ line: number; column: number }>;

export type WrittenAt = Readonly<{
  /** The document's own file as the organization file names it, or the organization file's name without folders. */
  file: string;
  /** From a place in the policy's text to one in `file`. */
  placeOf(position: Position): Position;
}>;

/** A policy is replaced when it changes, and the new one stands in no file. */
const written = new WeakMap<OrganizationPolicy | ManagedPolicy, WrittenAt>();

/** Undefined for policies that were made by a call, changed by one, or are AWS's. */
export const writtenAt = (policy: OrganizationPolicy | ManagedPolicy): WrittenAt | undefined => written.get(policy);

export function noteWritten(
  policy: OrganizationPolicy | ManagedPolicy,
  file: Pick<OrganizationFile, "documents" | "source">,
  document: DocumentEntry,
): void {
  const place = ofDocuments.get(document) ?? placeOfDocument(file, document);
  ofDocuments.set(document, place);
  written.set(policy, place);
}

/** One document may be the policy of thousands of accounts. */
const ofDocuments = new WeakMap<DocumentEntry, WrittenAt>();

/** Keeps the text of the file and not what was read from it. */
function placeOfDocument({ source }: Pick<OrganizationFile, "source">, document: DocumentEntry): WrittenAt {
  if (document.kind === "file") return { file: document.path, placeOf: (position) => position };
  const inside = { source, documents: new Map() };
  return {
    file: baseName(source.path),
    placeOf(position) {
      const { line, column } = placeInDocument(inside, document, position);
      return { line, column };
    },
  };
}

/** The same wherever the repository lies. */
const baseName = (path: string): string => path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
