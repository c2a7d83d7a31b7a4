import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { MANAGEMENT, recordOf, sigma } from "../detection/samples.test-support.ts";
import { Complaint } from "./complaint.ts";
import { cover, lintFolder } from "./covering.ts";
import { type DetectOptions, detect } from "./detecting.ts";
import { loadFolder } from "./loaded-folder.ts";
import { startPanther } from "./panther-runner.ts";

const TOP = fileURLToPath(new URL("../..", import.meta.url));
const EXAMPLES = join(TOP, "scenarios/detections");
const hasPython = spawnSync("python3", ["--version"]).status === 0;

let folder = "";
let out = "";
let err = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "orgdrill-detect-"));
  mkdirSync(join(folder, "rules"));
  [out, err] = ["", ""];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    err += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const write = (name: string, text: string | Uint8Array): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const rules = (): string => join(folder, "rules");

async function run(options: Partial<DetectOptions> & Readonly<{ events: string }>) {
  const code = await detect({ detections: rules(), json: true, ...options });
  const document: unknown = options.json === false ? undefined : JSON.parse(out);
  return { code, document };
}

async function complaintOf(options: Partial<DetectOptions> & Readonly<{ events: string }>): Promise<Complaint> {
  const thrown: unknown = await run(options).catch((error: unknown) => error);
  if (!(thrown instanceof Complaint)) throw new Error(`expected a complaint, got ${String(thrown)}`);
  return thrown;
}

