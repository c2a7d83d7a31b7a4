/** Reads an organization file and the documents it refers to from the disk, and nothing outside the folder it may read. */
import { createHash } from "node:crypto";
import { readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { accept, type Result, refuse } from "../kernel/index.ts";
import type { OrganizationFile } from "./organization-file.ts";
import { checkFile, openFile } from "./parse-file.ts";
import type { FileProblem } from "./problem.ts";
import { type SourceText, sourceText } from "./source-text.ts";

/** One file that was read, by its content; `path` as the reader named it. */
export type ReadInput = Readonly<{ path: string; sha256: string; bytes: number }>;

export type ReadOrganization = Readonly<{
  file: OrganizationFile;
  documents: readonly Readonly<{ path: string; text: string }>[];
  inputs: Readonly<{ organization: ReadInput; documents: readonly ReadInput[] }>;
}>;

/** `sources` holds every text that a problem points into, for `renderProblems`. */
export type ReadFailure = Readonly<{
  problems: readonly FileProblem[];
  sources: ReadonlyMap<string, SourceText>;
}>;

export type ReadOptions = Readonly<{
  /**
   * Documents must lie in this folder, after symbolic links are followed. Left out: the working directory when the file
   * lies in it, else the file's own folder.
   */
  within?: string;
}>;

const MAX_FILE_BYTES = 134_217_728;
const MAX_DOCUMENT_BYTES = 1_048_576;

type Content = Readonly<{ text: string; input: ReadInput }>;
type Unread = Readonly<{ message: string; suggestion?: string }>;

export function readOrganizationFile(path: string, options: ReadOptions = {}): Result<ReadOrganization, ReadFailure> {
  const content = readText(path, { shown: path, named: path, maxBytes: MAX_FILE_BYTES });
  if (!content.ok) {
    const problem = { file: path, line: 1, column: 1, path: "", ...content.refusal };
    return refuse({ problems: [problem], sources: new Map() });
  }
  const opened = openFile({ path, text: content.value.text });
  if (!opened.ok) {
    const source = sourceText(path, content.value.text);
    return refuse({ problems: opened.refusal, sources: new Map([[path, source]]) });
  }
  const documents = readDocuments(opened.value.references, { path, within: boundaryOf(path, options) });
  const sources = new Map([...documents.contents].map(([key, each]) => [key, sourceText(each.input.path, each.text)]));
  const checked = checkFile(opened.value, { read: sources, unread: documents.unread });
  if (!checked.ok) {
    const all = [opened.value.source, ...sources.values()];
    return refuse({ problems: checked.refusal, sources: new Map(all.map((each) => [each.path, each])) });
  }
  const contents = [...documents.contents.values()];
  return accept({
    file: checked.value,
    documents: contents.map(({ text, input }) => ({ path: input.path, text })),
    inputs: { organization: content.value.input, documents: contents.map((each) => each.input) },
  });
}

type Around = Readonly<{ path: string; within: string }>;
type Documents = Readonly<{ contents: ReadonlyMap<string, Content>; unread: ReadonlyMap<string, Unread> }>;

function readDocuments(references: readonly string[], around: Around): Documents {
  const contents = new Map<string, Content>();
  const unread = new Map<string, Unread>();
  for (const reference of references) {
    const content = readDocument(reference, around);
    if (content.ok) contents.set(reference, content.value);
    else unread.set(reference, content.refusal);
  }
  return { contents, unread };
}

function readDocument(reference: string, { path, within }: Around): Result<Content, Unread> {
  const shown = join(dirname(path), reference).split(sep).join("/");
  if (isAbsolute(reference)) return refuse({ message: `expected a relative path, saw \`${reference}\`` });
  const real = realPathOf(shown);
  if (!isInside(real ?? resolve(shown), within)) {
    const message = `expected a document inside the folder that may be read, saw \`${reference}\`, which lies outside`;
    return refuse({ message, suggestion: "move the document, or start from the folder that holds both" });
  }
  return readText(real ?? shown, { shown, named: reference, maxBytes: MAX_DOCUMENT_BYTES });
}

function boundaryOf(path: string, { within }: ReadOptions): string {
  const folder = realPathOf(dirname(path)) ?? resolve(dirname(path));
  if (within !== undefined) return realPathOf(within) ?? resolve(within);
  const here = realPathOf(".") ?? resolve(".");
  return isInside(folder, here) ? here : folder;
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === "" || (!isAbsolute(way) && way !== ".." && !way.startsWith(`..${sep}`));
}

function realPathOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch (error) {
    if (hasCode(error)) return undefined;
    throw error;
  }
}

/** `shown` is the path in every report, `named` how a refusal calls it. */
type Reading = Readonly<{ shown: string; named: string; maxBytes: number }>;

/** A whole text file, UTF-8. */
function readText(path: string, { shown, named, maxBytes }: Reading): Result<Content, Unread> {
  try {
    const stats = statSync(path);
    if (!stats.isFile()) return refuse({ message: `expected a file, saw \`${named}\`, which is none` });
    if (stats.size > maxBytes) {
      return refuse({ message: `expected at most ${maxBytes} bytes, saw ${stats.size} in \`${named}\`` });
    }
    const bytes = readFileSync(path);
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return accept({
      text,
      input: { path: shown, sha256: createHash("sha256").update(bytes).digest("hex"), bytes: bytes.length },
    });
  } catch (error) {
    if (hasCode(error)) return refuse(unreadable(named, error.code));
    throw error;
  }
}

const hasCode = (error: unknown): error is Error & Readonly<{ code: string }> =>
  error instanceof Error && "code" in error && typeof error.code === "string";

function unreadable(named: string, code: string): Unread {
  if (code === "ENOENT" || code === "ENOTDIR") {
    const suggestion = "check the path; documents are looked for beside the organization file";
    return { message: `expected the file \`${named}\`, there is none`, suggestion };
  }
  if (code === "ERR_ENCODING_INVALID_ENCODED_DATA")
    return { message: `expected UTF-8 text, saw other bytes in \`${named}\`` };
  return { message: `expected to read \`${named}\`, the system answered ${code}` };
}
