import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readOrganizationFile } from "./read.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "orgdrill-read-"));
  mkdirSync(join(folder, "files"));
  writeFileSync(join(folder, "secret.json"), DENY);
  symlinkSync(join(folder, "secret.json"), join(folder, "files", "link.json"));
  writeFileSync(join(folder, "files", "deny.json"), DENY);
  writeFileSync(join(folder, "files", "latin1.json"), Uint8Array.of(0x7b, 0xe9, 0x7d));
  writeFileSync(join(folder, "files", "with-mark.json"), `\ufeff${DENY}`);
  mkdirSync(join(folder, "files", "folder.json"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const DENY = '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"s3:*","Resource":"*"}}';

function readWith(reference: string, within?: string) {
  const path = join(folder, "files", "org.yaml");
  writeFileSync(path, `orgdrill: 1\npolicies:\n  a: { type: SERVICE_CONTROL_POLICY, file: ${reference} }\n`);
  return readOrganizationFile(path, within === undefined ? {} : { within });
}
const messageOf = (reference: string, within?: string): string | undefined => {
  const read = readWith(reference, within);
  return read.ok ? undefined : read.refusal.problems[0]?.message;
};

test("reads the file and the documents it names, with their hashes", () => {
  const read = readWith("deny.json");
  expect(read.ok && read.value.documents).toEqual([{ path: join(folder, "files", "deny.json"), text: DENY }]);
  expect(read.ok && read.value.inputs.documents).toMatchObject([
    { bytes: DENY.length, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
  ]);
  expect(read.ok && read.value.file.policies.get("a")?.name).toBe("a");
});

test("reads nothing outside the folder, neither by dots nor by a link", () => {
  const outside = /^expected a document inside the folder that may be read, saw `.+`, which lies outside$/;
  expect(messageOf("../secret.json")).toMatch(outside);
  expect(messageOf("link.json")).toMatch(outside);
  expect(messageOf("../nowhere.json")).toMatch(outside);
  expect(messageOf("../secret.json", folder)).toBeUndefined();
});

test("names what cannot be read", () => {
  expect(messageOf("nowhere.json")).toBe("expected the file `nowhere.json`, there is none");
  expect(messageOf("folder.json")).toBe("expected a file, saw `folder.json`, which is none");
  expect(messageOf("latin1.json")).toBe("expected UTF-8 text, saw other bytes in `latin1.json`");
  expect(messageOf("with-mark.json")).toBeUndefined();
});

test("an organization file that is not there is one clear problem", () => {
  const read = readOrganizationFile(join(folder, "missing.yaml"));
  expect(read).toMatchObject({ ok: false, refusal: { problems: [{ line: 1, column: 1 }] } });
  expect(read.ok ? "" : read.refusal.problems[0]?.message).toMatch(
    /^expected the file `.*missing\.yaml`, there is none$/,
  );
});
