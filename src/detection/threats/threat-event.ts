/** An event that an attack on an organization leaves behind, and where CloudTrail writes it. */
import type { Json } from "../../kernel/index.ts";

export type ThreatEvent = Readonly<{
  eventName: string;
  /** Before `.amazonaws.com`. */
  service: string;
  /** What somebody has done when it shows. */
  meaning: string;
  kind: "api" | "service" | "signIn";
  /** In whose records it stands. aws-facts 1.3, 1.5. */
  loggedIn: "member" | "management";
  /** Whose call it is in the record that is built; a role of the account unless said otherwise. `outside`: another account's. */
  by?: "root" | "user" | "outside";
  readOnly?: boolean;
  request?: Json;
  response?: Json;
  /** `serviceEventDetails`. */
  details?: Json;
  /** A technique of the catalogue. */
  technique?: string;
  /**
   * What the record's shape rests on: `real` records of this event, AWS's `documented` example of it, or `modelled` on siblings. The
   * denied form of a call is modelled on the real denial of LeaveOrganization, except where `denied` says otherwise.
   */
  basis: "real" | "documented" | "modelled";
  denied?: "real" | "documented";
}>;

const WHOSE = { root: " by root", user: " by a user", outside: " from outside" } as const;

/** `organizations:LeaveOrganization`, and `iam:CreateAccessKey by root`. */
export const threatName = ({ service, eventName, by }: ThreatEvent): string =>
  `${service}:${eventName}${by === undefined ? "" : WHOSE[by]}`;
