/** Detections that live where their events are never written. aws-facts 1.3, 1.5: us-east-1, and the account that acted. */
import type { EngineOptions } from "../engine.ts";
import type { LoadedDetection } from "../loaded-detection.ts";
import type { DetectionFinding } from "./detection-finding.ts";
import { WRITTEN_IN } from "./event-dictionary.ts";
import { servicesOf } from "./services.ts";

const HOME_REGION = "us-east-1";
/** Services whose events of management stand in one Region only. */
const GLOBAL = new Set(["organizations", "iam"]);

export function lintPlacement(detection: LoadedDetection, options: EngineOptions): readonly DetectionFinding[] {
  return [...lintRegion(detection), ...lintAccount(detection, options), ...lintReach(detection)];
}

function lintRegion(detection: LoadedDetection): readonly DetectionFinding[] {
  const { region } = detection.placement;
  const services = servicesOf(detection.mentions);
  if (region === undefined || region === HOME_REGION || services.length === 0) return [];
  const global = services.filter((each) => GLOBAL.has(each));
  if (global.length === 0) return [];
  const message = `events of ${[...new Set(global)].join(" and ")} are written in ${HOME_REGION} only, and this detection lives in ${region}`;
  return [
    {
      rule: "wrong-region",
      severity: global.length === services.length ? "error" : "warning",
      ...detection.place,
      message,
      instead: `\`region: ${HOME_REGION}\` in placement.yaml, once the rule is there`,
    },
  ];
}

/** Where the detection cannot hear a term, whatever its others hear. */
function lintAccount(detection: LoadedDetection, { managementAccountIds }: EngineOptions): readonly DetectionFinding[] {
  const { account } = detection.placement;
  const home = homeOf(account.kind === "account" ? account.id : undefined, account.kind, managementAccountIds);
  const services = servicesOf(detection.mentions);
  if (home === "member" && services.includes("sts")) return lintAssumeRoot(detection);
  if (home === undefined || !services.includes("organizations")) return [];
  return detection.mentions.eventNames.flatMap(({ text, place }) => {
    const written = WRITTEN_IN.get(text);
    if (written === undefined || written === home) return [];
    const where = written === "member" ? "the member account that acts" : "the management account";
    return [
      {
        rule: "wrong-account",
        severity: "error" as const,
        ...place,
        message: `\`${text}\` is written in ${where}, and this detection hears ${home === "member" ? "members" : "the management account"} only`,
        instead:
          written === "member"
            ? "the rule in every member account, or `AccountDepartedOrganization` here"
            : "the rule in the management account",
      },
    ];
  });
}

/** aws-facts 4: the record is written where the caller is, never in the account whose root user it becomes. */
const lintAssumeRoot = ({ mentions }: LoadedDetection): readonly DetectionFinding[] =>
  mentions.eventNames
    .filter(({ text }) => text.toLowerCase() === "assumeroot")
    .map(({ text, place }) => ({
      rule: "wrong-account",
      severity: "warning" as const,
      ...place,
      message: `\`${text}\` is written in the account that calls it, the management account or the delegated administrator of IAM: the account whose root user is taken never has it`,
      instead: "the rule in the management account, and in that of the delegated administrator of IAM",
    }));

function homeOf(
  id: string | undefined,
  kind: string,
  managementAccountIds: ReadonlySet<string> | undefined,
): "member" | "management" | undefined {
  if (kind === "management") return "management";
  if (kind === "every member account") return "member";
  if (id === undefined || managementAccountIds === undefined) return undefined;
  return managementAccountIds.has(id) ? "management" : "member";
}

/** Nobody is told of what is disabled or only counted. */
function lintReach({ isEnabled, rule, place, placement }: LoadedDetection): readonly DetectionFinding[] {
  const findings: DetectionFinding[] = [];
  const add = (name: string, severity: "warning" | "suggestion", message: string, instead: string): void => {
    findings.push({ rule: name, severity, ...place, message, instead });
  };
  if (!isEnabled)
    add("disabled", "warning", "this detection is disabled, or its actions are", "enable it, or take the file out");
  if (rule.kind === "filter" && rule.alarm === undefined)
    add(
      "no-alarm",
      "warning",
      "the filter counts, and no alarm watches what it counts",
      "an `alarm` beside `metricFilter`",
    );
  if (!placement.isStated)
    add(
      "no-placement",
      "suggestion",
      "nothing says where this detection lives, so it counts as one that hears every account and Region",
      "`account` and `region` in a placement.yaml beside it",
    );
  return findings;
}
