/** From the texts of a folder to detections, or to every mistake in them. The file's name says its format. */
import { parseDocuments, parseJsonDocument } from "./document/parse-documents.ts";
import { type Mistake, Mistakes, placeAt, sourceOf } from "./document/source.ts";
import type { TreeNode } from "./document/tree.ts";
import { parseEventBridgeDocument } from "./formats/eventbridge-document.ts";
import { parseMetricFilter } from "./formats/metric-filter.ts";
import { isPanther, parsePanther } from "./formats/panther.ts";
import { parseSigma } from "./formats/sigma/parse-sigma.ts";
import { type LoadedDetection, NO_MENTIONS, type Placement } from "./loaded-detection.ts";
import { EVERYWHERE, type FindAccount, PLACEMENT_FILE, parsePlacementFile } from "./placing/placement-file.ts";

/** `path` is how problems name the file; `name` is its place in the folder, with `/`. */
export type DetectionFile = Readonly<{ path: string; name: string; text: string }>;

export type LoadedFolder = Readonly<{
  detections: readonly LoadedDetection[];
  /** Rules that only a correlation listens to, by detection: they do not fire by themselves. */
  correlated: ReadonlyMap<LoadedDetection, readonly LoadedDetection[]>;
  mistakes: readonly Mistake[];
  sources: ReadonlyMap<string, string>;
}>;

type Found = Readonly<{ detection: LoadedDetection; names: readonly string[]; mistakes: Mistakes; at: number }>;

export function loadDetections(
  files: readonly DetectionFile[],
  findAccount: FindAccount = () => undefined,
): LoadedFolder {
  const collected: Mistake[] = [];
  const placements = placementsOf(files, findAccount, collected);
  const found = files
    .filter(({ name }) => !isPlacement(name))
    .flatMap((file) => {
      const mistakes = new Mistakes(sourceOf(file.path, file.text));
      const detections = readFile(file, mistakes, placements(file.name));
      collected.push(...mistakes.all);
      return detections;
    });
  const correlated = correlatedIn(found, collected);
  const silent = new Set([...correlated].flatMap(([detection, rules]) => (generates(detection) ? [] : rules)));
  return {
    detections: found.map(({ detection }) => detection).filter((each) => !silent.has(each)),
    correlated,
    mistakes: collected.toSorted(byPlace),
    sources: new Map(files.map(({ path, text }) => [path, text])),
  };
}

const byPlace = (left: Mistake, right: Mistake): number =>
  left.file === right.file ? left.line - right.line || left.column - right.column : left.file < right.file ? -1 : 1;

const generates = ({ rule }: LoadedDetection): boolean => rule.kind === "correlation" && rule.correlation.generate;
const isPlacement = (name: string): boolean => name.split("/").at(-1) === PLACEMENT_FILE;
const folderOf = (name: string): string => name.split("/").slice(0, -1).join("/");

/** Each folder inherits what stands above it. */
function placementsOf(
  files: readonly DetectionFile[],
  findAccount: FindAccount,
  collected: Mistake[],
): (name: string) => Placement {
  const folders = new Map<string, Placement>();
  const single = new Map<string, Placement>();
  const above = (folder: string): Placement => {
    for (let at = folder; ; at = folderOf(at)) {
      const placement = folders.get(at);
      if (placement !== undefined || at === "") return placement ?? EVERYWHERE;
    }
  };
  const names = new Set(files.map(({ name }) => name));
  for (const { name, path, text } of files
    .filter((each) => isPlacement(each.name))
    .toSorted((a, b) => a.name.length - b.name.length)) {
    const folder = folderOf(name);
    const mistakes = new Mistakes(sourceOf(path, text));
    const parsed = parsePlacementFile(mistakes, above(folderOf(folder)), findAccount);
    if (parsed !== undefined) {
      folders.set(folder, parsed.folder);
      for (const [file, placement] of parsed.files) {
        const full = folder === "" ? file : `${folder}/${file}`;
        if (!names.has(full)) mistakes.add(0, `there is no file \`${file}\` beside this one`);
        single.set(full, placement);
      }
    }
    collected.push(...mistakes.all);
  }
  return (name) => single.get(name) ?? above(folderOf(name));
}

