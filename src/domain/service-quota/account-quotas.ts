/** Of one account: values of quotas that AWS raised, and requests for more. Service Quotas API Reference. */
import type { Instant } from "../../kernel/index.ts";

/** Of somebody who asks for more. What AWS answers is not modelled: it stays pending. */
export type QuotaRequest = Readonly<{
  id: string;
  /** As `quotaKey` has it. */
  key: string;
  region: string;
  desired: number;
  at: Instant;
  requesterArn: string;
}>;

/** Accounts without values of their own and without requests have none of it. */
export type AccountQuotas = Readonly<{
  /** Values that AWS raised, by `quotaKey`. */
  applied: ReadonlyMap<string, number>;
  /** When the account last left an organization, if it had those values then. */
  leftAt: Instant | undefined;
  /** By id, oldest first. */
  requests: ReadonlyMap<string, QuotaRequest>;
}>;

export const NO_QUOTAS: AccountQuotas = { applied: new Map(), leftAt: undefined, requests: new Map() };
