import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { addRendered } from "./add-rendered.ts";
import { type Disk, nodeDisk } from "./disk.ts";
import { readRun } from "./read-run.ts";
import { type RunToWrite, writeRun } from "./run-folder.ts";
import { call, drill, finding, run } from "./samples.test-support.ts";
import { verifyRun } from "./verify.ts";

let reports = "";
beforeEach(() => {
  reports = mkdtempSync(join(tmpdir(), "run-folder-"));
});
afterEach(() => rmSync(reports, { recursive: true }));

const request = (over: Partial<RunToWrite> = {}): RunToWrite => ({
  reportDirectory: reports,
  document: run([drill(), drill({ id: "../../escape me" })]),
  drillFiles: new Map([["leave-root", { calls: [call()], trail: [] }]]),
  policies: new Map([["deny-leave", '{"Version":"2012-10-17"}']]),
  messages: "{}\n",
  render: ({ document }) => new Map([["summary.md", `# Run ${document.envelope.number}\n`]]),
  ...over,
});

/** The real disk, until the n-th call that changes something, which fails. */
function failingDisk(nth: number, code: string): Disk {
  let count = 0;
  const before =
    <A extends readonly unknown[], R>(act: (...given: A) => R) =>
    (...given: A): R => {
      count += 1;
      if (count === nth) throw Object.assign(new Error(code), { code, syscall: "write", path: String(given[0]) });
      return act(...given);
    };
  const { makeFolder, makeUnique, write, rename, link } = nodeDisk;
  return {
    ...nodeDisk,
    makeFolder: before(makeFolder),
    makeUnique: before(makeUnique),
    write: before(write),
    rename: before(rename),
    link: before(link),
  };
}