function readFile({ name }: DetectionFile, mistakes: Mistakes, placement: Placement): readonly Found[] {
  const shared = { mistakes, placement, name };
  if (name.endsWith(".metric-filter.json")) return readMetricFilter(parseJsonDocument(mistakes), shared);
  if (name.endsWith(".json")) return readEventBridge(parseJsonDocument(mistakes), shared);
  return (parseDocuments(mistakes) ?? []).flatMap((node) =>
    isPanther(node) ? readPanther(node, shared) : readSigma(node, shared),
  );
}

type Shared = Readonly<{ mistakes: Mistakes; placement: Placement; name: string }>;

const stem = (name: string): string => name.replace(/(?:\.metric-filter)?\.[a-z]+$/, "");

function readEventBridge(node: TreeNode | undefined, { mistakes, placement, name }: Shared): readonly Found[] {
  const document = node && mistakes.all.length === 0 ? parseEventBridgeDocument(node, mistakes, stem(name)) : undefined;
  if (document === undefined || mistakes.all.length > 0) return [];
  const { isEnabled, rule, mentions } = document;
  const detection: LoadedDetection = {
    id: document.name,
    title: document.name,
    format: "eventbridge",
    place: placeAt(mistakes.source, 0),
    placement,
    isEnabled,
    rule,
    mentions,
  };
  return [{ detection, names: [], mistakes, at: 0 }];
}

function readMetricFilter(node: TreeNode | undefined, { mistakes, placement, name }: Shared): readonly Found[] {
  const document = node && parseMetricFilter(node, mistakes);
  if (document === undefined) return [];
  const { isEnabled, rule, mentions } = document;
  const id = document.name === "" ? stem(name) : document.name;
  const detection: LoadedDetection = {
    id,
    title: rule.alarm?.name || id,
    format: "metric-filter",
    place: placeAt(mistakes.source, 0),
    placement,
    isEnabled,
    rule,
    mentions,
  };
  return [{ detection, names: [], mistakes, at: 0 }];
}

function readSigma(node: TreeNode, { mistakes, placement, name }: Shared): readonly Found[] {
  const document = parseSigma(node, mistakes);
  if (document === undefined) return [];
  const { names, at, title, rule, mentions } = document;
  const id = names[0] ?? stem(name);
  const detection: LoadedDetection = {
    id,
    title,
    format: "sigma",
    place: placeAt(mistakes.source, at),
    placement,
    isEnabled: true,
    rule,
    mentions,
  };
  return [{ detection, names, mistakes, at }];
}

function readPanther(node: Extract<TreeNode, { kind: "mapping" }>, { mistakes, placement }: Shared): readonly Found[] {
  const rule = parsePanther(node, mistakes);
  if (rule === undefined) return [];
  const { id, title, isEnabled } = rule;
  const detection: LoadedDetection = {
    id,
    title,
    format: "panther",
    place: placeAt(mistakes.source, node.at),
    placement,
    isEnabled,
    rule: { kind: "panther", rule },
    mentions: NO_MENTIONS,
  };
  return [{ detection, names: [], mistakes, at: node.at }];
}

/** A correlation speaks of rules by name or id, in whichever file of the folder they stand. */
function correlatedIn(
  found: readonly Found[],
  collected: Mistake[],
): ReadonlyMap<LoadedDetection, readonly LoadedDetection[]> {
  const byName = new Map(found.flatMap(({ detection, names }) => names.map((name) => [name, detection] as const)));
  const correlated = new Map<LoadedDetection, readonly LoadedDetection[]>();
  for (const { detection, mistakes, at } of found) {
    if (detection.rule.kind !== "correlation") continue;
    const rules = detection.rule.correlation.rules.flatMap((name) => {
      const rule = byName.get(name);
      if (rule?.rule.kind === "sigma") return [rule];
      const what =
        rule === undefined ? "no rule here has that name or id" : "it is a correlation itself, which is not supported";
      collected.push({ ...placeAt(mistakes.source, at), message: `the correlation refers to \`${name}\`: ${what}` });
      return [];
    });
    correlated.set(detection, rules);
  }
  return correlated;
}
