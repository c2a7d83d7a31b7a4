import { describe, expect, test } from "vitest";
import { CONSEQUENCES, OPERATIONS } from "../catalogue/index.ts";
import type { Finding } from "./answer.ts";
import type { DrillResult } from "./drill-result.ts";
import { withInferences } from "./inferred.ts";
import type { CallObservation, RecordObservation } from "./observation.ts";
import type { DrillFiles } from "./run-evidence.ts";
import { call, drill, finding } from "./samples.test-support.ts";

const PAYMENTS = { accountId: "222222222222", accountName: "payments" };
const MANAGEMENT = { accountId: "111111111111", accountName: "management" };
const REQUEST = "00000000-0000-4000-a000-000000000001";

const left = call({ outcome: { kind: "succeeded", output: {} } });
const own: RecordObservation = {
  ...PAYMENTS,
  record: {
    ...{ eventSource: "organizations.amazonaws.com", eventName: "LeaveOrganization", eventTime: left.at },
    ...{ requestID: REQUEST, eventID: "e-1" },
  },
};
const departed: RecordObservation = {
  ...MANAGEMENT,
  record: {
    ...{ eventSource: "organizations.amazonaws.com", eventName: "AccountDepartedOrganization", eventTime: left.at },
    ...{ eventID: "e-2", serviceEventDetails: { accountId: PAYMENTS.accountId } },
  },
};

const marked = (findings: readonly Finding[], files: Partial<DrillFiles> = {}, over: Partial<DrillResult> = {}) =>
  withInferences(drill(over, findings), { calls: [left], trail: [own, departed], ...files });
const namesOf = ({ inferred = [] }: DrillResult): readonly string[] => inferred.map(({ of, name }) => `${of} ${name}`);
const asked = (over: Partial<Finding>): Finding => finding({ answer: "consequence", basis: "documented", ...over });

describe("answers", () => {
  test("every operation with an inferred answer is marked where a drill called it, and no other", () => {
    for (const { service, name, inferred } of OPERATIONS) {
      const seen = marked([], { calls: [call({ service, operation: name })], trail: [] });
      const wanted = inferred.length === 0 ? [] : [{ of: "answer", name: `${service}:${name}`, what: inferred }];
      expect(seen.inferred, `${service}:${name}`).toEqual(wanted);
    }
  });

  test("a call is marked once however often it was made, and what AWS or another emulator answered is not", () => {
    const calls: readonly CallObservation[] = [left, { ...left, sequence: 2 }];
    expect(namesOf(marked([], { calls }))).toEqual(["answer organizations:LeaveOrganization"]);
    for (const answered of ["executed", "foreignEmulator"] as const) {
      const foreign = finding({ answer: "detection", class: answered });
      expect(marked([foreign], { calls: [{ ...left, class: answered }] })).toMatchObject({
        findings: [foreign],
        inferred: [],
      });
    }
  });
});

