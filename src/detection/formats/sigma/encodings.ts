/** Sigma's encoding modifiers: the bytes of a text as base64, at each of the three offsets where asked. */

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

export type Encoding = "utf8" | "utf16le" | "utf16be";

export function bytesOf(text: string, encoding: Encoding): readonly number[] {
  if (encoding === "utf8") return [...new TextEncoder().encode(text)];
  return text.split("").flatMap((letter) => {
    const unit = letter.charCodeAt(0);
    return encoding === "utf16le" ? [unit & 0xff, unit >> 8] : [unit >> 8, unit & 0xff];
  });
}

/** With padding. */
export function base64(bytes: readonly number[]): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const [one = 0, two = 0, three = 0] = bytes.slice(at, at + 3);
    const group = (one << 16) | (two << 8) | three;
    const left = bytes.length - at;
    text += `${ALPHABET[group >> 18]}${ALPHABET[(group >> 12) & 63]}`;
    text += `${left > 1 ? ALPHABET[(group >> 6) & 63] : "="}${left > 2 ? ALPHABET[group & 63] : "="}`;
  }
  return text;
}

/** How the bytes look inside base64 of something longer: for each offset, only the letters that they alone decide. */
export function base64AtOffsets(bytes: readonly number[]): readonly string[] {
  return [0, 1, 2].map((offset) => {
    const encoded = base64([...Array<number>(offset).fill(0x20), ...bytes]);
    const start = [0, 2, 3][offset] ?? 0;
    const surplus = (offset + bytes.length) % 3;
    const end = encoded.length - (surplus === 0 ? 0 : surplus === 1 ? 3 : 2);
    return encoded.slice(start, end);
  });
}
