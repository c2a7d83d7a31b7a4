/** What an organization lets others do: trusted services, delegated administrators and the delegation policy. aws-facts 1.2, 5. */
import type { AccountId, Instant } from "../../kernel/index.ts";

/** The delegation policy: the one resource-based policy of an organization. */
export type ResourcePolicy = Readonly<{
  /** `rp-…`. */
  id: string;
  /** The document as it was given, byte for byte. */
  content: string;
  /** Accounts that a statement with the effect Allow names, or `*`; read off the document when it was put. */
  delegates: ReadonlySet<string>;
  tags: ReadonlyMap<string, string>;
}>;

export type Delegation = Readonly<{
  /** Service principal to the moment from which it is trusted, in order of arrival. */
  trustedServices: ReadonlyMap<string, Instant>;
  /** Member account to the service principals that it administers, each with the moment of its registration. */
  administrators: ReadonlyMap<AccountId, ReadonlyMap<string, Instant>>;
  resourcePolicy: ResourcePolicy | undefined;
}>;

export const NOTHING_DELEGATED: Delegation = {
  trustedServices: new Map(),
  administrators: new Map(),
  resourcePolicy: undefined,
};
