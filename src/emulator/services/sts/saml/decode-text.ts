/** Text of an XML document with its references written out: the five names that XML itself knows, and characters by number. */

const KNOWN: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);
/** A name or a number is never longer: `#x10FFFF`. */
const LONGEST_REFERENCE = 8;

/** Undefined for a reference to anything else. XML 1.0, 4.1 and 2.2. */
export function decodeText(text: string): string | undefined {
  const [first = "", ...rest] = text.split("&");
  let decoded = first;
  for (const part of rest) {
    const end = part.indexOf(";");
    if (end < 1 || end > LONGEST_REFERENCE) return undefined;
    const character = referred(part.slice(0, end));
    if (character === undefined) return undefined;
    decoded += character + part.slice(end + 1);
  }
  return decoded;
}

function referred(reference: string): string | undefined {
  const number = /^#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}))$/.exec(reference);
  if (number === null) return KNOWN.get(reference);
  const code = number[1] === undefined ? Number.parseInt(number[2] ?? "", 10) : Number.parseInt(number[1], 16);
  return isCharacter(code) ? String.fromCodePoint(code) : undefined;
}

const isCharacter = (code: number): boolean =>
  code === 0x9 ||
  code === 0xa ||
  code === 0xd ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  (code >= 0x1_0000 && code <= 0x10_ffff);
