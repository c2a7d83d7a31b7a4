/** `junit.xml` for CI systems: broke is a failure, inconclusive an error, not run is skipped, accepted passes with a property. */
import {
  ANSWER_KINDS,
  type DrillResult,
  EVIDENCE_CLASS_WORD,
  type RunEvidence,
  VERDICT_WORD,
  type Verdict,
  weakest,
} from "../../evidence/index.ts";
import { basisMark, drillBases } from "../sections/bases.ts";
import { classStatement } from "../sections/class-statement.ts";
import { OUTCOME_WORDS } from "../sections/experiments.ts";
import { findingMark, inferredInWords } from "../sections/inferences.ts";
import { type FeatureGroup, results } from "../sections/results.ts";
import { placeInWords } from "../sections/what-broke.ts";
import { printable } from "../text.ts";

export function renderJunit({ document }: RunEvidence): string {
  const suites = results(document).map((group) => suite(group, document.envelope.startedAt));
  const name = `orgdrill: ${classStatement(document).banner}`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name=${quoted(name)}${counts(document.drills)}>
${suites.join("")}</testsuites>
`;
}

function suite({ feature, uri, rules }: FeatureGroup, startedAt: string): string {
  const drills = rules.flatMap((each) => each.drills);
  return `  <testsuite name=${quoted(feature)} file=${quoted(uri)} timestamp=${quoted(startedAt)}${counts(drills)}>
${drills.map(testCase).join("")}  </testsuite>
`;
}

function counts(drills: readonly DrillResult[]): string {
  const count = (verdict: Verdict): number => drills.filter((each) => each.verdict === verdict).length;
  return ` tests="${drills.length}" failures="${count("broke")}" errors="${count("inconclusive")}" skipped="${count("notRun")}" time="0"`;
}

function testCase(drill: DrillResult): string {
  const { name, rule, feature, uri, line } = drill;
  const title = rule === null ? name : `${rule} - ${name}`;
  const properties = propertiesOf(drill).map(
    ([key, value]) => `        <property name=${quoted(key)} value=${quoted(value)}/>\n`,
  );
  return `    <testcase classname=${quoted(feature)} name=${quoted(title)} file=${quoted(uri)} line="${line}" time="0">
      <properties>
${properties.join("")}      </properties>
${outcome(drill)}    </testcase>
`;
}

function propertiesOf(drill: DrillResult): readonly (readonly [string, string])[] {
  const given = ANSWER_KINDS.flatMap((kind) => drill.answers[kind] ?? []);
  const least = weakest(given.map((each) => each.class));
  const all = [
    ["id", drill.id],
    ["verdict", VERDICT_WORD[drill.verdict]],
    ["claims", drill.claims.join(" ")],
    ["techniques", drill.techniques.join(" ")],
    ["controls", drill.controls.join(" ")],
    ["evidence class", least === undefined ? "" : EVIDENCE_CLASS_WORD[least]],
    ["affected accounts", drill.affectedAccounts.join(" ")],
    ["consequences rest on", drillBases(drill)],
    ["experiment", drill.experiment === undefined ? "" : OUTCOME_WORDS[drill.experiment.outcome].word],
    ["accepted", [...new Set(drill.findings.flatMap((each) => each.exception?.id ?? []))].join(" ")],
    ...(drill.inferred ?? []).map((each) => ["inferred", inferredInWords(each)] as const),
  ] as const;
  return all.filter(([, value]) => value !== "");
}

function outcome(drill: DrillResult): string {
  const message = quoted(messageOf(drill));
  switch (drill.verdict) {
    case "broke":
      return `      <failure type="Broke" message=${message}>${escapedXml(reasons(drill))}</failure>\n`;
    case "inconclusive":
      return `      <error type="Inconclusive" message=${message}>${escapedXml(reasons(drill))}</error>\n`;
    case "notRun":
      return `      <skipped message=${message}/>\n`;
    case "accepted":
    case "held":
      return "";
  }
}

function messageOf(drill: DrillResult): string {
  const worst = ANSWER_KINDS.map((kind) => drill.answers[kind]).find((each) => each?.verdict === drill.verdict);
  return worst?.reason ?? drill.remark ?? VERDICT_WORD[drill.verdict];
}

const MOST_REASONS = 200;

function reasons(drill: DrillResult): string {
  const rows = drill.findings
    .filter((each) => each.verdict !== "held")
    .map((each) => {
      const account = each.accountId === undefined ? "" : ` [${each.accountName ?? ""} ${each.accountId}]`;
      const place = each.place === undefined ? "" : ` (${placeInWords(each.place)})`;
      const marks = [basisMark(drill, each) ?? [], findingMark(each) ?? []].flat();
      const told = marks.map((mark) => ` [${mark}]`).join("");
      return `${each.answer}: ${VERDICT_WORD[each.verdict]}${account} ${each.reason}${place}${told}`;
    });
  const rest = rows.length > MOST_REASONS ? [`and ${rows.length - MOST_REASONS} more`] : [];
  return [`${drill.uri}:${drill.line}`, ...rows.slice(0, MOST_REASONS), ...rest, drill.remark ?? ""].join("\n").trim();
}

const ENTITY: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\n": "&#10;",
  "\t": "&#9;",
};

/** XML 1.0 has no way to write control characters, so they are shown as text. */
const escapedXml = (text: string): string => printable(text).replaceAll(/[&<>]/g, (each) => ENTITY[each] ?? "");
const quoted = (text: string): string => `"${printable(text).replaceAll(/[&<>"\n\t]/g, (each) => ENTITY[each] ?? "")}"`;
