/** Cyclic redundancy checks of 32 bits, as checksums of objects. RFC 1952, section 8 (CRC32); RFC 3720, appendix B.4 (CRC32C). */

export type Crc32 = "CRC32" | "CRC32C";

/** The generators, bit by bit backwards. */
const POLYNOMIAL: Readonly<Record<Crc32, number>> = { CRC32: 0xedb88320, CRC32C: 0x82f63b78 };

const tables = new Map<Crc32, Uint32Array>();

/** In base64, most significant byte first. */
export function crc32(kind: Crc32, bytes: Uint8Array): string {
  const table = tables.get(kind) ?? tableOf(kind);
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (sum >>> 8) ^ (table[(sum ^ byte) & 0xff] ?? 0);
  const written = Buffer.alloc(4);
  written.writeUInt32BE((sum ^ 0xffffffff) >>> 0);
  return written.toString("base64");
}

function tableOf(kind: Crc32): Uint32Array {
  const table = new Uint32Array(256);
  for (let index = 0; index < 256; index++) {
    let value = index;
    for (let bit = 0; bit < 8; bit++) value = (value & 1) === 0 ? value >>> 1 : (value >>> 1) ^ POLYNOMIAL[kind];
    table[index] = value;
  }
  tables.set(kind, table);
  return table;
}
