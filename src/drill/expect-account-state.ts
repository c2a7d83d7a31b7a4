/** What the management account is told about a member: its state, or that there is no such member. Organizations API Reference: Account. */
import { outputOf } from "../action/index.ts";
import { absenceOf, noteSeen } from "./absence.ts";
import type { Drill } from "./drill.ts";
import { claim } from "./expect-consequence.ts";
import type { AccountView } from "./organization-view.ts";

const GONE = "AccountNotFoundException";

/** `state`: such as `CLOSED`; null: it is in the organization no more. */
export async function expectAccountState(drill: Drill, account: AccountView, state: string | null): Promise<void> {
  drill.lookAt();
  const auditor = drill.auditorOf(drill.organization);
  const report = await auditor?.call("organizations", "DescribeAccount", { AccountId: account.id });
  const told = report === undefined ? undefined : outputOf(report);
  const { State: seen } = (told?.Account ?? {}) as Readonly<{ State?: string }>;
  const isGone = report?.outcome.kind === "refused" && report.outcome.code === GONE;
  const observed = seen ?? (isGone ? "no member of the organization" : "unknown");
  const subject = `${account.id} in ${drill.organization.id}`;
  if (seen !== undefined || account.organization === drill.organization.name) noteSeen(drill, subject);
  const what = `${account.name} as a member of ${drill.organization.name}`;
  claim(drill, {
    account,
    holds: state === null ? isGone : seen === state,
    ...(report === undefined && { doubt: "nobody may look" }),
    reason: `the management account is told that ${account.name} is ${observed}`,
    expected: state ?? "no member of the organization",
    observed,
    absence: state === null ? absenceOf(drill, { subject, what }) : undefined,
  });
}
