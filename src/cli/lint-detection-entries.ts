/** Lints the detections that an organization file writes out or points at: patterns that can never fire, or not on all that they name. */
import { type LoadedDetection, lintDetections, loadDetections, type Placement } from "../detection/index.ts";
import type { Finding } from "../lint/index.ts";
import { accountsOf, type DetectionEntry, type OrganizationFile } from "../organization-file/index.ts";
import { placeInText, textOf } from "./lint-organization-view.ts";

/** Of rules that are disabled or outside us-east-1 the hints of the file speak already, in the place of the detection. */
export function lintDetectionEntries(file: OrganizationFile): readonly Finding[] {
  const where = whereIn(file);
  return [...file.detections.values()].flatMap((entry) => lintEntry(file, entry, where));
}

function lintEntry(file: OrganizationFile, entry: DetectionEntry, where: Where): readonly Finding[] {
  const { pattern } = entry;
  const text = pattern === undefined ? undefined : textOf(file, pattern);
  if (pattern === undefined || text === undefined) return [];
  // Every pattern is read by itself, as its name within a folder says the format.
  const loaded = loadDetections([{ path: "", name: "pattern.json", text }]);
  const account = where.isForwarding || where.spread.has(text) ? EVERYWHERE : accountOf(entry.account.text, where);
  const detections = loaded.detections.map((each) => placed(each, entry, account));
  const found = lintDetections({ ...loaded, detections }, { managementAccountIds: where.managementAccountIds });
  const refused = loaded.mistakes.map((each) => ({ ...each, ...REFUSED }));
  return [...refused, ...found].map((finding) => ({ ...finding, ...placeInText(file, pattern, finding) }));
}

const REFUSED = { rule: "event-pattern", severity: "error", instead: "" } as const;

type Where = Readonly<{
  managementAccountIds: ReadonlySet<string>;
  /** By the ids and names of accounts, with an id of the file's own where it leaves the id out. */
  idOf: ReadonlyMap<string, string>;
  /** Rules may hear what other accounts send to their bus. */
  isForwarding: boolean;
  /** Patterns that are in a management account and elsewhere by entries of their own: what one does not hear another may. */
  spread: ReadonlySet<string>;
}>;

const EVERYWHERE = { kind: "every account" } as const;

/** An account without an organization may come to have one of its own, so it counts as neither management account nor member. */
function whereIn(file: OrganizationFile): Where {
  const managementAccountIds = new Set<string>();
  const idOf = new Map<string, string>();
  for (const { account, organization, isManagement } of accountsOf(file)) {
    if (organization === undefined) continue;
    const id = account.id?.text ?? account.name;
    if (isManagement) managementAccountIds.add(id);
    idOf.set(id, id).set(account.name, id);
  }
  const isManagement = (account: string): boolean => managementAccountIds.has(idOf.get(account) ?? "");
  const isForwarding = [...file.detections.values()].some(({ bus, notify }) => bus !== "default" || notify.some(isBus));
  return { managementAccountIds, idOf, isForwarding, spread: spreadIn(file, isManagement) };
}

const isBus = ({ target }: DetectionEntry["notify"][number]): boolean => target.startsWith("arn:aws:events:");

function spreadIn(file: OrganizationFile, isManagement: (account: string) => boolean): ReadonlySet<string> {
  const first = new Map<string, boolean>();
  const spread = new Set<string>();
  for (const { pattern, account } of file.detections.values()) {
    const text = pattern === undefined ? undefined : textOf(file, pattern);
    if (text === undefined) continue;
    const home = isManagement(account.text);
    if ((first.get(text) ?? home) !== home) spread.add(text);
    first.set(text, home);
  }
  return spread;
}

function placed(detection: LoadedDetection, { state }: DetectionEntry, account: Placement["account"]): LoadedDetection {
  const { rule } = detection;
  const seesReadOnly = state === "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS";
  return {
    ...detection,
    isEnabled: true,
    placement: { account, region: undefined, isStated: true },
    rule: rule.kind === "pattern" ? { ...rule, seesReadOnly } : rule,
  };
}

function accountOf(text: string, { idOf }: Where): Placement["account"] {
  if (text === EVERY_MEMBER) return { kind: EVERY_MEMBER };
  const id = idOf.get(text);
  return id === undefined ? EVERYWHERE : { kind: "account", id };
}

const EVERY_MEMBER = "every member account";
