/** Splits `a=1&b=2` texts: URL queries, where `+` is itself, and form bodies, where `+` is a space. */

/** Decoded pairs in the order they were sent; `undefined` when a percent sequence is broken. */
export function splitPairs(text: string, plusIsSpace: boolean): readonly (readonly [string, string])[] | undefined {
  const pairs: (readonly [string, string])[] = [];
  for (let start = 0; start < text.length; ) {
    const ampersand = text.indexOf("&", start);
    const end = ampersand === -1 ? text.length : ampersand;
    if (end > start) {
      const equals = text.indexOf("=", start);
      const split = equals === -1 || equals > end ? end : equals;
      const name = decode(text.slice(start, split), plusIsSpace);
      const value = decode(text.slice(Math.min(split + 1, end), end), plusIsSpace);
      if (name === undefined || value === undefined) return undefined;
      pairs.push([name, value]);
    }
    start = end + 1;
  }
  return pairs;
}

function decode(text: string, plusIsSpace: boolean): string | undefined {
  const spaced = plusIsSpace && text.includes("+") ? text.replaceAll("+", " ") : text;
  if (!spaced.includes("%")) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch (failure) {
    if (failure instanceof URIError) return undefined;
    throw failure;
  }
}

/** Undefined when a percent sequence is broken. */
export const decodePercent = (text: string): string | undefined => decode(text, false);

/** Percent-encodes all but RFC 3986's unreserved characters, as SigV4 wants it. */
export function encodeStrictly(text: string): string {
  if (UNRESERVED_ONLY.test(text)) return text;
  const wellFormed = Buffer.from(text).toString(); // A lone surrogate would make the next call throw.
  return encodeURIComponent(wellFormed).replace(
    LEFT_BY_ENCODE_URI_COMPONENT,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

const UNRESERVED_ONLY = /^[A-Za-z0-9_.~-]*$/;
const LEFT_BY_ENCODE_URI_COMPONENT = /[!'()*]/g;
