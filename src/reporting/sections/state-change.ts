/** Where the accounts stood before and after a drill; those that moved come first. */
import type { AccountState, DrillResult } from "../../evidence/index.ts";

export type StateRow = Readonly<{
  accountId: string;
  accountName: string;
  before: string;
  after: string;
  changed: boolean;
}>;

export function stateChange({ state }: DrillResult): readonly StateRow[] {
  const before = new Map(state.before.map((each) => [each.accountId, each]));
  const after = new Map(state.after.map((each) => [each.accountId, each]));
  const rows = [...new Set([...before.keys(), ...after.keys()])].map((accountId): StateRow => {
    const was = inWords(before.get(accountId));
    const is = inWords(after.get(accountId));
    const accountName = (before.get(accountId) ?? after.get(accountId))?.accountName ?? accountId;
    return { accountId, accountName, before: was, after: is, changed: was !== is };
  });
  return [...rows.filter((each) => each.changed), ...rows.filter((each) => !each.changed)];
}

function inWords(state: AccountState | undefined): string {
  if (state === undefined) return "not there";
  if (state.organizationId === null) return "stand-alone, no guardrails";
  const guardrails = state.guardrails.length === 0 ? "no guardrails" : state.guardrails.join(", ");
  return `${state.organizationId}, ${state.path ?? "path unknown"}; ${guardrails}`;
}