describe("a run folder", () => {
  test("has the files of the contract, a number, and the link to the newest", () => {
    const written = writeRun(request());
    expect(written).toMatchObject({ ok: true, value: { number: 1, folder: join(reports, "runs/0001") } });
    expect(readdirSync(join(reports, "runs"))).toEqual(["0001"]);
    const names = [
      "calls",
      "ledger.ndjson",
      "manifest.json",
      "messages.ndjson",
      "policies",
      "run.json",
      "summary.md",
      "trail",
    ];
    expect(readdirSync(join(reports, "latest")).sort()).toEqual(names);
    expect(readlinkSync(join(reports, "latest"))).toBe("runs/0001");
    expect(readFileSync(join(reports, "latest/summary.md"), "utf8")).toBe("# Run 1\n");
    expect(readdirSync(join(reports, "latest/calls"))).toEqual([
      expect.stringMatching(/^escape-me-[0-9a-f]{8}\.json$/),
      "leave-root.json",
    ]);
    expect(verifyRun(join(reports, "latest")).checks.filter((each) => !each.ok)).toEqual([]);
  });

  test("is the same bytes but for the envelope and what is made of it", () => {
    writeRun(request());
    const envelope = {
      number: 0,
      startedAt: "2030-01-01T00:00:00Z",
      finishedAt: "2030-01-01T00:00:01Z",
      machine: "other",
    };
    writeRun(request({ document: { ...request().document, envelope } }));
    const [one, two] = ["0001", "0002"].map((name) => readRun(join(reports, "runs", name)));
    if (!one?.ok || !two?.ok) throw new Error("expected two runs");
    expect(one.value.files).toEqual(two.value.files);
    expect(one.value.ledgerHead).toBe(two.value.ledgerHead);
    expect(two.value.document.envelope).toEqual({ ...envelope, number: 2 });
  });

  test("takes the next number when another run takes this one at the last moment", () => {
    let raced = false;
    const rename = (from: string, to: string): void => {
      if (!raced && to.endsWith("0001")) {
        raced = true;
        mkdirSync(to);
        writeFileSync(join(to, "run.json"), "theirs");
      }
      nodeDisk.rename(from, to);
    };
    expect(writeRun(request(), { ...nodeDisk, rename })).toMatchObject({ ok: true, value: { number: 2 } });
    expect(readFileSync(join(reports, "runs/0001/run.json"), "utf8")).toBe("theirs");
    expect(readFileSync(join(reports, "runs/0002/summary.md"), "utf8")).toBe("# Run 2\n");
    expect(verifyRun(join(reports, "runs/0002")).ok).toBe(true);
  });

  test("never moves the link back to an older run", () => {
    writeRun(request());
    nodeDisk.remove(join(reports, "latest"));
    nodeDisk.link("runs/0009", join(reports, "latest"));
    writeRun(request());
    expect(readlinkSync(join(reports, "latest"))).toBe("runs/0009");
  });

  test.each(["ENOSPC", "EACCES", "EROFS", "EIO"])(
    "is whole or not there when the disk fails with %s, at any moment",
    (code) => {
      for (let nth = 1; nth <= 20; nth++) {
        const written = writeRun(request(), failingDisk(nth, code));
        const there = existsSync(join(reports, "runs")) ? readdirSync(join(reports, "runs")) : [];
        expect(there.filter((name) => name.startsWith("."))).toEqual([]);
        expect(there.every((name) => verifyRun(join(reports, "runs", name)).ok)).toBe(true);
        if (!written.ok) expect(written.refusal.sentence).toMatch(/^`.*`: \S/);
        if (!written.ok) expect(there).toEqual([]);
        rmSync(join(reports, "runs"), { recursive: true, force: true });
      }
    },
  );

  test("says what stands in the way when the report folder is a file", () => {
    const file = join(reports, "file");
    writeFileSync(file, "");
    for (const reportDirectory of [file, join(file, "deeper")]) {
      expect(writeRun(request({ reportDirectory }))).toMatchObject({ ok: false, refusal: { kind: "notAFolder" } });
    }
  });

  test("keeps the run when the link cannot be set", () => {
    mkdirSync(join(reports, "latest/full"), { recursive: true });
    const written = writeRun(request());
    expect(written).toMatchObject({ ok: true, value: { remark: expect.stringContaining("could not be set") } });
    expect(readdirSync(reports).sort()).toEqual(["latest", "runs"]);
  });

  test("throws on a defect instead of calling it a disk problem, and leaves nothing", () => {
    const render = (): never => {
      throw new TypeError("ours");
    };
    expect(() => writeRun(request({ render }))).toThrow("ours");
    expect(readdirSync(join(reports, "runs"))).toEqual([]);
  });

  test("takes a new format and still verifies", () => {
    writeRun(request());
    const folder = join(reports, "runs/0001");
    expect(
      addRendered(
        folder,
        new Map([
          ["results.csv", "a"],
          ["summary.md", "new"],
        ]),
      ),
    ).toEqual({ ok: true, value: null });
    expect(verifyRun(folder).ok).toBe(true);
    expect(() => addRendered(folder, new Map([["run.json", "{}"]]))).toThrow("evidence");
  });
});

test("marks of what is inferred are part of the evidence: read back as written, changed by nobody, absent from older runs", () => {
  const mark = { of: "record", name: "organizations:LeaveOrganization", what: ["its elements"] } as const;
  const marked = drill({ inferred: [mark] }, [finding({ inferred: [mark.name] })]);
  const written = writeRun(request({ document: run([marked, drill({ id: "older" })]) }));
  if (!written.ok) throw new Error(written.refusal.sentence);
  const { folder } = written.value;
  const read = readRun(folder);
  const [one, other] = read.ok ? read.value.document.drills : [];
  expect([one?.inferred, one?.findings[0]?.inferred]).toEqual([[mark], [mark.name]]);
  expect(other).not.toHaveProperty("inferred");
  expect(verifyRun(folder).ok).toBe(true);
  const path = join(folder, "run.json");
  const text = readFileSync(path, "utf8");
  writeFileSync(path, text.replace("its elements", "nothing"));
  expect(verifyRun(folder).ok).toBe(false);
  writeFileSync(path, text.replace('"of": "record"', '"of": "rumour"'));
  expect(readRun(folder)).toMatchObject({ ok: false, refusal: { kind: "damaged" } });
});
