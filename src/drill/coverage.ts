/** What a sweep over the reader's guardrails says: which member accounts are not kept from leaving, and what would keep them. Plain values. */

/** One way out that is not closed to some principals of an account. */
export type OpenWay = Readonly<{
  /** Completes "can …". */
  sentence: string;
  /** Names of users and roles, and `root`. */
  principals: readonly string[];
  /** Empty when nothing denies it; else the condition keys, all the caller's choice, on which the deny hangs. */
  conditionKeys: readonly string[];
}>;

export type UncoveredAccount = Readonly<{
  accountId: string;
  /** At least one. */
  ways: readonly OpenWay[];
  /** What would close it, in the imperative. */
  change: string;
}>;

export type Coverage = Readonly<{
  /** Member accounts that were asked about; those declared free to leave are not among them. */
  accounts: number;
  /** Root users, users and roles of those accounts. */
  principals: number;
  /** Each completes "can …". */
  ways: readonly string[];
  uncovered: readonly UncoveredAccount[];
  /** Named assumptions that an answer rests on. */
  assumptions: readonly string[];
}>;
