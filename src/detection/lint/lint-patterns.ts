/** EventBridge rules that miss the kind of event they wait for, or believe what anybody may have put on the bus. */
import { API_CALL, CONSOLE_SIGN_IN, SERVICE_EVENT } from "../../trail/index.ts";
import type { LoadedDetection } from "../loaded-detection.ts";
import type { DetectionFinding } from "./detection-finding.ts";
import { SERVICE_EVENTS } from "./event-dictionary.ts";

/** EventBridge's guide spells it so, CloudTrail's examples the other way. detection.md 0. */
const OTHER_SIGN_IN = "AWS Console Signin via CloudTrail";
const SIGN_IN_EVENTS = new Set([
  "ConsoleLogin",
  "PasswordRecoveryRequested",
  "PasswordRecoveryCompleted",
  "PasswordUpdated",
]);
const READ_ONLY = /^(Describe|Get|List)/;

export function lintPatterns(detection: LoadedDetection): readonly DetectionFinding[] {
  if (detection.rule.kind !== "pattern") return [];
  return [
    ...lintDetailTypes(detection),
    ...lintSource(detection),
    ...lintReadOnly(detection, detection.rule.seesReadOnly),
  ];
}

function lintDetailTypes({ mentions }: LoadedDetection): readonly DetectionFinding[] {
  const [first] = mentions.detailTypes;
  if (first === undefined) return [];
  const types = new Set(mentions.detailTypes.map(({ text }) => text));
  const findings: DetectionFinding[] = [];
  const add = (rule: string, severity: "error" | "warning", message: string, instead: string): void => {
    findings.push({ rule, severity, ...first.place, message, instead });
  };
  const names = mentions.eventNames.map(({ text }) => text);
  const reported = names.filter((name) => SERVICE_EVENTS.has(name));
  if (reported.length > 0 && !types.has(SERVICE_EVENT))
    add(
      "detail-type-hides-service-events",
      "error",
      `\`${reported.join("`, `")}\` arrive as \`${SERVICE_EVENT}\`, which this rule does not take`,
      `\`${SERVICE_EVENT}\` beside the others, or no detail-type`,
    );
  const signIns = names.filter((name) => SIGN_IN_EVENTS.has(name));
  const hasSignIn = types.has(CONSOLE_SIGN_IN) || types.has(OTHER_SIGN_IN);
  if (signIns.length > 0 && !hasSignIn)
    add(
      "detail-type-hides-sign-ins",
      "error",
      `\`${signIns.join("`, `")}\` arrive as \`${CONSOLE_SIGN_IN}\`, which this rule does not take`,
      `\`${CONSOLE_SIGN_IN}\` and \`${OTHER_SIGN_IN}\``,
    );
  if (hasSignIn && !(types.has(CONSOLE_SIGN_IN) && types.has(OTHER_SIGN_IN)))
    add(
      "one-sign-in-spelling",
      "warning",
      "AWS documents two spellings of the sign-in's detail-type, and this rule takes one",
      `both \`${CONSOLE_SIGN_IN}\` and \`${OTHER_SIGN_IN}\``,
    );
  const calls = names.filter((name) => !SERVICE_EVENTS.has(name) && !SIGN_IN_EVENTS.has(name));
  if (calls.length > 0 && !types.has(API_CALL) && (types.has(SERVICE_EVENT) || hasSignIn))
    add(
      "detail-type-hides-calls",
      "error",
      `\`${calls.join("`, `")}\` arrive as \`${API_CALL}\`, which this rule does not take`,
      `\`${API_CALL}\` beside the others`,
    );
  return findings;
}

function lintSource({ mentions, place, rule }: LoadedDetection): readonly DetectionFinding[] {
  if (rule.kind !== "pattern" || rule.pattern.alternatives.every((each) => each.has("source"))) return [];
  const message = "without `source`, anybody who may put events on the bus can make up one that this rule believes";
  const service = mentions.eventSources[0]?.text.split(".")[0] ?? "organizations";
  return [
    {
      rule: "missing-source",
      severity: "warning",
      ...place,
      message,
      instead: `\`"source": ["aws.${service}"]\`, which custom events cannot carry`,
    },
  ];
}

function lintReadOnly({ mentions }: LoadedDetection, seesReadOnly: boolean): readonly DetectionFinding[] {
  if (seesReadOnly) return [];
  return mentions.eventNames.flatMap(({ text, place }) =>
    READ_ONLY.test(text)
      ? [
          {
            rule: "read-only-under-enabled",
            severity: "error" as const,
            ...place,
            message: `a rule in the state ENABLED never gets read-only management events such as \`${text}\``,
            instead: "the state ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS",
          },
        ]
      : [],
  );
}
