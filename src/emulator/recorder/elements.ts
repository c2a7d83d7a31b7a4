/** What a call said and was told, as CloudTrail writes it: camel case, times in words, no secrets. aws-facts 1.3. */
import type { Instant, Json } from "../../kernel/index.ts";
import { instant } from "../../kernel/index.ts";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;
const MASK = "****";

/** Never recorded, whatever the service. */
const SECRET: ReadonlySet<string> = new Set([
  "password",
  "oldPassword",
  "newPassword",
  "secretAccessKey",
  "tokenCode",
  "webIdentityToken",
  "sAMLAssertion",
  "authenticationCode1",
  "authenticationCode2",
]);
const MASKED: ReadonlySet<string> = new Set(["sessionToken"]);
/** AWS Organizations User Guide, "Logging API calls with AWS CloudTrail": its CreateAccount examples. */
const MASKED_BY_ORGANIZATIONS: ReadonlySet<string> = new Set(["accountName", "email"]);

/** `Jan 18, 2017 9:41:16 PM`, in UTC; STS and IAM have a comma after the year. */
export function timeInWords(at: Instant, service: string = "organizations"): string {
  const date = new Date(at);
  const hour = date.getUTCHours();
  const clock = [date.getUTCMinutes(), date.getUTCSeconds()].map((part) => String(part).padStart(2, "0")).join(":");
  const day = `${MONTHS[date.getUTCMonth()]} ${date.getUTCDate()}, ${date.getUTCFullYear()}${service === "organizations" ? "" : ","}`;
  return `${day} ${hour % 12 === 0 ? 12 : hour % 12}:${clock} ${hour < 12 ? "AM" : "PM"}`;
}

/** Services whose operations spell their elements themselves: policies in them keep their capitals. Security Hub User Guide, "Logging Security Hub API calls": as the API has them. */
const VERBATIM: ReadonlySet<string> = new Set(["s3", "sqs", "securityhub"]);

/** Typed input or output as an element of a record; null where there is nothing to say. */
export function elementOf(value: unknown, service: string): Json {
  const element = written(value, service);
  return isObject(element) && Object.keys(element).length === 0 ? null : (element ?? null);
}

function written(value: unknown, service: string): Json | undefined {
  if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return value;
  if (value instanceof Date) return timeInWords(instant(value.getTime()), service);
  if (Array.isArray(value)) return value.map((each) => written(each, service) ?? null);
  return isObject(value) && !(value instanceof Uint8Array) ? writtenObject(value, service) : undefined;
}

function writtenObject(value: object, service: string): Json {
  const members: [string, Json][] = [];
  for (const [name, member] of Object.entries(value)) {
    const key = VERBATIM.has(service) ? name : `${name.slice(0, 1).toLowerCase()}${name.slice(1)}`;
    const element = SECRET.has(key) ? undefined : writtenMember(key, member, service);
    if (element !== undefined) members.push([key, element]);
  }
  return Object.fromEntries(members);
}

function writtenMember(key: string, member: unknown, service: string): Json | undefined {
  if (typeof member !== "string") return written(member, service);
  if (MASKED.has(key)) return MASK;
  if (service !== "organizations") return member;
  if (MASKED_BY_ORGANIZATIONS.has(key)) return MASK;
  return key === "action" ? member.toLowerCase() : member;
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;
