/** One clause that says why a brought detection stays silent about an act. */
import { type LoadedDetection, type LoadedFolder, reachOf, type SilenceReason } from "../detection/index.ts";
import type { RecordObservation } from "../evidence/index.ts";
import { unreachable } from "../kernel/index.ts";
import type { CloudTrailRecord } from "../trail/index.ts";
import type { BroughtAlarm } from "./alarms.ts";
import type { WorldView } from "./organization-view.ts";
import { accountsOf, namesOf } from "./sighting.ts";

type Reached = Readonly<{
  observed: RecordObservation;
  record: CloudTrailRecord;
  because: SilenceReason | undefined;
}>;

type Circumstances = Readonly<{
  reached: readonly Reached[];
  folder: Pick<LoadedFolder, "detections" | "correlated">;
  view: WorldView;
}>;

export function whySilent({ detection }: BroughtAlarm, { reached, folder, view }: Circumstances): string {
  const fitting = reached.filter(({ record }) => reachOf(detection, record, { folder, options: {} }).fits);
  const heard = fitting.filter(({ because }) => because === undefined);
  const lives = placeInWords(detection, view);
  const [lost] = fitting;
  if (heard.length > 0) return `${namesOf(heard.map(({ observed }) => observed))} fits it, ${whyNotEnough(detection)}`;
  if (lost?.because !== undefined)
    return `${lost.record.eventName} fits it and never reaches it: ${reasonInWords(lost.because, { lost: lost.observed, lives })}`;
  const all = reached.filter(({ because }) => because === undefined).map(({ observed }) => observed);
  if (all.length > 0) return `it lives ${lives}, where ${namesOf(all)} arrives and does not fit it`;
  const seen = reached.map(({ observed }) => observed);
  return `it lives ${lives}, and ${namesOf(seen)} is only in the event history of ${accountsOf(seen)}`;
}

function whyNotEnough({ rule }: LoadedDetection): string {
  switch (rule.kind) {
    case "filter":
      return rule.alarm === undefined
        ? "and no alarm watches what it counts"
        : "and what it counts does not reach the alarm's threshold, or found the alarm in ALARM already";
    case "correlation":
      return "and not enough comes together in its time span";
    case "pattern":
    case "sigma":
    case "panther":
      return "and it says nothing of that";
    default:
      return unreachable(rule);
  }
}

function reasonInWords(because: SilenceReason, { lost, lives }: Readonly<{ lost: RecordObservation; lives: string }>) {
  switch (because) {
    case "disabled":
      return "it is switched off";
    case "other account":
      return `it lives ${lives}, and the record is in ${lost.accountName}`;
    case "other Region":
      return `it lives ${lives}, and the record is in ${String(lost.record.awsRegion)}`;
    case "read-only event":
      return "its state ENABLED hides read-only events";
    case "not a member":
      return `${lost.accountName} does not belong to the organization any more, or never did, and its records do not arrive`;
    case "no trail":
      return `no trail that feeds it logs ${lost.accountName} any more`;
    default:
      return unreachable(because);
  }
}

/** `in lab (us-east-1)`, `in every account (every Region)`. */
function placeInWords({ placement: { account, region } }: LoadedDetection, view: WorldView): string {
  const where =
    account.kind === "account"
      ? (view.accounts.find(({ id }) => id === account.id)?.name ?? account.id)
      : account.kind === "management"
        ? "the management account"
        : account.kind;
  return `in ${where} (${region ?? "every Region"})`;
}
