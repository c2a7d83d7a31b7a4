/** A QR code as a PNG picture whose bytes are the same on every machine: one bit for each pixel, not compressed. W3C: "PNG (Third Edition)". */
import { deflateSync } from "node:zlib";
import { encode } from "uqr";
import { crc32 } from "../s3/crc32.ts";

const SIGNATURE = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Pixels for each module, and light modules around the code. ISO/IEC 18004, 6.3.8. */
const SCALE = 4;
const QUIET = 4;

/** The longest text in bytes that the largest code takes at the lowest level of correction. ISO/IEC 18004, table 7. */
export const LONGEST_TEXT = 2_953;

export function qrCodePng(text: string): Uint8Array {
  const { data, size } = encode(text, { ecc: "L", border: QUIET });
  const width = size * SCALE;
  // Bit depth 1 and greyscale; nothing else is out of the ordinary.
  const header = Buffer.concat([bigEndian(width), bigEndian(width), Uint8Array.from([1, 0, 0, 0, 0])]);
  const lines = Array.from({ length: width }, (_, y) => lineOf(data[Math.floor(y / SCALE)] ?? [], width));
  const pixels = deflateSync(Buffer.concat(lines), { level: 0 });
  return new Uint8Array(
    Buffer.concat([SIGNATURE, chunk("IHDR", header), chunk("IDAT", pixels), chunk("IEND", new Uint8Array())]),
  );
}

/** Each line begins with a zero for "not filtered"; dark is black, which is a bit of zero. */
function lineOf(modules: readonly boolean[], width: number): Uint8Array {
  const line = new Uint8Array(1 + Math.ceil(width / 8));
  for (let x = 0; x < width; x++) {
    const at = 1 + (x >> 3);
    if (modules[Math.floor(x / SCALE)] !== true) line[at] = (line[at] ?? 0) | (0x80 >> (x & 7));
  }
  return line;
}

function chunk(type: string, content: Uint8Array): Uint8Array {
  const named = Buffer.concat([Buffer.from(type, "latin1"), content]);
  return Buffer.concat([bigEndian(content.length), named, Buffer.from(crc32("CRC32", named), "base64")]);
}

function bigEndian(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value, 0);
  return bytes;
}