describe("orgdrill detect", () => {
  const records = [
    recordOf("LeaveOrganization"),
    recordOf("ListAccounts", { readOnly: true }),
    recordOf("StopLogging"),
  ];

  const lookedUp = records.map((each) => ({ EventId: each.eventID, CloudTrailEvent: JSON.stringify(each) }));
  const observed = records.map((record) => ({ accountId: "222222222222", accountName: "payments", record }));

  test.each([
    ["a log file", JSON.stringify({ Records: records })],
    ["gzip", gzipSync(JSON.stringify({ Records: records }))],
    ["two gzip files in one", Buffer.concat(records.map((each) => gzipSync(`${JSON.stringify(each)}\n`)))],
    ["one a line", records.map((each) => JSON.stringify(each)).join("\n")],
    ["a list", JSON.stringify(records, null, 2)],
    ["an answer of LookupEvents", JSON.stringify({ Events: lookedUp, NextToken: "more" })],
    ["an answer of LookupEvents that begins with its token", JSON.stringify({ NextToken: "more", Events: lookedUp })],
    ["events of a bus", records.map((detail) => JSON.stringify({ "detail-type": "x", detail })).join("\n")],
    ["what a drill saw", JSON.stringify(observed, null, 2)],
  ])("%s gives one JSON document", async (_name, content) => {
    const { code, document } = await run({
      detections: join(EXAMPLES, "eventbridge"),
      events: write("events", content),
    });
    expect(code).toBe(0);
    expect(document).toMatchObject({
      schema: "orgdrill.detect/1",
      matches: [
        {
          detection: "leaving",
          format: "eventbridge",
          record: { index: 0, eventName: "LeaveOrganization", errorCode: null },
        },
        { detection: "trails", record: { index: 2, eventName: "StopLogging" } },
      ],
      totals: { records: 3, matches: 2, unreadable: 0 },
    });
  });

  test("a folder: of log files, with those below it, and of a run, of which only the trail is read", async () => {
    mkdirSync(join(folder, "run/trail"), { recursive: true });
    write("run/trail/a.json", JSON.stringify(observed.slice(0, 1)));
    write("run/trail/b.json.gz", gzipSync(JSON.stringify({ Records: records.slice(1) })));
    write("run/calls.json", JSON.stringify(records));
    write("run/notes.txt", "no records");
    const detections = join(EXAMPLES, "eventbridge");
    const all = await run({ detections, events: join(folder, "run") });
    expect(all.document).toMatchObject({ totals: { records: 6 } });
    out = "";
    write("run/run.json", "{}");
    const seen = await run({ detections, events: join(folder, "run") });
    expect(seen.document).toMatchObject({
      matches: [
        { record: { index: 0, file: join(folder, "run/trail/a.json") } },
        { record: { index: 2, file: join(folder, "run/trail/b.json.gz") } },
      ],
      totals: { records: 3, unreadable: 0 },
    });
    const empty = await complaintOf({ detections, events: rules() });
    expect([empty.exitCode, empty.message]).toEqual([2, expect.stringContaining("holds no file of records")]);
  });

  test("readable lines, alarms, and what a rule never gets", async () => {
    const events = write(
      "events",
      JSON.stringify(
        recordOf("LeaveOrganization", { errorCode: "AccessDenied", eventSource: "organizations.amazonaws.com" }),
      ),
    );
    await run({ detections: join(EXAMPLES, "metric-filter"), events, json: false });
    expect(out).toContain("organizations.amazonaws.com LeaveOrganization (AccessDenied)  leaving [metric-filter]\n");
    expect(out).toContain("raised  leaving (alarm) 2026-10-31T23:56:00Z to 2026-11-01T00:01:00Z: 1\n");
    expect(out).toContain("1 records, 24 detections, 1 matches, 1 alarms and correlations, 0 unreadable\n");
    out = "";
    const org = join(TOP, "scenarios/organizations/watched.yaml");
    const management = JSON.stringify(recordOf("LeaveOrganization", { recipientAccountId: "100000000001" }));
    await run({ detections: join(EXAMPLES, "eventbridge"), events: write("events", management), org, json: false });
    expect(out).toContain("leaving fits 1 more that it never gets: other account\n");
  });

  test("a Sigma rule that has a UUID alone is called by its title", async () => {
    const id = "11111111-2222-4333-8444-555555555555";
    write("rules/a.yml", sigma("s: { eventName: LeaveOrganization }\ncondition: s", `title: A departure\nid: ${id}`));
    const events = write("events", JSON.stringify(records[0]));
    await run({ events, json: false });
    expect(out).toContain(` A departure (${id}) [sigma]\n`);
    out = "";
    expect((await run({ events })).document).toMatchObject({ matches: [{ detection: id }] });
  });

  test("what is no record is told, and the answer is not whole", async () => {
    const events = write("events", `${JSON.stringify(records[0])}\n{"a":1}\n`);
    const { code, document } = await run({ detections: join(EXAMPLES, "sigma"), events });
    expect(code).toBe(3);
    expect(document).toMatchObject({
      unreadable: [{ line: 2, where: "eventVersion" }],
      totals: { records: 1, unreadable: 1 },
    });
    expect(err).toContain(`${events}:2: eventVersion: expected a string`);
  });

  test("of a log file, which is one line, it is told which record that is", async () => {
    const events = write("events", JSON.stringify({ Records: [...records, { a: 1 }] }));
    const { document } = await run({ detections: join(EXAMPLES, "sigma"), events });
    const where = `record ${records.length + 1} of Records, eventVersion`;
    expect(document).toMatchObject({ unreadable: [{ line: 1, where }] });
    expect(err).toContain(`${events}:1: ${where}: expected a string`);
  });

  test.each([
    ["a file that is not there", "nowhere", undefined, "is not there"],
    ["a text that is cut off", "events", '{"Records":[{"a":', "events:1: the text ends inside"],
    ["a broken gzip", "events", Buffer.from([0x1f, 0x8b, 1, 2, 3]), "cannot be read"],
    ["something else than UTF-8", "events", Buffer.from([0x7b, 0xff, 0xfe]), "is not text in UTF-8"],
  ])("%s is a usage error", async (_name, name, content, message) => {
    const events = content === undefined ? join(folder, name) : write(name, content);
    const complaint = await complaintOf({ detections: join(EXAMPLES, "sigma"), events });
    expect([complaint.exitCode, complaint.message]).toEqual([2, expect.stringContaining(message)]);
  });

  test("mistakes in detections are told with file, line and column", async () => {
    const file = write("rules/a.yml", sigma("s: { a|expand: x }\ncondition: s"));
    const complaint = await complaintOf({ events: write("events", "") });
    expect([complaint.exitCode, complaint.message]).toEqual([
      2,
      expect.stringContaining(`${file}:5:8: the modifier \`expand\``),
    ]);
  });

  test("memory does not grow with the records", { timeout: 60_000 }, async () => {
    const one = `${JSON.stringify(records[0])}\n`;
    const events = write("events", one.repeat(20_000));
    await run({ detections: join(EXAMPLES, "sigma"), events, json: false });
    expect(out).toContain("20000 records");
  });
});

