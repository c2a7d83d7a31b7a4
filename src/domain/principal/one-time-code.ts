/** Time-based one-time passwords of six digits and thirty seconds. RFC 6238, RFC 4226; IAM User Guide: "Assign a virtual MFA device". */
import type { Instant } from "../../kernel/index.ts";
import { hmacSha1 } from "./hmac-sha1.ts";

const STEP_MS = 30_000;
const DIGITS = 6;
const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The number of the time step that a moment lies in. */
export const timeStepAt = (now: Instant): number => Math.floor(now / STEP_MS);

/** The code that a device with this Base32 seed shows at a moment: what an authenticator app does. */
export const oneTimeCode = (seed: string, now: Instant): string => codeOfStep(seed, timeStepAt(now));

/** `digits` is 6 for AWS; the examples of RFC 6238 have 8. */
export function codeOfStep(seed: string, step: number, digits = DIGITS): string {
  const digest = hmacSha1(fromBase32(seed), counter(step));
  const offset = (digest.at(-1) ?? 0) & 15;
  const number = new DataView(digest.buffer, digest.byteOffset).getUint32(offset) & 0x7fff_ffff;
  return String(number % 10 ** digits).padStart(digits, "0");
}

function counter(step: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(8));
  view.setUint32(0, Math.floor(step / 2 ** 32));
  view.setUint32(4, step >>> 0);
  return new Uint8Array(view.buffer);
}

/** RFC 4648, without padding; a letter that is none of Base32's counts as the first one. */
function fromBase32(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 5) / 8));
  let bits = 0;
  let value = 0;
  let length = 0;
  for (const letter of text) {
    value = ((value << 5) | Math.max(BASE32.indexOf(letter), 0)) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes[length++] = (value >>> bits) & 0xff;
  }
  return bytes;
}
