/** The identifiers that AWS gives things: their shape, and how to make one from seeded chance. Source: Organizations API Reference, patterns. */
import { flatText } from "./flat-text.ts";
import type { Random } from "./random.ts";

export type AccountId = string & { readonly __brand: "AccountId" };

const LOWER = "abcdefghijklmnopqrstuvwxyz0123456789";
const UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

export const ACCOUNT_ID = /^\d{12}$/;
export const ORGANIZATION_ID = /^o-[a-z0-9]{10,32}$/;
export const ROOT_ID = /^r-[0-9a-z]{4,32}$/;
export const ORGANIZATIONAL_UNIT_ID = /^ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}$/;
export const POLICY_ID = /^p-[0-9a-zA-Z_]{8,128}$/;
export const HANDSHAKE_ID = /^h-[0-9a-z]{8,32}$/;
export const CREATE_ACCOUNT_REQUEST_ID = /^car-[a-z0-9]{8,32}$/;

export const isAccountId = (text: string): text is AccountId => ACCOUNT_ID.test(text);
export const parseAccountId = (text: string): AccountId | undefined => (isAccountId(text) ? text : undefined);

/** A source of fresh identifiers, one stream for each kind, so that one more of this never renames that. */
export type Identifiers = Readonly<{
  account(): AccountId;
  organization(): string;
  root(): string;
  organizationalUnit(rootId: string): string;
  policy(): string;
  handshake(): string;
  createAccountRequest(): string;
  /** `AKIA…` for long-term keys, `ASIA…` for sessions. */
  accessKey(prefix: "AKIA" | "ASIA"): string;
  /** A secret of the emulated world, 40 characters. */
  secret(): string;
  sessionToken(): string;
  /** `AIDA…` users, `AROA…` roles, `AGPA…` groups, `ANPA…` managed policies. */
  principal(prefix: "AIDA" | "AROA" | "AGPA" | "ANPA"): string;
  /** A password of the emulated world: letters, digits and a symbol. */
  password(): string;
  /** The seed of a virtual MFA device: 64 characters of Base32. */
  mfaSeed(): string;
  /** A version 4 UUID: request ids, event ids. */
  uuid(): string;
}>;

export function identifiersFrom(random: Random): Identifiers {
  const streams = new Map<string, Random>();
  const streamOf = (kind: string): Random => {
    const known = streams.get(kind);
    if (known !== undefined) return known;
    const stream = random.fork(kind);
    streams.set(kind, stream);
    return stream;
  };
  const text = (kind: string, length: number, alphabet: string): string => streamOf(kind).text(length, alphabet);
  const lower = (kind: string, length: number): string => text(kind, length, LOWER);
  return {
    account: () => `${text("account", 1, "123456789")}${text("account", 11, "0123456789")}` as AccountId,
    organization: () => `o-${lower("organization", 10)}`,
    root: () => `r-${lower("root", 4)}`,
    organizationalUnit: (rootId) => `ou-${rootId.slice(2)}-${lower("organizationalUnit", 8)}`,
    policy: () => `p-${lower("policy", 8)}`,
    handshake: () => `h-${lower("handshake", 32)}`,
    createAccountRequest: () => `car-${lower("createAccountRequest", 32)}`,
    accessKey: (prefix) => `${prefix}${text("accessKey", 16, UPPER)}`,
    secret: () => text("secret", 40, BASE64),
    sessionToken: () => text("sessionToken", 128, BASE64),
    principal: (prefix) => flatText(prefix, text("principal", 17, UPPER)),
    password: () => `${text("password", 20, BASE64)}-aA1`,
    mfaSeed: () => text("mfaSeed", 64, UPPER),
    uuid: () => uuidFrom(streamOf("uuid")),
  };
}

const [ZERO = 0, LETTERS = 0, HYPHEN = 0, VERSION = 0, VARIANT = 0] = Array.from("0W-4a", (each) => each.charCodeAt(0));

/** The character code of the lowest hexadecimal digit. */
function digit(value: number): number {
  const low = value & 15;
  return low < 10 ? ZERO + low : LETTERS + low;
}

/** The text as it is being made; one is made for every request and every record. */
const codes: number[] = Array.from({ length: 36 }, () => HYPHEN);

/** Where the eight groups of four digits begin. */
const GROUPS = [0, 4, 9, 14, 19, 24, 28, 32];

function uuidFrom(random: Random): string {
  for (const at of GROUPS) {
    const value = random.below(65_536);
    codes[at] = at === 14 ? VERSION : at === 19 ? VARIANT : digit(value >>> 12);
    codes[at + 1] = digit(value >>> 8);
    codes[at + 2] = digit(value >>> 4);
    codes[at + 3] = digit(value);
  }
  return String.fromCharCode(...codes);
}
