/** The exceptions in force in this run: who accepted what, until when. */
import type { RunDocument } from "../../evidence/index.ts";

export type AcceptedRow = Readonly<{
  id: string;
  approver: string;
  reason: string;
  expires: string;
  drills: readonly string[];
  accounts: readonly string[];
}>;

export function acceptedRisks({ drills }: RunDocument): readonly AcceptedRow[] {
  const uses = drills.flatMap((drill) =>
    drill.findings.flatMap(({ exception, accountName, accountId }) =>
      exception === undefined ? [] : [{ ...exception, drill: drill.id, account: accountName ?? accountId }],
    ),
  );
  const ids = [...new Set(uses.map((each) => each.id))].sort();
  return ids.flatMap((id) => {
    const own = uses.filter((each) => each.id === id);
    if (own[0] === undefined) return [];
    const { approver, reason, expires } = own[0];
    const accounts = [...new Set(own.flatMap((each) => each.account ?? []))];
    return [{ id, approver, reason, expires, drills: [...new Set(own.map((each) => each.drill))], accounts }];
  });
}
