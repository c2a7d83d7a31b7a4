/** Evidence is read by many: whatever opens a door is taken out of calls before anybody writes them down. */

/** Names of members, in lower case, that hold credentials, in any service's requests and answers. */
const SECRET: ReadonlySet<string> = new Set([
  "secretaccesskey",
  "sessiontoken",
  "password",
  "oldpassword",
  "newpassword",
  "tokencode",
  "authenticationcode1",
  "authenticationcode2",
  "base32stringseed",
  "qrcodepng",
  "webidentitytoken",
  "samlassertion",
  "token",
]);

export const REDACTED = "(not kept)";

/** The same value with every secret member replaced; lists and objects are copied only where they hold one. */
export function withoutSecrets<Value>(value: Value): Value {
  return redacted(value) as Value;
}

function redacted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(redacted);
  if (!isPlain(value)) return value;
  const members = Object.entries(value).map(([name, member]): readonly [string, unknown] => [
    name,
    SECRET.has(name.toLowerCase()) && member !== undefined ? REDACTED : redacted(member),
  ]);
  return Object.fromEntries(members);
}

/** Dates and bytes stay what they are. */
const isPlain = (value: unknown): value is object =>
  typeof value === "object" && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value));
