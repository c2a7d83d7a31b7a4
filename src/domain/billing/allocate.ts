/** Who gets how much of what was bought ahead, in a stretch of time in which nothing else changes. AWS Billing User Guide, "Reserved Instances and Savings Plans discount sharing". */
import type { AccountId } from "../../kernel/index.ts";

/** What an account uses of a service: millionths of a dollar for Savings Plans, hours for reservations. */
export type Demand = Readonly<{ accountId: AccountId; service: string; amount: number }>;

/** What was bought ahead, in the same unit. */
export type Supply = Readonly<{ id: string; ownerId: AccountId; services: ReadonlySet<string>; amount: number }>;

/** The named assumption on who comes first where there is not enough for all others. */
export const SHARING_ORDER = "commitment-sharing-order";

export type Sharing = Readonly<{
  isShared: boolean;
  /** The value of SHARING_ORDER, asked for only where it matters. */
  order: () => string;
}>;

/** By place in the two lists that were given. */
export type Allocation = Readonly<{ covered: readonly number[]; used: readonly number[] }>;

/** The owner comes first; what it leaves goes to other accounts, if it is shared. Both are documented. */
export function allocate(demands: readonly Demand[], supplies: readonly Supply[], sharing: Sharing): Allocation {
  const covered = demands.map(() => 0);
  const used = supplies.map(() => 0);
  const left = (at: number): number => (demands[at]?.amount ?? 0) - (covered[at] ?? 0);
  const give = (from: number, to: readonly number[]): void => {
    for (const at of to) {
      const taken = Math.min((supplies[from]?.amount ?? 0) - (used[from] ?? 0), left(at));
      covered[at] = (covered[at] ?? 0) + taken;
      used[from] = (used[from] ?? 0) + taken;
    }
  };
  const wanting = ({ services }: Supply, isWanted: (demand: Demand) => boolean): readonly number[] =>
    demands.flatMap((each, at) => (services.has(each.service) && isWanted(each) && left(at) > 0 ? [at] : []));
  supplies.forEach((supply, at) => {
    give(
      at,
      wanting(supply, ({ accountId }) => accountId === supply.ownerId),
    );
  });
  if (!sharing.isShared) return { covered, used };
  supplies.forEach((supply, at) => {
    const others = wanting(supply, ({ accountId }) => accountId !== supply.ownerId);
    const rest = supply.amount - (used[at] ?? 0);
    const wanted = others.reduce((sum, each) => sum + left(each), 0);
    const isContested = wanted > rest && rest > 0 && new Set(others.map((each) => demands[each]?.accountId)).size > 1;
    const isLargestFirst = isContested && sharing.order() === "largest-use";
    give(at, isLargestFirst ? [...others].sort((one, other) => left(other) - left(one)) : others);
  });
  return { covered, used };
}