describe("records", () => {
  test("of an alarm that rang, the one that set it off; of one that did not, all that might have", () => {
    const alerts = [
      { detection: "gone", ...MANAGEMENT, at: left.at, eventId: "e-2", eventName: "AccountDepartedOrganization" },
    ];
    const rang = finding({ answer: "detection", sighting: { detection: "gone", category: "detected" } });
    const silent = finding({ answer: "detection", sighting: { detection: "other", category: "telemetry only" } });
    const seen = marked([rang, silent], {}, { alerts });
    expect(seen.findings.map((each) => each.inferred)).toEqual([
      ["organizations:AccountDepartedOrganization"],
      ["organizations:AccountDepartedOrganization", "organizations:LeaveOrganization"],
    ]);
  });

  test("of a call are marked by what it came to: a departure by its elements, a denial by its text", () => {
    const denied = call();
    const record = { ...own, record: { ...own.record, errorCode: "AccessDenied" } };
    const detection = finding({ answer: "detection" });
    const whats = (seen: DrillResult) => seen.inferred?.find(({ of }) => of === "record")?.what;
    expect(whats(marked([detection], { trail: [own] }))).toEqual([
      "that a departure has neither `requestParameters` nor `responseElements`",
    ]);
    expect(whats(marked([detection], { calls: [denied], trail: [record] }))).toEqual([
      "the `errorMessage` of a denial by policy, put together from two observed halves",
    ]);
  });

  test("that never arrived are those that the call would have left", () => {
    const seen = marked([finding({ answer: "detection", verdict: "inconclusive" })], { trail: [] });
    expect(seen.findings[0]?.inferred).toEqual(["organizations:LeaveOrganization"]);
  });

  test("that were asked for by name are marked, found or not, and answers about something else are not", () => {
    const told = asked({
      reason: "AccountDepartedOrganization is in the event history of management",
      expected: "a record AccountDepartedOrganization in management",
      records: { kind: "named", eventNames: ["AccountDepartedOrganization"] },
    });
    const missed = asked({
      reason: "management learns of payments only through nothing at all",
      expected: "AccountDepartedOrganization in the management account's event history",
      records: { kind: "named", eventNames: ["AccountDepartedOrganization"] },
    });
    const identity = asked({ reason: "root signed it", expected: "Root", records: { kind: "of its calls" } });
    const other = asked({
      reason: "the record of LeaveOrganization is not what was asked for",
      expected: "no record LeaveOrganization in any event history",
    });
    const seen = marked([told, missed, identity, other, finding()]);
    expect(seen.findings.map((each) => each.inferred)).toEqual([
      ["organizations:AccountDepartedOrganization"],
      ["organizations:AccountDepartedOrganization"],
      ["organizations:LeaveOrganization"],
      undefined,
      undefined,
    ]);
    expect(marked([missed], { trail: [] }).findings[0]?.inferred).toEqual([
      "organizations:AccountDepartedOrganization",
    ]);
  });

  test("of a name that is no plain word are found by it", () => {
    const eventName = "ListFunctions20150331";
    const record = { ...own, record: { ...own.record, eventSource: "lambda.amazonaws.com", eventName } };
    const wanted = asked({ reason: "", records: { kind: "named", eventNames: [eventName] } });
    expect(marked([wanted], { trail: [record] }).findings[0]?.inferred).toEqual([`lambda:${eventName}`]);
  });

  test("a record that is observed as a whole leaves no mark", () => {
    const removed = call({ operation: "RemoveAccountFromOrganization", outcome: { kind: "succeeded", output: {} } });
    const seen = marked([finding({ answer: "detection" })], { calls: [removed], trail: [] });
    expect(seen).toMatchObject({ inferred: [] });
    expect(seen.findings[0]).not.toHaveProperty("inferred");
  });

  test("what was broken on purpose, and a click whose record nobody found, have no record", () => {
    const calls = [call({ service: "fault", operation: "rule.disabled", outcome: { kind: "succeeded", output: {} } })];
    expect(marked([finding({ answer: "detection" })], { calls, trail: [] }).inferred).toEqual([]);
  });

  test("what somebody else wrote into a record changes nothing but its name", () => {
    const odd = { ...PAYMENTS, record: { requestID: REQUEST, eventName: "__proto__", serviceEventDetails: "x" } };
    expect(namesOf(marked([finding({ answer: "detection" })], { trail: [odd] }))).toContain("record :__proto__");
  });
});

test("consequences that are inferred are marked in the drills that state them, once something was judged there", () => {
  const row = CONSEQUENCES.find(({ confidence, drills }) => confidence === "inferred" && drills.length > 0);
  const [id = ""] = row?.drills ?? [];
  const mark = { of: "consequence", name: row?.id, what: [row?.behaviour] };
  expect(marked([asked({})], { calls: [], trail: [] }, { id }).inferred).toEqual([mark]);
  expect(marked([], { calls: [], trail: [] }, { id }).inferred).toEqual([]);
});

test("marks change no verdict and are the same twice", () => {
  const before = drill({}, [finding({ answer: "detection", verdict: "broke" })]);
  const files = { calls: [left], trail: [own, departed] };
  const seen = withInferences(before, files);
  expect({ ...seen, inferred: undefined, findings: [] }).toEqual({ ...before, inferred: undefined, findings: [] });
  expect(seen.findings.map(({ verdict }) => verdict)).toEqual(["broke"]);
  expect(withInferences(seen, files)).toEqual(seen);
});
