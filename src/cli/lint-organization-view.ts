/** An organization file as lint wants to see it: levels with what is attached, and the places of documents. */
import { awsManagedPolicyNamed } from "../catalogue/index.ts";
import type { AttachedText, LintLevel, LintPlace, OrganizationView, UnattachedPolicy } from "../lint/index.ts";
import {
  type AccountEntry,
  accountsOf,
  fileOffsetOf,
  type OrganizationEntry,
  type OrganizationFile,
  type PolicyEntry,
  type SourceText,
  type UnitEntry,
  unitsOf,
} from "../organization-file/index.ts";

export type Document = NonNullable<PolicyEntry["document"]>;

const FULL_ACCESS = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}';

export const organizationView = (file: OrganizationFile): OrganizationView => ({
  organizations: file.organizations.map((organization) => ({
    name: organization.name,
    ...(organization.policyTypes.includes("SERVICE_CONTROL_POLICY") ? { root: rootOf(file, organization) } : {}),
  })),
  unattached: unattachedIn(file),
});

const rootOf = (file: OrganizationFile, { root, at }: OrganizationEntry): LintLevel => ({
  ...unitLevel(file, root),
  kind: "root",
  at: placeAt(file.source, root.policies?.[0]?.at ?? at),
});

const unitLevel = (file: OrganizationFile, unit: UnitEntry): LintLevel => ({
  name: unit.name,
  kind: "organizational unit",
  at: placeAt(file.source, unit.at),
  attached: attachedTo(file, unit),
  below: [
    ...unit.accounts.map((each) => accountLevel(file, each)),
    ...unit.organizationalUnits.map((each) => unitLevel(file, each)),
  ],
});

const accountLevel = (file: OrganizationFile, account: AccountEntry): LintLevel => ({
  name: account.name,
  kind: "account",
  at: placeAt(file.source, account.at),
  attached: attachedTo(file, account),
  ...(account.departure === undefined ? {} : { departureAt: placeAt(file.source, account.departure.at) }),
  below: [],
});

/** Left out means FullAWSAccess. Policies of other types are passed over. */
function attachedTo(file: OrganizationFile, { policies }: Pick<UnitEntry, "policies">): readonly AttachedText[] {
  if (policies === undefined) return [{ name: "FullAWSAccess", text: FULL_ACCESS }];
  return policies.flatMap(({ text: name }) => {
    if (name === "FullAWSAccess") return [{ name, text: FULL_ACCESS }];
    const policy = file.policies.get(name);
    if (policy?.type !== "SERVICE_CONTROL_POLICY" || policy.document === undefined) return [];
    const text = textOf(file, policy.document);
    return text === undefined ? [] : [{ name, text }];
  });
}

/** Policies of an organization only: identity policies are in use through their accounts. */
function unattachedIn(file: OrganizationFile): readonly UnattachedPolicy[] {
  const attached = new Set<string>();
  const add = ({ policies }: Pick<UnitEntry, "policies">): void => {
    for (const { text } of policies ?? []) attached.add(text);
  };
  for (const organization of file.organizations) for (const { unit } of unitsOf(organization)) add(unit);
  for (const { account } of accountsOf(file)) add(account);
  return [...file.policies.values()]
    .filter(({ type, key }) => type !== "IDENTITY_POLICY" && !attached.has(key))
    .filter(({ key }) => awsManagedPolicyNamed(key) === undefined)
    .map(({ key, at }) => ({ name: key, at: placeAt(file.source, at) }));
}

export const textOf = (file: OrganizationFile, document: Document): string | undefined =>
  document.kind === "inline" ? document.text : file.documents.get(document.path)?.text;

/** Where a place of a document's text stands for the reader: in its own file, or in the organization file. */
export function placeInText(
  file: OrganizationFile,
  document: Document,
  { line, column }: Readonly<{ line: number; column: number }>,
): LintPlace {
  if (document.kind === "file") return { file: file.documents.get(document.path)?.path ?? document.path, line, column };
  // What is written out is one line; text that was given as a string is placed at its beginning.
  return placeAt(file.source, fileOffsetOf(document, column - 1));
}

export function placeAt({ path, lineStarts }: SourceText, offset: number): LintPlace {
  const line = Math.max(0, firstBeyond(lineStarts, offset) - 1);
  return { file: path, line: line + 1, column: offset - (lineStarts[line] ?? 0) + 1 };
}

function firstBeyond(lineStarts: readonly number[], offset: number): number {
  let [low, high] = [0, lineStarts.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