describe.skipIf(!hasPython)("Panther rules, where there is a python3 to run them", () => {
  const yaml = (more = "") =>
    `AnalysisType: rule\nRuleID: Leave\nFilename: leave.py\nEnabled: true\nLogTypes: [AWS.CloudTrail]\nSeverity: High\n${more}`;
  const leave =
    'def rule(event):\n    print("noise")\n    return event.deep_get("userIdentity", "type") == "AssumedRole" and event.get("eventName") == "LeaveOrganization"\n';
  const events = (): string =>
    write(
      "events",
      [recordOf("LeaveOrganization"), recordOf("MoveAccount")].map((each) => JSON.stringify(each)).join("\n"),
    );
  const python = (source: string, more = ""): void => {
    write("rules/leave.yml", yaml(more));
    write("rules/leave.py", source);
  };

  test("are refused without the flag, and run with it", async () => {
    python(leave);
    const complaint = await complaintOf({ events: events() });
    expect([complaint.exitCode, complaint.message]).toEqual([2, expect.stringContaining("without `--allow-python`")]);
    const { code, document } = await run({ events: events(), allowPython: true });
    expect(code).toBe(0);
    expect(document).toMatchObject({
      matches: [{ detection: "Leave", format: "panther", record: { eventName: "LeaveOrganization" } }],
    });
  });

  test("their own tests run, and one that fails is an error", async () => {
    const tests = `Tests:\n  - Name: good\n    ExpectedResult: false\n    Log: { eventName: Other }\n  - Name: wrong\n    ExpectedResult: true\n    Log: { eventName: Other }\n  - { Name: mocked, ExpectedResult: true, Log: {}, Mocks: [{ objectName: x, returnValue: y }] }\n`;
    python(leave, tests);
    const { code, document } = await run({ events: events(), allowPython: true });
    expect(code).toBe(3);
    expect(document).toMatchObject({
      errors: [{ detection: "Leave", message: "its own test `wrong` expects true, and got false" }],
      totals: { testsPassed: 1, testsWithMocksLeftOut: 1 },
    });
  });

  test("an exception is an error of that rule, never silence", async () => {
    python('def rule(event):\n    raise ValueError("no")\n');
    const { code, document } = await run({ events: events(), allowPython: true });
    expect(code).toBe(3);
    expect(document).toMatchObject({ errors: [{ message: "ValueError: no" }, {}] });
  });

  test("a rule that does not load is a usage error", async () => {
    python("import nothing_like_that\n");
    const complaint = await complaintOf({ events: events(), allowPython: true });
    expect([complaint.exitCode, complaint.message]).toEqual([
      2,
      expect.stringContaining("does not load: ModuleNotFoundError"),
    ]);
  });

  test("a rule that never ends is ended", async () => {
    python("def rule(event):\n    while True:\n        pass\n");
    const loaded = loadFolder(rules(), undefined);
    const runner = await startPanther(loaded.detections, { folder: rules(), isAllowed: true, limitMs: 500 });
    const judged = runner.judge(recordOf("LeaveOrganization"), {});
    await expect(judged).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringContaining("took longer than 0.5 seconds"),
    });
  });

  test("a process in a session of its own that holds the pipes does not hold us", async () => {
    const orphans = join(folder, "orphans");
    mkdirSync(orphans);
    const orphan = `os.setsid()\n        os.mkdir(${JSON.stringify(`${orphans}/`)} + str(os.getpid()))\n        time.sleep(40)\n        os._exit(0)`;
    python(`import os, time\ndef rule(event):\n    if os.fork() == 0:\n        ${orphan}\n    time.sleep(40)\n`);
    const open = (): readonly string[] =>
      process.getActiveResourcesInfo().filter((each) => each === "PipeWrap" || each === "ProcessWrap");
    const before = open();
    const limited = { folder: rules(), isAllowed: true, limitMs: 2_000 };
    const runner = await startPanther(loadFolder(rules(), undefined).detections, limited);
    expect(open().length).toBeGreaterThan(before.length);
    const judged = runner.judge(recordOf("LeaveOrganization"), {});
    await expect(judged).rejects.toMatchObject({ message: expect.stringContaining("took longer than 2 seconds") });
    const [pid = ""] = readdirSync(orphans);
    try {
      expect(isRunning(pid)).toBe(true);
      await vi.waitFor(() => expect(open()).toEqual(before));
    } finally {
      process.kill(Number(pid), "SIGKILL");
    }
  });

  test("no credentials reach it, and what it starts ends with it", async () => {
    process.env.AWS_SECRET_ACCESS_KEY = "secret";
    python(
      `import os, subprocess\nCHILD = subprocess.Popen(["sleep", "300"])\ndef rule(event):\n    raise ValueError(" ".join(sorted(os.environ)) + " child=%d" % CHILD.pid)\n`,
    );
    const { document } = await run({ events: events(), allowPython: true });
    delete process.env.AWS_SECRET_ACCESS_KEY;
    const message = JSON.stringify(document);
    expect(message).toContain("HOME");
    expect(message).not.toContain("AWS_");
    const child = /child=(\d+)/.exec(message)?.[1] ?? "";
    await vi.waitFor(() => expect(isRunning(child)).toBe(false));
  });
});

