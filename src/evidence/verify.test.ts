import { mkdtempSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { digestOf } from "./digest.ts";
import { chained, formatLedger, type LedgerRecord, parseLedger } from "./ledger.ts";
import { readRun } from "./read-run.ts";
import { writeRun } from "./run-folder.ts";
import { call, drill, run } from "./samples.test-support.ts";
import { verifyRun } from "./verify.ts";

let folder = "";
beforeEach(() => {
  const written = writeRun({
    reportDirectory: mkdtempSync(join(tmpdir(), "verify-")),
    document: run([drill(), drill({ id: "second" }), drill({ id: "third" })]),
    drillFiles: new Map([["leave-root", { calls: [call()], trail: [] }]]),
    policies: new Map([["deny-leave", "{}"]]),
    render: () => new Map([["summary.md", "# Run\n"]]),
  });
  folder = written.ok ? written.value.folder : "";
});
afterEach(() => rmSync(join(folder, "../.."), { recursive: true }));

const at = (path: string): string => join(folder, path);
const edit = (path: string, change: (text: string) => string): void =>
  writeFileSync(at(path), change(readFileSync(at(path), "utf8")));
const failures = (): string[] =>
  verifyRun(folder)
    .checks.filter((each) => !each.ok)
    .map((each) => each.name);
const lines =
  (change: (rows: string[]) => string[]) =>
  (text: string): string =>
    `${change(text.trimEnd().split("\n")).join("\n")}\n`;

/** What a careful forger does after a change: the manifest has the right hashes again. */
function forgeManifest(): void {
  edit("manifest.json", (text) => {
    const manifest = JSON.parse(text);
    for (const file of manifest.files) {
      const content = readFileSync(at(file.path));
      Object.assign(file, { bytes: content.byteLength, sha256: digestOf(content) });
    }
    return JSON.stringify(manifest);
  });
}

test("a fresh run verifies, and says what was not looked at", () => {
  const answer = verifyRun(folder);
  expect(answer.ok).toBe(true);
  expect(answer.notChecked[0]).toBe("signature: none; the chain is consistent, not authenticated");
  expect(answer.checks.map((each) => each.name)).toContain("core hash");
});

test.each(["run.json", "ledger.ndjson", "summary.md", "calls/leave-root.json", "policies/deny-leave.json"])(
  "one changed byte of %s is found",
  (path) => {
    edit(path, (text) => text.replace(/[a-z{]/, "X"));
    expect(failures()).toContain("file hashes");
  },
);

test("a file that is gone and a file that was added are found, links too", () => {
  rmSync(at("trail/second.json"));
  writeFileSync(at("calls/planted.json"), "[]");
  symlinkSync("/", at("way-out"));
  expect(failures()).toEqual(expect.arrayContaining(["files present", "nothing added"]));
});

test.each([
  ["edited", lines((rows) => rows.map((row, i) => (i === 1 ? row.replace('"held"', '"broke"') : row)))],
  ["dropped", lines((rows) => rows.toSpliced(1, 1))],
  ["reordered", lines((rows) => [rows[0]!, rows[2]!, rows[1]!, ...rows.slice(3)])],
  ["cut short", lines((rows) => rows.slice(0, -1))],
  ["cut in the middle of a line", (text: string) => text.slice(0, -40)],
  ["garbled", () => "\u0000\u0001 nothing\n"],
  ["emptied", () => ""],
])("a ledger that was %s is found, even with a forged manifest", (_, change) => {
  edit("ledger.ndjson", change);
  forgeManifest();
  expect(failures()).toContain("ledger chain");
});

test("a verdict changed in run.json is found, even with a forged manifest", () => {
  edit("run.json", (text) => text.replace('"verdict": "held"', '"verdict": "accepted"'));
  forgeManifest();
  expect(failures()).toEqual(expect.arrayContaining(["core hash", "run finished"]));
});

test("calls changed with a forged manifest are found by the ledger's own hashes", () => {
  edit("calls/leave-root.json", (text) => text.replace("AccessDeniedException", "Nothing"));
  forgeManifest();
  expect(failures()).toEqual(["files in the ledger"]);
});

test("a chain made anew passes as consistent, and only the anchored head tells", () => {
  const read = parseLedger(readFileSync(at("ledger.ndjson"), "utf8"));
  const value: readonly LedgerRecord[] = read.ok ? read.value : [];
  const head = value.at(-1)!.hash;
  expect(verifyRun(folder, { expectedHead: head }).ok).toBe(true);
  const forged = chained(value.map(({ type, body }) => ({ type, body, at: "2027-01-01T00:00:00Z" })));
  edit("ledger.ndjson", () => formatLedger(forged));
  edit("manifest.json", (text) => text.replaceAll(head, forged.at(-1)!.hash));
  forgeManifest();
  expect(verifyRun(folder).ok).toBe(true);
  expect(verifyRun(folder, { expectedHead: head }).ok).toBe(false);
});

test.each([
  ["manifest.json", () => "{", "manifest"],
  ["manifest.json", () => '{"schema":"orgdrill.manifest/1","files":[{}],"core":{}}', "manifest"],
  ["run.json", () => "[]", "run document"],
  ["run.json", () => "not json", "run document"],
])("a garbled %s is a sentence, not a crash", (path, change, name) => {
  edit(path, change);
  expect(failures()).toContain(name);
  expect(readRun(folder)).toMatchObject({ ok: false, refusal: { kind: "damaged" } });
});

test("a folder that is not there, empty or no run is a sentence", () => {
  for (const path of [at("nowhere"), at("calls"), at("run.json")]) expect(verifyRun(path).ok).toBe(false);
  truncateSync(at("manifest.json"));
  expect(verifyRun(folder).checks[0]?.detail).toContain("it is not JSON");
});
