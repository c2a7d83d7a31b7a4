/** Closures in the order of time, and quotas that hold what the file puts in. */
import type { AccountPlace, Moment, OrganizationEntry } from "../organization-file.ts";
import { accountsOf } from "../organization-file.ts";
import type { Checking } from "./checking.ts";

export function checkLifeCycle(checking: Checking): void {
  const sizes = new Map<OrganizationEntry, number>();
  for (const place of accountsOf(checking.file)) {
    checkClosure(checking, place);
    if (place.organization !== undefined) sizes.set(place.organization, (sizes.get(place.organization) ?? 0) + 1);
  }
  for (const [organization, size] of sizes) checkAccountQuota(checking, organization, size);
}

function checkClosure({ problems }: Checking, { account: { closure, state } }: AccountPlace): void {
  if (closure === undefined) return;
  if (state === "PENDING_ACTIVATION") {
    problems.at(closure.at, "expected no `closure` on an account that is PENDING_ACTIVATION: it has not begun yet");
  }
  if (isBefore(closure.closed, closure.requested)) {
    problems.at(closure.at, "expected `closed` at or after `requested`, saw it before");
  }
}

/** A date and a length of time can be compared only once the start is known. */
function isBefore(one: Moment | undefined, other: Moment | undefined): boolean {
  if (one?.kind === "at" && other?.kind === "at") return one.instant < other.instant;
  return one?.kind === "ago" && other?.kind === "ago" && one.durationMs > other.durationMs;
}

function checkAccountQuota({ problems }: Checking, organization: OrganizationEntry, size: number): void {
  const quota = organization.quotas?.accounts;
  if (quota === undefined || quota >= size) return;
  const message = `expected a quota of at least ${size} accounts for \`${organization.name}\`, saw ${quota}`;
  problems.at(organization.at, message, "an organization cannot have more accounts than its quota");
}
