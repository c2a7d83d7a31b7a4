/** What an intruder does in an incident, act by act, with the time of each. */

/** Parameters that an act may have, by name; `required` ones must stand there. */
export const ACTS = {
  "accept-invitation": { required: ["organization"], optional: [] },
  "call-api": { required: ["service", "operation"], optional: ["input"] },
  "close-own-account": { required: [], optional: [] },
  "leave-on-console": { required: [], optional: [] },
  "leave-organization": { required: [], optional: [] },
  "recover-root-password": { required: [], optional: [] },
  "remove-account": { required: ["account"], optional: [] },
} as const satisfies Readonly<Record<string, Readonly<{ required: readonly string[]; optional: readonly string[] }>>>;

export type ActName = keyof typeof ACTS;

/** Accounts, principals and organizations are called as in the organization file. */
export type TimelineAct = Readonly<{
  id: string;
  /** After the beginning of the incident. */
  atMs: number;
  actor: Readonly<{ account: string; principal: string }>;
  action: ActName;
  parameters: Readonly<Record<string, unknown>>;
  /** One sentence for somebody who tells the story. */
  story: string | undefined;
}>;

export type Timeline = Readonly<{ title: string; acts: readonly TimelineAct[] }>;

/** What an exercise hands to its players, and when. */
export type Inject = Readonly<{ id: string; atMs: number; to: string; text: string; asks: readonly string[] }>;
