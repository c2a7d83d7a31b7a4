/** Whether a cost allocation tag is active for a payer, and whether costs tell by it. AWS Billing User Guide, "Using user-defined cost allocation tags". */
import { listOf, readCostTag, readTaggedCosts } from "../action/index.ts";
import { absenceOf, noteSeen } from "./absence.ts";
import type { Actor } from "./attempt.ts";
import { type NamedPeriod, wholeDaysOf } from "./cost-periods.ts";
import type { Drill } from "./drill.ts";
import { claim } from "./expect-consequence.ts";
import { lookUp } from "./look-up.ts";
import type { AccountView } from "./organization-view.ts";

type TagSeen = Readonly<{ TagKey?: string; Status?: string }>;

/** The list of a payer has the key with that status. */
export async function expectCostTag(
  drill: Drill,
  { viewer, key, status }: Readonly<{ viewer: Actor; key: string; status: "Active" | "Inactive" }>,
): Promise<void> {
  const looked = await lookUp(drill, viewer, readCostTag(key));
  const found = listOf<TagSeen>(looked.output, "CostAllocationTags").find(({ TagKey }) => TagKey === key);
  const observed = looked.refusal ?? found?.Status ?? "not listed";
  claim(drill, {
    attempt: looked.attempt,
    holds: looked.refusal === undefined && found?.Status === status,
    reason: `the cost allocation tag ${key} of ${viewer.account.name}: ${observed}`,
    expected: status,
    observed,
  });
}

type Amount = Readonly<{ UnblendedCost?: Readonly<{ Amount?: string }> }>;
type DaySeen = Readonly<{ Groups?: readonly Readonly<{ Keys?: readonly string[]; Metrics?: Amount }>[] }>;

type Asked = Readonly<{ viewer: Actor; account: AccountView; key: string; period: NamedPeriod; isTold: boolean }>;

/** On every day of a period all costs of an account have a value of the tag, or on no day any. */
export async function expectTaggedCosts(drill: Drill, { viewer, account, key, period, isTold }: Asked): Promise<void> {
  const dates = wholeDaysOf(period);
  const looked = await lookUp(drill, viewer, readTaggedCosts({ accountId: account.id, key, ...dates }));
  const days = listOf<DaySeen>(looked.output, "ResultsByTime").map(({ Groups = [] }) =>
    Groups.filter(({ Metrics }) => Number(Metrics?.UnblendedCost?.Amount ?? 0) > 0).map(({ Keys = [] }) =>
      (Keys[0] ?? "").slice(key.length + 1),
    ),
  );
  const isAsSaid = (values: readonly string[]): boolean =>
    values.length > 0 && values.every((each) => (each !== "") === isTold);
  const subject = `costs of ${account.id} by ${key}`;
  if (days.flat().some((each) => each !== "")) noteSeen(drill, subject);
  const told = [...new Set(days.flat())].map((each) => (each === "" ? "costs without a value" : each));
  const observed = looked.refusal ?? (told.join(", ") || "no costs");
  claim(drill, {
    attempt: looked.attempt,
    account,
    holds: looked.refusal === undefined && days.length > 0 && days.every(isAsSaid),
    reason: `${viewer.account.name} is shown of the costs of ${account.name} in ${period.name} by ${key}: ${observed}`,
    expected: isTold ? "a value on every day" : "costs without a value on every day",
    observed,
    absence: isTold ? undefined : absenceOf(drill, { subject, what: `a value of ${key} on costs of ${account.name}` }),
  });
}
