/** Carries out `orgdrill coverage` and `orgdrill lint --detections`. */
import {
  coverageOf,
  type DetectionFinding,
  type FormCoverage,
  type LoadedDetection,
  type LoadedFolder,
  labelOf,
  lintDetections,
  type ThreatCoverage,
} from "../detection/index.ts";
import { EXIT } from "./exit-codes.ts";
import { type KnownAccounts, knownAccounts, loadFolder } from "./loaded-folder.ts";
import { printable } from "./printable.ts";
import { fittedFor } from "./terminal.ts";

export type CoverageOptions = Readonly<{ detections: string; org?: string; json?: boolean }>;

export function cover(options: CoverageOptions): number {
  const accounts = options.org === undefined ? undefined : knownAccounts(options.org);
  const folder = loadFolder(options.detections, accounts);
  const threats = coverageOf(folder, accounts);
  const findings = lint(folder, accounts);
  process.stdout.write(
    options.json === true
      ? `${JSON.stringify(describeCoverage(folder, threats, findings), null, 2)}\n`
      : fittedFor(process.stdout, renderCoverage(folder, threats, findings)),
  );
  return EXIT.held;
}

/** Errors and warnings fail, suggestions do not. */
export function lintFolder(options: CoverageOptions): number {
  const accounts = options.org === undefined ? undefined : knownAccounts(options.org);
  const folder = loadFolder(options.detections, accounts);
  const findings = lint(folder, accounts);
  const described = {
    schema: "orgdrill.lint/1",
    detections: folder.detections.length,
    totals: tally(findings),
    findings,
  };
  const text = `${findings.map(renderFinding).join("")}${counted(findings, folder)}\n`;
  process.stdout.write(
    options.json === true ? `${JSON.stringify(described, null, 2)}\n` : fittedFor(process.stdout, text),
  );
  return findings.some(({ severity }) => severity !== "suggestion") ? EXIT.broke : EXIT.held;
}

const lint = (folder: LoadedFolder, accounts: KnownAccounts | undefined): readonly DetectionFinding[] =>
  lintDetections(folder, accounts === undefined ? {} : { managementAccountIds: accounts.managementAccountIds });

function describeCoverage(
  folder: LoadedFolder,
  threats: readonly ThreatCoverage[],
  findings: readonly DetectionFinding[],
) {
  return {
    schema: "orgdrill.coverage/1",
    detections: folder.detections.map((detection) => ({
      ...nameOf(detection),
      title: detection.title,
      threats: threats
        .filter(({ forms }) => forms.some(({ fire }) => fire.includes(detection)))
        .map(({ name }) => name),
    })),
    threats: threats.map(({ threat, name, forms, isBlind }) => ({
      name,
      eventName: threat.eventName,
      eventSource: `${threat.service}.amazonaws.com`,
      meaning: threat.meaning,
      technique: threat.technique ?? null,
      loggedIn: threat.loggedIn,
      blind: isBlind,
      success: describeForm(forms, "success"),
      denied: describeForm(forms, "denied"),
    })),
    blind: threats.filter(({ isBlind }) => isBlind).map(({ name }) => name),
    /** Python is run by `detect` only. */
    notJudged: notJudged(folder).map(nameOf),
    findings,
    totals: totalsOf(folder, threats, findings),
  };
}

const notJudged = ({ detections }: LoadedFolder): readonly LoadedDetection[] =>
  detections.filter(({ format }) => format === "panther");

const nameOf = ({ id, format, place: { file, line } }: LoadedDetection) => ({ id, format, file, line });

function describeForm(forms: readonly FormCoverage[], wanted: FormCoverage["form"]) {
  const found = forms.find(({ form }) => form === wanted);
  if (found === undefined) return null;
  const { basis, fire, count, unseen, uncertain, accounts } = found;
  return {
    basis,
    fire: fire.map(({ id }) => id),
    countOnly: count.map(({ id }) => id),
    unseen: unseen.map(({ detection, because }) => ({ detection: detection.id, because })),
    dependsOn:
      uncertain.length === 0
        ? []
        : [{ assumption: "membership-detail-type", detections: uncertain.map(({ id }) => id) }],
    accounts,
  };
}

