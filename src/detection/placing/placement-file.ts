/** `placement.yaml`: in which account and Region the detections of a folder live; single files may differ. */
import { days, parseDuration } from "../../kernel/index.ts";
import { parseDocuments } from "../document/parse-documents.ts";
import { Fields } from "../document/read-fields.ts";
import type { Mistakes } from "../document/source.ts";
import { seen } from "../document/tree.ts";
import type { AccountPlace, Placement } from "../loaded-detection.ts";

export const PLACEMENT_FILE = "placement.yaml";
/** Where nothing is written, a detection counts as one that sees every record. */
export const EVERYWHERE: Placement = { account: { kind: "every account" }, region: undefined, isStated: false };

/** The account with this name or id; undefined where no organization was given or none is called so. */
export type FindAccount = (name: string) => string | undefined;

export type PlacementFile = Readonly<{ folder: Placement; files: ReadonlyMap<string, Placement> }>;

export function parsePlacementFile(
  mistakes: Mistakes,
  inherited: Placement,
  findAccount: FindAccount,
): PlacementFile | undefined {
  const documents = parseDocuments(mistakes);
  if (documents === undefined) return undefined;
  const [root, ...others] = documents;
  if (root?.kind !== "mapping" || others.length > 0)
    return mistakes.add(root?.at ?? 0, "expected `account`, `region`, `delay` and `files`");
  const fields = new Fields(root, mistakes);
  fields.only(["account", "region", "delay", "files"]);
  const folder = placementIn(fields, inherited, findAccount);
  const files = new Map<string, Placement>();
  const each = fields.mapping("files");
  for (const { key, value } of each?.node.entries ?? []) {
    if (value.kind !== "mapping")
      mistakes.add(value.at, `expected \`account\`, \`region\` or \`delay\` for \`${key}\`, saw ${seen(value)}`);
    else {
      const own = new Fields(value, mistakes);
      own.only(["account", "region", "delay"]);
      files.set(key, placementIn(own, folder, findAccount));
    }
  }
  return { folder, files };
}

function placementIn(fields: Fields, inherited: Placement, findAccount: FindAccount): Placement {
  const account = accountOf(fields, findAccount) ?? inherited.account;
  const region = regionOf(fields, inherited.region);
  const delayMs = delayOf(fields) ?? inherited.delayMs;
  return { account, region, isStated: true, ...(delayMs !== undefined && { delayMs }) };
}

/** A duration such as `15m`; a pipeline that is more than a day behind is a mistake. */
function delayOf(fields: Fields): number | undefined {
  const text = fields.text("delay");
  if (text === undefined) return undefined;
  const delayMs = parseDuration(text);
  if (delayMs !== undefined && delayMs <= days(1)) return delayMs;
  const at = fields.entry("delay")?.value.at ?? fields.node.at;
  return fields.mistakes.add(at, `expected a duration up to \`1d\` such as \`15m\`, saw \`${text}\``);
}

function accountOf(fields: Fields, findAccount: FindAccount): AccountPlace | undefined {
  const name = fields.text("account");
  if (name === undefined) return undefined;
  if (name === "every account" || name === "every member account" || name === "management") return { kind: name };
  const id = findAccount(name) ?? (/^\d{12}$/.test(name) ? name : undefined);
  if (id !== undefined) return { kind: "account", id };
  return fields.mistakes.add(
    fields.entry("account")?.value.at ?? fields.node.at,
    `expected \`every account\`, \`every member account\`, \`management\`, 12 digits or, with \`--org\`, the name of an account, saw \`${name}\``,
  );
}

function regionOf(fields: Fields, inherited: string | undefined): string | undefined {
  const region = fields.text("region");
  if (region === undefined) return inherited;
  if (region === "every region") return undefined;
  if (/^[a-z]{2}(-[a-z]+)+-\d$/.test(region)) return region;
  return fields.mistakes.add(
    fields.entry("region")?.value.at ?? fields.node.at,
    `expected a Region such as \`us-east-1\` or \`every region\`, saw \`${region}\``,
  );
}
