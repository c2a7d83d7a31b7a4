import { inflateSync } from "node:zlib";
import { encode } from "uqr";
import { expect, test } from "vitest";
import { LONGEST_TEXT, qrCodePng } from "./qr-code-png.ts";

const TEXT = `otpauth://totp/alice@100000000021?secret=${"ABCDEFGH".repeat(8)}`;

/** The picture's chunks by name, in order. */
function chunksOf(png: Uint8Array): ReadonlyMap<string, Buffer> {
  const bytes = Buffer.from(png);
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    chunks.set(bytes.toString("latin1", at + 4, at + 8), bytes.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return chunks;
}

/** The middle pixel of every module; true for dark. */
function modulesIn(png: Uint8Array): boolean[][] {
  const chunks = chunksOf(png);
  const width = chunks.get("IHDR")?.readUInt32BE(0) ?? 0;
  const lines = inflateSync(chunks.get("IDAT") ?? Buffer.alloc(0));
  const stride = 1 + Math.ceil(width / 8);
  expect(lines.length).toBe(width * stride);
  const isDark = (x: number, y: number) => ((lines[y * stride + 1 + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) === 0;
  const middles = Array.from({ length: width / 4 }, (_, module) => module * 4 + 2);
  return middles.map((y) => middles.map((x) => isDark(x, y)));
}

test.each([TEXT, "", "x".repeat(LONGEST_TEXT)])("the picture has the code's modules and a quiet zone: %s", (text) => {
  const { data, size } = encode(text, { ecc: "L", border: 4 });
  const modules = modulesIn(qrCodePng(text));
  expect(modules).toEqual(data);
  for (const edge of [0, 1, 2, 3, size - 1]) expect(modules[edge]?.some(Boolean)).toBe(false);
});

test("a finder pattern stands in the corner", () => {
  const corner = modulesIn(qrCodePng(TEXT)).slice(4, 11);
  const drawn = corner.map((row) =>
    row
      .slice(4, 11)
      .map((dark) => (dark ? "#" : "."))
      .join(""),
  );
  expect(drawn).toEqual(["#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######"]);
});

test("the picture is a PNG, and the same every time; a text beyond the longest has none", () => {
  const png = qrCodePng(TEXT);
  expect([...png.slice(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
  expect([...chunksOf(png).keys()]).toEqual(["IHDR", "IDAT", "IEND"]);
  expect(qrCodePng(TEXT)).toEqual(png);
  expect(() => qrCodePng("x".repeat(LONGEST_TEXT + 1))).toThrow();
});
