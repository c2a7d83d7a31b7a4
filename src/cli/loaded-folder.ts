/** Reads `--detections DIR`, with the accounts of `--org FILE` to place them in; every mistake is told with its place. */
import { type LoadedFolder, loadDetections, type Mistake, readDetections } from "../detection/index.ts";
import { accountsOf } from "../organization-file/index.ts";
import { Complaint } from "./complaint.ts";
import { EXIT } from "./exit-codes.ts";
import { printable } from "./printable.ts";
import { readOrganization } from "./serving.ts";

/** The accounts of an organization file that have an id: records carry nothing else. */
export type KnownAccounts = Readonly<{
  managementAccountIds: ReadonlySet<string>;
  /** Of the first organization, which is the reader's own. */
  managementAccountId: string;
  memberAccountIds: readonly string[];
  /** Ids stand for themselves. */
  idByName: ReadonlyMap<string, string>;
}>;

export function knownAccounts(path: string): KnownAccounts {
  const { file } = readOrganization(path);
  const [own] = file.organizations;
  const managementAccountId = own?.management.id?.text;
  if (managementAccountId === undefined)
    throw complaint([`\`${path}\` does not say which id the management account has`], "write `id` into `management`");
  const managementAccountIds = new Set([managementAccountId]);
  const memberAccountIds: string[] = [];
  const idByName = new Map<string, string>();
  for (const { account, organization, isManagement } of accountsOf(file)) {
    const id = account.id?.text;
    if (id === undefined) continue;
    idByName.set(id, id);
    if (account.name !== undefined) idByName.set(account.name, id);
    if (isManagement) managementAccountIds.add(id);
    else if (organization === own) memberAccountIds.push(id);
  }
  return { managementAccountIds, managementAccountId, memberAccountIds, idByName };
}

/** A folder that cannot be read, or that holds mistakes, is a usage error. */
export function loadFolder(folder: string, accounts: KnownAccounts | undefined): LoadedFolder {
  const files = readDetections(folder);
  if (!files.ok)
    throw complaint(
      [files.refusal],
      "give a folder of Sigma (.yml), EventBridge (.json) and metric filter (.metric-filter.json) rules",
    );
  const loaded = loadDetections(files.value, (name) => accounts?.idByName.get(name));
  if (loaded.mistakes.length > 0)
    throw complaint(loaded.mistakes.map(renderMistake), "correct the detections; nothing in them is left out silently");
  return loaded;
}

const renderMistake = ({ file, line, column, message }: Mistake): string => `${file}:${line}:${column}: ${message}`;

const complaint = (lines: readonly string[], nextStep: string): Complaint =>
  new Complaint({ exitCode: EXIT.usage, lines: lines.map(printable), nextStep });
