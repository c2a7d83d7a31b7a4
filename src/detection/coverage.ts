/** Which threats the loaded detections would see, in which form and in how many accounts, and which threats nobody sees. */
import { API_CALL, type CloudTrailRecord, isMembershipEvent } from "../trail/index.ts";
import { type EngineOptions, fits, startEngine } from "./engine.ts";
import type { SilenceReason } from "./judge.ts";
import type { LoadedFolder } from "./load-detections.ts";
import type { LoadedDetection } from "./loaded-detection.ts";
import { type ThreatEvent, threatName } from "./threats/threat-event.ts";
import { THREAT_EVENTS } from "./threats/threat-events.data.ts";
import { type ThreatForm, threatRecord } from "./threats/threat-record.ts";

/** The accounts of the organization that is asked about. */
export type CoverageAccounts = Readonly<{ managementAccountId: string; memberAccountIds: readonly string[] }>;

export type FormCoverage = Readonly<{
  form: ThreatForm;
  /** What the record's shape rests on. */
  basis: "real" | "documented" | "modelled";
  /** Fire on this one record, in at least one account. */
  fire: readonly LoadedDetection[];
  /** Fit the record, and need more records or have no alarm. */
  count: readonly LoadedDetection[];
  /** Would fit, and never get the record in any account where it is written. */
  unseen: readonly Readonly<{ detection: LoadedDetection; because: SilenceReason }>[];
  /** Fire only under one of the two detail-types that AWS may give membership events. */
  uncertain: readonly LoadedDetection[];
  /** In how many of the accounts where the event can be written something fires. */
  accounts: Readonly<{ seen: number; total: number }>;
}>;

export type ThreatCoverage = Readonly<{
  threat: ThreatEvent;
  name: string;
  forms: readonly FormCoverage[];
  isBlind: boolean;
}>;

/** What stands for a real organization where none is given. */
const EXAMPLE: CoverageAccounts = { managementAccountId: "111111111111", memberAccountIds: ["222222222222"] };

export function coverageOf(
  folder: LoadedFolder,
  accounts: CoverageAccounts = exampleFor(folder),
): readonly ThreatCoverage[] {
  return THREAT_EVENTS.map((threat) => {
    const forms = (["success", "denied"] as const).flatMap((form) => formCoverage({ folder, accounts, threat, form }));
    return { threat, name: threatName(threat), forms, isBlind: forms.every(({ fire }) => fire.length === 0) };
  });
}

/** Accounts that only placements name count as members. */
function exampleFor({ detections }: LoadedFolder): CoverageAccounts {
  const named = detections.flatMap(({ placement: { account } }) => (account.kind === "account" ? [account.id] : []));
  return { ...EXAMPLE, memberAccountIds: [...new Set([...EXAMPLE.memberAccountIds, ...named])] };
}

type Question = Readonly<{ folder: LoadedFolder; accounts: CoverageAccounts; threat: ThreatEvent; form: ThreatForm }>;

function formCoverage({ folder, accounts, threat, form }: Question): readonly FormCoverage[] {
  const places =
    threat.loggedIn === "management"
      ? [{ id: accounts.managementAccountId, weight: 1 }]
      : memberGroups(folder, accounts);
  const answers = places.flatMap(({ id, weight }) => {
    const record = threatRecord(threat, form, { accountId: id, managementAccountId: accounts.managementAccountId });
    return record === undefined ? [] : [{ weight, ...answersTo(folder, record, accounts) }];
  });
  if (answers.length === 0) return [];
  const fire = inOrder(
    folder,
    answers.flatMap((each) => each.fire),
  );
  const count = inOrder(
    folder,
    answers.flatMap((each) => each.count),
  ).filter((each) => !fire.includes(each));
  const reasons = new Map(
    answers.flatMap(({ unseen }) => unseen.map(({ detection, because }) => [detection, because] as const)),
  );
  return [
    {
      form,
      basis: form === "success" ? threat.basis : (threat.denied ?? "modelled"),
      fire,
      count,
      unseen: [...reasons]
        .filter(([each]) => !fire.includes(each) && !count.includes(each))
        .map(([detection, because]) => ({ detection, because })),
      uncertain: inOrder(
        folder,
        answers.flatMap((each) => each.uncertain),
      ),
      accounts: {
        seen: answers.reduce((sum, each) => sum + (each.fire.length > 0 ? each.weight : 0), 0),
        total: answers.reduce((sum, each) => sum + each.weight, 0),
      },
    },
  ];
}

/** Members that no placement names are all alike: one stands for them. */
function memberGroups({ detections }: LoadedFolder, { memberAccountIds }: CoverageAccounts) {
  const named = new Set(
    detections.flatMap(({ placement: { account } }) => (account.kind === "account" ? [account.id] : [])),
  );
  const single = memberAccountIds.filter((id) => named.has(id)).map((id) => ({ id, weight: 1 }));
  const others = memberAccountIds.filter((id) => !named.has(id));
  return others[0] === undefined ? single : [...single, { id: others[0], weight: others.length }];
}

type Answers = Pick<FormCoverage, "fire" | "count" | "unseen" | "uncertain">;

function answersTo(folder: LoadedFolder, record: CloudTrailRecord, { managementAccountId }: CoverageAccounts): Answers {
  const options: EngineOptions = { managementAccountIds: new Set([managementAccountId]) };
  const answers = answersUnder(folder, record, options);
  if (!isMembershipEvent(record)) return { ...answers, uncertain: [] };
  const other = answersUnder(folder, record, { ...options, membershipDetailType: API_CALL });
  const both = new Set(answers.fire.filter((each) => other.fire.includes(each)));
  return { ...answers, uncertain: [...answers.fire, ...other.fire].filter((each) => !both.has(each)) };
}

/** A world of one record: what fires now needs no other. */
function answersUnder(
  folder: LoadedFolder,
  record: CloudTrailRecord,
  options: EngineOptions,
): Omit<Answers, "uncertain"> {
  const engine = startEngine(folder, options);
  const { matched, unseen, raised } = engine.take(record);
  const alarmed = [...raised, ...engine.finish()].map(({ detection }) => detection);
  const fire = [...matched.filter(({ rule }) => rule.kind !== "filter"), ...alarmed];
  const waiting = [...folder.correlated].flatMap(([detection, rules]) =>
    rules.some((each) => fits(each, record)) ? [detection] : [],
  );
  return { fire, count: [...matched, ...waiting].filter((each) => !fire.includes(each)), unseen };
}

function inOrder({ detections }: LoadedFolder, found: readonly LoadedDetection[]): readonly LoadedDetection[] {
  const wanted = new Set(found);
  return detections.filter((each) => wanted.has(each));
}
