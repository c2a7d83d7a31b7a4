/** Address ranges in CIDR notation: are they any, and do they lie where no request from the internet comes from. */

export type AddressRange = "public" | "private";

const PRIVATE_4: readonly (readonly [network: number, bits: number])[] = [
  [0x0a000000, 8],
  [0x64400000, 10],
  [0x7f000000, 8],
  [0xa9fe0000, 16],
  [0xac100000, 12],
  [0xc0a80000, 16],
];
/** Unique local, link-local and loopback addresses. RFC 4193, RFC 4291. */
const PRIVATE_6 = /^(f[cd][0-9a-f]{2}:|fe[89ab][0-9a-f]:|::1$)/i;
/** IPv6 at its longest, with an embedded IPv4 address and a length. */
const LONGEST = 49;

/** `undefined` when the text is neither an address nor a range. */
export function addressRange(text: string): AddressRange | undefined {
  if (text.length > LONGEST) return undefined;
  const [address = "", length, ...more] = text.split("/");
  const isVersion6 = address.includes(":");
  if (more.length > 0 || !isLength(length, isVersion6 ? 128 : 32)) return undefined;
  if (isVersion6) return isAddress6(address) ? (PRIVATE_6.test(address) ? "private" : "public") : undefined;
  const network = addressNumber(address);
  return network === undefined ? undefined : nature4(network, length === undefined ? 32 : Number(length));
}

const isLength = (length: string | undefined, most: number): boolean =>
  length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= most);

function addressNumber(text: string): number | undefined {
  const bytes = text.split(".").map((part) => (/^(0|[1-9]\d{0,2})$/.test(part) ? Number(part) : 256));
  if (bytes.length !== 4 || bytes.some((byte) => byte > 255)) return undefined;
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0);
}

const nature4 = (network: number, length: number): AddressRange =>
  PRIVATE_4.some(([from, bits]) => length >= bits && Math.floor(network / 2 ** (32 - bits)) === from / 2 ** (32 - bits))
    ? "private"
    : "public";

function isAddress6(text: string): boolean {
  const embedded = text.slice(text.lastIndexOf(":") + 1);
  const plain = addressNumber(embedded) === undefined ? text : `${text.slice(0, text.lastIndexOf(":") + 1)}0:0`;
  const halves = plain.split("::");
  const groups = halves.flatMap((half) => (half === "" ? [] : half.split(":")));
  if (halves.length > 2 || !groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return false;
  return halves.length === 2 ? groups.length < 8 : groups.length === 8;
}