function isRunning(pid: string): boolean {
  if (!existsSync(`/proc/${pid}/stat`)) return false;
  return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
}

describe("orgdrill coverage", () => {
  test("one JSON document, the golden of one folder", async () => {
    cover({
      detections: join(EXAMPLES, "eventbridge"),
      org: join(TOP, "scenarios/organizations/reference.yaml"),
      json: true,
    });
    await expect(out.replaceAll(`${TOP}/`, "").replaceAll(TOP, "")).toMatchFileSnapshot(
      "../detection/golden/coverage-eventbridge.golden.json",
    );
  });

  test("a folder with gaps says which threats nobody sees", async () => {
    cover({ detections: join(TOP, "scenarios/organizations/detections") });
    await expect(out.replaceAll(`${TOP}/`, "").replaceAll(TOP, "")).toMatchFileSnapshot(
      "../detection/golden/coverage-departure-only.golden.txt",
    );
  });

  test("two rules of one name are told apart by their formats", () => {
    write("rules/leave.json", JSON.stringify({ detail: { eventName: ["LeaveOrganization"] } }));
    const metricFilter = {
      filterName: "leave",
      filterPattern: '{ $.eventName = "LeaveOrganization" }',
      metricTransformations: [{ metricName: "Leave", metricNamespace: "Org", metricValue: "1" }],
    };
    write("rules/leave.metric-filter.json", JSON.stringify({ metricFilter }));
    cover({ detections: rules() });
    expect(out).toContain("success: leave [eventbridge], only counted by leave [metric-filter];");
  });

  test("lint of detections fails with what can never fire", () => {
    const rule = { source: ["aws.organizations"], detail: { eventName: ["LeaveOrganizations"] } };
    write("rules/a.json", JSON.stringify(rule));
    write("rules/placement.yaml", `account: "${MANAGEMENT}"\nregion: us-east-1\n`);
    expect(lintFolder({ detections: rules() })).toBe(1);
    expect(out).toContain(
      "[unknown-event-name]\n  instead: `LeaveOrganization`\n1 error, 0 warnings, 0 suggestions in 1 detection\n",
    );
    out = "";
    expect(lintFolder({ detections: join(EXAMPLES, "sigma"), json: true })).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ schema: "orgdrill.lint/1", findings: [] });
  });
});
