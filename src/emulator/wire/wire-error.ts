/** An error as a client sees it: the name that AWS puts on the wire, its text, and what else the body carries. */
export type WireError = Readonly<{
  /** The wire code, such as `AccessDeniedException` (JSON services) or `NoSuchEntity` (query services). */
  code: string;
  /** May be empty: AWS sends no text with a few errors of its front end, and then the member is left out. */
  message: string;
  /** HTTP status; without it the protocol's own rule decides. */
  status?: number;
  /** Further members of the error shape, such as `Reason` or `Type`. */
  members?: Readonly<Record<string, string>>;
  /** What CloudTrail writes as `errorCode` where it differs from `code`. */
  trailCode?: string;
  /** What exactly is wrong where AWS's text does not tell: said when somebody asks for an explanation, and never on the wire. */
  detail?: string;
}>;
