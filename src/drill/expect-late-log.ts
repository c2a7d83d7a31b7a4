/** Whether log files have the record of an act in time: as a steady state, while their way is blocked, and once it is free again. */
import { listOf, outputOf } from "../action/index.ts";
import type { Hop, PhaseName } from "../evidence/index.ts";
import { addMs, formatDuration } from "../kernel/index.ts";
import { type Attempt, whoIn } from "./attempt.ts";
import type { Drill } from "./drill.ts";
import { claim } from "./expect-consequence.ts";
import { logRecords, unreadLogFiles } from "./expect-log-files.ts";
import type { LogFilePlace } from "./experiment-book.ts";
import { blamed, inHistory, ofAction } from "./hop-words.ts";
import { actedAt } from "./lookout.ts";
import { isTimeVirtual } from "./pass-time.ts";
import { lookUntil } from "./poll.ts";

type Asked = Readonly<{ place: LogFilePlace; phase: PhaseName; isLate?: boolean }>;

/** Lets the bound pass and claims that the record is there; with `isLate`, that it is not. */
export async function askLogFiles(drill: Drill, attempt: Attempt, { place, phase, isLate }: Asked): Promise<void> {
  const { account, archive, withinMs } = place;
  const { target } = drill.opened;
  const hands = drill.administratorOf(archive.id);
  const ids = attempt.calls.map(({ requestId }) => requestId);
  let read: Awaited<ReturnType<typeof logRecords>> = "nobody there may read them";
  let isThere = false;
  await lookUntil(target, addMs(actedAt(attempt), withinMs), async () => {
    if (isTimeVirtual(target)) await target.control?.notifications();
    drill.records.forget();
    if (hands !== undefined) read = await logRecords(hands, account.id);
    isThere = typeof read !== "string" && read.some(({ requestID }) => ids.includes(String(requestID)));
    return { isEnough: isThere, failure: unreadLogFiles(read) };
  });
  const where = `the log files of ${account.name} that ${archive.name} keeps`;
  const hop = isThere ? passed(where) : await whyMissing(drill, place);
  const [found] = await drill.records.about(attempt);
  drill.experiment.chains.push({
    alarm: where,
    phase,
    act: `${whoIn(attempt.act)}: ${attempt.act.action.sentence}`,
    hops: [
      { hop: "action", ...ofAction({ attempt }) },
      {
        hop: "CloudTrail",
        ...(found === undefined ? { state: "unknown", reason: "no record was found" } : inHistory(found)),
      },
      hop,
    ],
  });
  const holds = isLate === true ? !isThere && hop.state === "late" : isThere;
  claim(drill, {
    attempt,
    account,
    holds,
    doubt: typeof read === "string" ? `${where} could not be read: ${read}` : undefined,
    reason: `${formatDuration(withinMs)} after ${whoIn(attempt.act)} acted, the record is ${isThere ? "" : "not "}in ${where}: ${hop.reason}`,
    expected: isLate === true ? `not yet in ${where}, and the trail says why` : `in ${where}`,
    observed: isThere ? "there" : `not there: ${hop.reason}`,
  });
}

const passed = (where: string): Hop => ({ hop: "log file", state: "passed", reason: `the record is in ${where}` });

type Trail = Readonly<{ Name?: string; TrailARN?: string }>;

/** What the account's trails say of their delivery. CloudTrail API Reference, GetTrailStatus. */
async function whyMissing(drill: Drill, { account }: LogFilePlace): Promise<Hop> {
  const hands = drill.administratorOf(account.id);
  const described = await hands?.call("cloudtrail", "DescribeTrails", { includeShadowTrails: true });
  const trails = described === undefined ? [] : listOf<Trail>(outputOf(described), "trailList");
  const causes = drill.experiment.inForce.filter(({ words }) => words.hop === "log file").map(blamed);
  for (const { Name = "", TrailARN = Name } of trails) {
    const status = await hands?.call("cloudtrail", "GetTrailStatus", { Name: TrailARN });
    const error = status === undefined ? undefined : outputOf(status)?.LatestDeliveryError;
    if (typeof error === "string" && error !== "") {
      const reason = [`the trail ${Name} could not write into its bucket: ${error}`, ...causes].join(", ");
      return { hop: "log file", state: "late", reason };
    }
  }
  return { hop: "log file", state: "unknown", reason: "no trail of the account says that it could not write" };
}

/** For each attempt of the last When: the bound of the steady state passes, and the record is not there yet. */
export async function expectLogFilesLate(drill: Drill): Promise<void> {
  for (const attempt of drill.recall()) await askLogFiles(drill, attempt, { ...placeOf(drill), isLate: true });
}

/** For each attempt of the last When: it came in the end. */
export async function expectLogFilesLater(drill: Drill, withinMs: number): Promise<void> {
  const { place, phase } = placeOf(drill);
  for (const attempt of drill.recall()) await askLogFiles(drill, attempt, { place: { ...place, withinMs }, phase });
}

function placeOf({ experiment }: Drill): Asked {
  const place = experiment.probes.find(({ logFiles }) => logFiles !== undefined)?.logFiles;
  if (place === undefined) throw new Error("nobody has shown that log files get there; state it with `Given`");
  return { place, phase: "verification" };
}
