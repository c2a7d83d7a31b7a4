/** Lints an organization file: its own problems, every policy document in it and how they are attached, its detections and who invokes its functions. */
import type { PolicyKind } from "../authorization/index.ts";
import { type Finding, lintExemptions, lintOrganization, lintPolicy } from "../lint/index.ts";
import {
  accountsOf,
  type FileProblem,
  hintsFor,
  type OrganizationFile,
  type ReadFailure,
  readOrganizationFile,
} from "../organization-file/index.ts";
import { Complaint } from "./complaint.ts";
import { EXIT } from "./exit-codes.ts";
import { knownPrincipals } from "./known-principals.ts";
import { lintDetectionEntries } from "./lint-detection-entries.ts";
import { lintFunctionCallers } from "./lint-function-callers.ts";
import { type Document, organizationView, placeInText, textOf } from "./lint-organization-view.ts";
import type { Linted } from "./linted.ts";

/** Findings about the file itself and not about a policy. */
const RULE = "organization-file";

/** A file that cannot be read at all is a usage error. */
export function lintOrganizationFile(path: string): Linted {
  const read = readOrganizationFile(path);
  return read.ok ? lintSound(read.value.file) : lintBroken(path, read.refusal);
}

function lintBroken(path: string, { problems, sources }: ReadFailure): Linted {
  if (sources.size === 0)
    throw new Complaint({
      exitCode: EXIT.usage,
      lines: problems.map(({ message }) => `\`${path}\`: ${message}`),
      nextStep: "check the path; `--org` takes an organization file in YAML or JSON",
    });
  return {
    findings: problems.map((each) => findingFrom(each, "error")),
    sources: new Map([...sources].map(([file, { text }]) => [file, text])),
    policies: 0,
  };
}

function lintSound(file: OrganizationFile): Linted {
  const documents = documentsIn(file);
  const found = [
    ...documents.flatMap((each) => lintDocument(file, each)),
    ...lintOrganization(organizationView(file)),
    ...lintDetectionEntries(file),
    ...lintFunctionCallers(file),
  ];
  const hints = hintsFor(file)
    .map((each) => findingFrom(each, "suggestion"))
    .filter((hint) => !found.some((each) => isSamePlace(each, hint)));
  return {
    findings: [...found, ...hints],
    sources: new Map([file.source, ...file.documents.values()].map(({ path, text }) => [path, text])),
    policies: documents.length,
  };
}

const findingFrom = (
  { file, line, column, message, suggestion }: FileProblem,
  severity: Finding["severity"],
): Finding => ({
  rule: RULE,
  severity,
  file,
  line,
  column,
  message,
  instead: suggestion ?? "",
});

const isSamePlace = (a: Finding, b: Finding): boolean =>
  a.file === b.file && a.line === b.line && a.column === b.column;

type KindOfDocument = Readonly<{ document: Document; kind: PolicyKind }>;

const POLICY_KINDS: ReadonlyMap<string, PolicyKind> = new Map([
  ["SERVICE_CONTROL_POLICY", "serviceControl"],
  ["RESOURCE_CONTROL_POLICY", "resourceControl"],
  ["IDENTITY_POLICY", "identity"],
]);

/** Every document in the language of IAM; a file that is used twice as the same kind is read once. */
function documentsIn(file: OrganizationFile): readonly KindOfDocument[] {
  const seen = new Set<string>();
  return [...mentionedIn(file)].flatMap(({ document, kind }) => {
    if (document === undefined || kind === undefined) return [];
    const name = document.kind === "file" ? `${kind} ${document.path}` : `${kind} at ${document.at}`;
    if (seen.has(name)) return [];
    seen.add(name);
    return [{ document, kind }];
  });
}

type Mentioned = Readonly<{ document: Document | undefined; kind: PolicyKind | undefined }>;

function* mentionedIn(file: OrganizationFile): Generator<Mentioned> {
  for (const { type, document } of file.policies.values()) yield { document, kind: POLICY_KINDS.get(type) };
  for (const { delegation } of file.organizations) yield { document: delegation.policy?.document, kind: "resource" };
  for (const { account } of accountsOf(file)) {
    const { users, groups, roles } = account.principals;
    for (const { inlinePolicies } of [...users, ...groups, ...roles])
      for (const { document } of inlinePolicies) yield { document, kind: "identity" };
    for (const { trust } of roles) if (trust.kind === "document") yield { document: trust.document, kind: "trust" };
  }
}

function lintDocument(file: OrganizationFile, { document, kind }: KindOfDocument): readonly Finding[] {
  const text = textOf(file, document);
  if (text === undefined) return [];
  const policy = { file: file.source.path, text, kind };
  return [...lintPolicy(policy), ...lintExemptions(policy, knownPrincipals(file))].map((finding) => ({
    ...finding,
    ...placeInText(file, document, finding),
  }));
}