const totalsOf = (folder: LoadedFolder, threats: readonly ThreatCoverage[], findings: readonly DetectionFinding[]) => ({
  detections: folder.detections.length,
  threats: threats.length,
  seen: threats.filter(({ isBlind }) => !isBlind).length,
  blind: threats.filter(({ isBlind }) => isBlind).length,
  ...tally(findings),
});

function tally(findings: readonly DetectionFinding[]) {
  const count = (wanted: DetectionFinding["severity"]): number =>
    findings.filter(({ severity }) => severity === wanted).length;
  return { errors: count("error"), warnings: count("warning"), suggestions: count("suggestion") };
}

function renderCoverage(
  folder: LoadedFolder,
  threats: readonly ThreatCoverage[],
  findings: readonly DetectionFinding[],
): string {
  const width = Math.max(...threats.map(({ name }) => name.length));
  const nameOf = namesIn(folder);
  const rows = threats.map(({ name, forms, isBlind }) => {
    const cells = forms.map((form) => `${form.form}: ${renderForm(form, nameOf)}`).join("; ");
    return `${isBlind ? "BLIND" : "seen "}  ${name.padEnd(width)}  ${cells}`;
  });
  const { seen, threats: total, detections } = totalsOf(folder, threats, findings);
  const told = findings.length === 0 ? "" : `\n${findings.map(renderFinding).join("")}`;
  const last = `${seen} of ${total} threats are seen by at least one of ${detections} detections; the records are modelled where nothing else is said`;
  const python = notJudged(folder).length;
  const leftOut =
    python === 0 ? "" : `${python} Panther rules are not judged here: \`orgdrill detect --allow-python\` runs them\n`;
  return `${rows.map(printable).join("\n")}\n${told}\n${leftOut}${last}\n`;
}

type NameOf = (detection: LoadedDetection) => string;

/** Two rules may share a name, as a pattern and a metric filter of one event do; then the format tells them apart. */
function namesIn({ detections }: LoadedFolder): NameOf {
  const count = new Map<string, number>();
  for (const { id } of detections) count.set(id, (count.get(id) ?? 0) + 1);
  return (detection) =>
    (count.get(detection.id) ?? 0) > 1 ? `${labelOf(detection)} [${detection.format}]` : labelOf(detection);
}

function renderForm({ fire, count, unseen, uncertain, accounts, basis }: FormCoverage, nameOf: NameOf): string {
  const names = (all: readonly LoadedDetection[]): string => all.map(nameOf).join(", ");
  const parts = [
    fire.length === 0 ? "nobody" : names(fire),
    ...(count.length === 0 ? [] : [`only counted by ${names(count)}`]),
    ...(unseen.length === 0
      ? []
      : [`never reaches ${unseen.map(({ detection, because }) => `${nameOf(detection)} (${because})`).join(", ")}`]),
    ...(uncertain.length === 0 ? [] : [`rests on the assumption membership-detail-type for ${names(uncertain)}`]),
    ...(fire.length > 0 && accounts.seen < accounts.total ? [`in ${accounts.seen} of ${accounts.total} accounts`] : []),
    ...(basis === "modelled" ? [] : [`${basis} record`]),
  ];
  return parts.join(", ");
}

const renderFinding = ({ file, line, column, severity, message, instead, rule }: DetectionFinding): string =>
  `${printable(`${file}:${line}:${column}: ${severity}: ${message}`)} [${rule}]\n  instead: ${printable(instead)}\n`;

function counted(findings: readonly DetectionFinding[], { detections }: LoadedFolder): string {
  const { errors, warnings, suggestions } = tally(findings);
  const counts = `${several(errors, "error")}, ${several(warnings, "warning")}, ${several(suggestions, "suggestion")}`;
  return `${counts} in ${several(detections.length, "detection")}`;
}

const several = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;
