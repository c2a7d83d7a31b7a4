/** From text to a checked file, in two steps: what it says and which documents it needs, then what it means. */
import { accept, type Result, refuse } from "../kernel/index.ts";
import { compileShape } from "./check-shape.ts";
import type { UnreadDocuments } from "./checks/checking.ts";
import { accountsOf, type DocumentEntry, type OrganizationFile } from "./organization-file.ts";
import { type ParsedEntries, parseEntries } from "./parse-entries.ts";
import { collectProblems, type FileProblem, type Problems } from "./problem.ts";
import { ORGANIZATION_FILE_SCHEMA } from "./schema.ts";
import { type SourceText, sourceText } from "./source-text.ts";
import type { TreeNode } from "./tree.ts";
import { validate } from "./validate.ts";
import { parseTree } from "./yaml-tree.ts";

/** A file whose text was read as a tree; problems of shape are kept until the documents are there. */
export type OpenedFile = Readonly<{
  source: SourceText;
  entries: ParsedEntries;
  problems: Problems;
  /** Paths that the file refers to, each once, in order. */
  references: readonly string[];
}>;

/** Documents by the path that the file gives; `path` is what a reader is shown. */
export type LoadedDocuments = Readonly<{ read: ReadonlyMap<string, SourceText>; unread: UnreadDocuments }>;

type Text = Readonly<{ path: string; text: string }>;

let checkShape: ReturnType<typeof compileShape> | undefined;

/** The first step; refused only when the text is no tree. */
export function openFile({ path, text }: Text): Result<OpenedFile, readonly FileProblem[]> {
  const source = sourceText(path, text);
  const tree = parseTree(source);
  if (!tree.ok) return tree;
  const kept: { tree: TreeNode | undefined } = { tree: tree.value };
  const problems = collectProblems(source, () => (kept.tree ??= treeAgain(source)));
  checkShape ??= compileShape(ORGANIZATION_FILE_SCHEMA);
  checkShape(tree.value, problems);
  const entries = parseEntries(tree.value);
  // Of a large file the tree is larger than everything else, and most files have no problems: it is read again when one has.
  kept.tree = undefined;
  return accept({ source, entries, problems, references: referencesOf(entries) });
}

function treeAgain(source: SourceText): TreeNode | undefined {
  const tree = parseTree(source);
  return tree.ok ? tree.value : undefined;
}

/** The second step: every problem of shape and meaning at once, at most fifty. */
export function checkFile(
  opened: OpenedFile,
  documents: LoadedDocuments,
): Result<OrganizationFile, readonly FileProblem[]> {
  const { source, entries, problems } = opened;
  const file: OrganizationFile = { ...entries, source, documents: documents.read };
  validate(file, documents.unread, problems);
  return problems.count() > 0 ? refuse(problems.list()) : accept(file);
}

/** Both steps over texts that are already in memory; `documents` are by the path that the file gives. */
export function parseOrganizationFile(
  text: Text,
  documents: ReadonlyMap<string, string> = new Map(),
): Result<OrganizationFile, readonly FileProblem[]> {
  const opened = openFile(text);
  if (!opened.ok) return opened;
  const read = new Map([...documents].map(([path, each]) => [path, sourceText(path, each)]));
  const missing = opened.value.references.filter((each) => !read.has(each));
  const unread = new Map(
    missing.map((each) => [each, { message: `expected the document \`${each}\`, there is none` }]),
  );
  return checkFile(opened.value, { read, unread });
}

function referencesOf(entries: ParsedEntries): readonly string[] {
  const paths = new Set<string>();
  for (const document of documentsOf(entries)) if (document?.kind === "file") paths.add(document.path);
  return [...paths];
}

function* documentsOf(entries: ParsedEntries): Generator<DocumentEntry | undefined> {
  for (const policy of entries.policies.values()) yield policy.document;
  for (const { delegation, stackSets, identityCenter } of entries.organizations) {
    yield delegation.policy?.document;
    yield* stackSets.map((each) => each.document);
    yield* identityCenter?.permissionSets.map((each) => each.document) ?? [];
  }
  for (const detection of entries.detections.values()) yield detection.pattern;
  for (const lambda of entries.functions.values()) yield lambda.policy;
  for (const { account } of accountsOf(entries)) {
    for (const user of account.principals.users) yield* user.inlinePolicies.map((each) => each.document);
    for (const role of account.principals.roles) {
      yield* role.inlinePolicies.map((each) => each.document);
      if (role.trust.kind === "document") yield role.trust.document;
    }
  }
}
