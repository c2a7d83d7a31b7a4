/** The services by which a security account sees findings of others, and how each is asked. */
import { listOf, outputOf } from "../action/index.ts";
import { type Instant, parseInstant } from "../kernel/index.ts";
import type { Hands } from "../target/index.ts";

type Since = Readonly<{ accountId: string; since: Instant }>;
/** `ProcessedAt`: when Security Hub took it, whatever the finding says of itself. */
type Finding = Readonly<{ AccountId?: string; AwsAccountId?: string; UpdatedAt?: string; ProcessedAt?: string }>;

export type WatchingServiceName = "GuardDuty" | "Security Hub";

export type WatchingService = Readonly<{
  name: WatchingServiceName;
  /** How many findings about an account, since a moment, the caller is shown; undefined when it could not look. */
  count(hands: Hands, asked: Since): Promise<number | undefined>;
  /** What the caller lists the account as; undefined when it could not look. */
  statusOf(hands: Hands, accountId: string): Promise<string | undefined>;
}>;

const countIn = (findings: readonly Finding[], { accountId, since }: Since): number =>
  findings.filter(
    ({ AccountId, AwsAccountId, UpdatedAt = "", ProcessedAt = UpdatedAt }) =>
      (AccountId ?? AwsAccountId) === accountId && (parseInstant(ProcessedAt) ?? 0) >= since,
  ).length;

async function detectorOf(hands: Hands): Promise<string | undefined> {
  const detectors = await hands.call("guardduty", "ListDetectors");
  return listOf<string>(outputOf(detectors), "DetectorIds")[0];
}

const GUARDDUTY: WatchingService = {
  name: "GuardDuty",
  async count(hands, asked) {
    const DetectorId = await detectorOf(hands);
    if (DetectorId === undefined) return undefined;
    const listed = outputOf(await hands.call("guardduty", "ListFindings", { DetectorId }));
    if (listed === undefined) return undefined;
    const FindingIds = listOf<string>(listed, "FindingIds");
    if (FindingIds.length === 0) return 0;
    const got = outputOf(await hands.call("guardduty", "GetFindings", { DetectorId, FindingIds }));
    return got === undefined ? undefined : countIn(listOf<Finding>(got, "Findings"), asked);
  },
  async statusOf(hands, accountId) {
    const DetectorId = await detectorOf(hands);
    if (DetectorId === undefined) return undefined;
    type Member = Readonly<{ RelationshipStatus?: string }>;
    const got = await hands.call("guardduty", "GetMembers", { DetectorId, AccountIds: [accountId] });
    if (got.outcome.kind !== "succeeded") return undefined;
    return listOf<Member>(outputOf(got), "Members")[0]?.RelationshipStatus ?? "no member";
  },
};

const SECURITY_HUB: WatchingService = {
  name: "Security Hub",
  async count(hands, asked) {
    const Filters = { AwsAccountId: [{ Value: asked.accountId, Comparison: "EQUALS" }] };
    const got = outputOf(await hands.call("securityhub", "GetFindings", { Filters }));
    return got === undefined ? undefined : countIn(listOf<Finding>(got, "Findings"), asked);
  },
  async statusOf(hands, accountId) {
    type Member = Readonly<{ MemberStatus?: string }>;
    const got = await hands.call("securityhub", "GetMembers", { AccountIds: [accountId] });
    if (got.outcome.kind !== "succeeded") return undefined;
    return listOf<Member>(outputOf(got), "Members")[0]?.MemberStatus ?? "no member";
  },
};

const BY_ACTION: ReadonlyMap<string, WatchingService> = new Map([
  ["make-sample-finding", GUARDDUTY],
  ["import-finding", SECURITY_HUB],
]);

/** Which of them an action makes a finding in, or undefined. */
export const watchingServiceOf = ({ id }: Readonly<{ id: string }>): WatchingService | undefined => BY_ACTION.get(id);
