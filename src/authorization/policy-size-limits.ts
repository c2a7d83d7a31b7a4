/** How long a policy may be. Nothing here is checked while parsing: the services count, each in its own way. */

/** `asSaved` counts every character; `withoutWhiteSpace` leaves spaces, tabs and line ends out, as IAM does. */
export type SizeCounting = "asSaved" | "withoutWhiteSpace";

/** Characters. Organizations User Guide: quotas (2026); IAM User Guide: quotas; policy-evaluation 3.5, 3.6, 4. */
export const POLICY_SIZE_LIMITS = {
  serviceControl: { characters: 10_240, counting: "asSaved" },
  resourceControl: { characters: 5_120, counting: "asSaved" },
  delegation: { characters: 40_000, counting: "asSaved" },
  managed: { characters: 6_144, counting: "withoutWhiteSpace" },
  inlineUser: { characters: 2_048, counting: "withoutWhiteSpace" },
  inlineGroup: { characters: 5_120, counting: "withoutWhiteSpace" },
  inlineRole: { characters: 10_240, counting: "withoutWhiteSpace" },
  trust: { characters: 2_048, counting: "withoutWhiteSpace" },
  session: { characters: 2_048, counting: "withoutWhiteSpace" },
} as const satisfies Record<string, Readonly<{ characters: number; counting: SizeCounting }>>;

/** The longest text that IAM's API model accepts for any policy document; the parser refuses more before reading. */
export const MAX_POLICY_TEXT = 131_072;
