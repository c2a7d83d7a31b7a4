/** A gzip file whose bytes are the same on every machine: RFC 1952 with stored blocks of RFC 1951, as compressors differ in what they find. */
import { crc32 } from "../services/s3/crc32.ts";

/** ID1, ID2, deflate, no flags, no time, no extra flags, unknown system. */
const HEADER = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];
const LARGEST_BLOCK = 65_535;

export function gzipped(text: string): Uint8Array {
  const bytes = Buffer.from(text, "utf8");
  const parts: Uint8Array[] = [Uint8Array.from(HEADER)];
  for (let at = 0; at === 0 || at < bytes.length; at += LARGEST_BLOCK) {
    const block = bytes.subarray(at, at + LARGEST_BLOCK);
    parts.push(blockHeader(block.length, at + LARGEST_BLOCK >= bytes.length), block);
  }
  parts.push(trailer(bytes));
  return new Uint8Array(Buffer.concat(parts));
}

function blockHeader(length: number, isLast: boolean): Uint8Array {
  const header = Buffer.alloc(5);
  header.writeUInt8(isLast ? 1 : 0, 0);
  header.writeUInt16LE(length, 1);
  header.writeUInt16LE(~length & 0xffff, 3);
  return header;
}

function trailer(bytes: Uint8Array): Uint8Array {
  const end = Buffer.alloc(8);
  end.writeUInt32LE(Buffer.from(crc32("CRC32", bytes), "base64").readUInt32BE(0), 0);
  end.writeUInt32LE(bytes.length, 4);
  return end;
}
