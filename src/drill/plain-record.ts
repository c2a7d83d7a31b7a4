/** The same record as an intruder would leave it: without what only a drill writes, so that no rule can listen for the drill. */
import { type CloudTrailRecord, endpointHostOf, parseRecord } from "../trail/index.ts";

/**
 * What a drill leaves in the records of its calls. `name`: of a principal or an account that a drill adds. `source address` and `host
 * header`: of the machine that the drill runs on, where the target is an emulator on it.
 */
export type Mark = "user agent" | "session name" | "source identity" | "name" | "source address" | "host header";
export const MARKS: readonly Mark[] = [
  "user agent",
  "session name",
  "source identity",
  "name",
  "source address",
  "host header",
];

const COMMAND_LINE = "aws-cli/2.31.0 md/awscrt#0.27.6 ua/2.1 os/linux lang/python#3.13.7";
const BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";
const MARKER = /orgdrill(?:-intruder)?|intruder/gi;
const HAS_MARKER = /orgdrill|intruder/i;
const ORDINARY_NAME = "app-0";
/** RFC 5737: an address that is nobody's. */
const SOMEWHERE = "198.51.100.24";
const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|(?:::ffff:127(?:\.\d{1,3}){3})|::1)$/;
const OWN_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/;
/** What identifies a record stays as it is. */
const KEPT = new Set(["eventID", "requestID", "sharedEventID", "recipientAccountId", "eventTime"]);
/** What AWS calls itself as a caller. */
const AWS_ITSELF = /^AWS Internal$|\.amazonaws\.com$/;

/** Without these marks; all of them unless given. */
export function plainRecord(record: CloudTrailRecord, marks: readonly Mark[] = MARKS): CloudTrailRecord {
  const plain = Object.entries(record).map(([key, value]) => [key, KEPT.has(key) ? value : plainMember(key, value)]);
  const parsed = parseRecord(Object.fromEntries(plain));
  return parsed.ok ? parsed.value : record;

  function plainMember(key: string, value: unknown): unknown {
    if (key === "userAgent") return marks.includes("user agent") ? plainAgent(value, record) : value;
    if (key === "sourceIPAddress") return marks.includes("source address") ? plainAddress(value) : value;
    if (key === "tlsDetails") return marks.includes("host header") ? plainTls(value, record) : value;
    if (key !== "userIdentity") return marks.includes("name") ? renamed(value) : value;
    return plainIdentity(value, marks);
  }
}

/** The marks by which a record is known to be the drill's; where it was called from, others call from too. */
export function marksIn(record: Readonly<Record<string, unknown>>): readonly Mark[] {
  const { userAgent } = record;
  const identity = (record.userIdentity ?? {}) as Identity;
  const carried: Readonly<Record<Mark, unknown>> = {
    "user agent": userAgent,
    "session name": sessionOf(identity),
    "source identity": identity.sessionContext?.sourceIdentity,
    name: undefined,
    "source address": undefined,
    "host header": undefined,
  };
  return MARKS.filter((mark) => HAS_MARKER.test(String(carried[mark] ?? "")));
}

/** The call that was refused as one that succeeded, and the other way round. CloudTrail User Guide, record contents: errorCode. */
export function otherOutcome(record: CloudTrailRecord): CloudTrailRecord {
  const { errorCode, errorMessage: _message, ...rest } = record;
  if (errorCode !== undefined) return rest;
  return { ...rest, errorCode: "AccessDenied", errorMessage: "User is not authorized", responseElements: null };
}

type Identity = Readonly<{
  principalId?: unknown;
  arn?: unknown;
  sessionContext?: Readonly<{ sourceIdentity?: unknown }>;
}>;

/** What a person at the console or at the command line would have shown; what AWS does by itself stays. */
function plainAgent(agent: unknown, { eventType, sessionCredentialFromConsole }: CloudTrailRecord): unknown {
  if (typeof agent !== "string" || AWS_ITSELF.test(agent)) return agent;
  const isConsole = eventType.startsWith("AwsConsole") || sessionCredentialFromConsole === "true";
  return isConsole || agent.startsWith("Mozilla/") ? BROWSER : COMMAND_LINE;
}

const plainAddress = (address: unknown): unknown =>
  typeof address === "string" && LOOPBACK.test(address) ? SOMEWHERE : address;

function plainTls(value: unknown, { eventSource, awsRegion }: CloudTrailRecord): unknown {
  const details = (value ?? {}) as Readonly<{ clientProvidedHostHeader?: unknown }>;
  const { clientProvidedHostHeader: host } = details;
  if (typeof host !== "string" || !OWN_HOST.test(host.replace(/:\d{1,5}$/, ""))) return value;
  return { ...details, clientProvidedHostHeader: endpointHostOf(eventSource, awsRegion) };
}

function plainIdentity(value: unknown, marks: readonly Mark[]): unknown {
  const identity = (marks.includes("name") ? renamed(value, SESSION_PLACES) : value) as Identity;
  const unnamed = marks.includes("session name") ? withoutSession(identity) : identity;
  const { sessionContext } = unnamed;
  if (!marks.includes("source identity") || sessionContext?.sourceIdentity === undefined) return unnamed;
  const { sourceIdentity: _identity, ...context } = sessionContext;
  return { ...unnamed, sessionContext: context };
}

/** A session's name stands behind the role's id and at the end of the session's ARN; it and the source identity are marks of their own. */
const SESSION_PLACES = new Set(["principalId", "arn", "sourceIdentity"]);

function sessionOf({ principalId, arn }: Identity): string | undefined {
  if (typeof principalId === "string" && principalId.includes(":")) return principalId.split(":")[1];
  return typeof arn === "string" && arn.includes(":assumed-role/") ? arn.split("/").at(-1) : undefined;
}

function withoutSession(identity: Identity): Identity {
  const session = sessionOf(identity);
  if (session === undefined || !HAS_MARKER.test(session)) return identity;
  const renamedEnd = (value: unknown, before: string): unknown =>
    typeof value === "string" && value.endsWith(`${before}${session}`)
      ? `${value.slice(0, -session.length)}${ORDINARY_NAME}`
      : value;
  return {
    ...identity,
    principalId: renamedEnd(identity.principalId, ":"),
    arn: renamedEnd(identity.arn, "/"),
  };
}

/** `kept` names members in which only what stands before the session's name is renamed. */
function renamed(value: unknown, kept: ReadonlySet<string> = new Set()): unknown {
  if (typeof value === "string") return value.replace(MARKER, ORDINARY_NAME);
  if (Array.isArray(value)) return value.map((each) => renamed(each));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      kept.has(key) && typeof member === "string" ? renamedBefore(member, key) : renamed(member, kept),
    ]),
  );
}

function renamedBefore(text: string, key: string): string {
  if (key === "sourceIdentity") return text;
  const isSession = key === "principalId" ? text.includes(":") : text.includes(":assumed-role/");
  const at = isSession ? text.lastIndexOf(key === "principalId" ? ":" : "/") : text.length;
  return text.slice(0, at).replace(MARKER, ORDINARY_NAME) + text.slice(at);
}
