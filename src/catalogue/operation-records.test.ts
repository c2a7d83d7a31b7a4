import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { CONSOLE_ACTIONS } from "../emulator/console/actions/index.ts";
import { SERVICES } from "../emulator/services/index.ts";
import { assumed, inferred, inferredIn, sourceInWords, supposed } from "./operation-inferences.ts";
import {
  RECORDED_AS,
  RECORDS_OF_EVENTS,
  RECORDS_OF_OPERATIONS,
  RECORDS_OF_SERVICES,
} from "./operation-records.data.ts";
import { RECORD_OF_UNKNOWN } from "./operation-records.ts";
import { OPERATIONS, operationNamed, SERVICES_EMULATED } from "./operations.ts";
import { recordOfEvent } from "./recorded-events.ts";

const idOf = ({ service, name }: Readonly<{ service: string; name: string }>): string => `${service}:${name}`;
const emulated = Object.values(SERVICES).flatMap(({ name: service, operations }) =>
  [...operations.values()].map((operation) => ({ service, ...operation })),
);

describe("records", () => {
  test("every emulated service says how well its records are known", () => {
    const missing = SERVICES_EMULATED.filter((service) => RECORDS_OF_SERVICES[service] === undefined);
    expect(missing, "add a row to RECORDS_OF_SERVICES in catalogue/operation-records.data.ts").toEqual([]);
  });

  test("every operation's record has a confidence and a source, and names what is inferred of it, and nothing else does", () => {
    for (const operation of OPERATIONS) {
      const { confidence, source, inferred } = operation.record;
      expect(operation.record, idOf(operation)).not.toBe(RECORD_OF_UNKNOWN);
      expect(["documented", "observed", "inferred", "none"], idOf(operation)).toContain(confidence);
      expect(source, idOf(operation)).not.toBe("");
      if (confidence !== "none") expect(inferred.length > 0, idOf(operation)).toBe(confidence === "inferred");
    }
  });

  test("an operation without an event in any history is one whose calls are data events, and the other way round", () => {
    const hint = 'say `known: "none"` (or what is known) in RECORDS_OF_OPERATIONS, as the emulator records it';
    for (const { service, name, isDataEvent, objectEvents } of emulated) {
      const operation = operationNamed(service, name);
      if (operation === undefined) continue;
      const leavesNone = isDataEvent === true && objectEvents === undefined;
      expect(operation.record.confidence === "none", `${service}:${name}: ${hint}`).toBe(leavesNone);
    }
  });

  test("the event source of a record tells the service", () => {
    for (const { name, eventSource } of Object.values(SERVICES)) expect(eventSource).toBe(`${name}.amazonaws.com`);
  });

  test("what a read is, is what the emulator records without an answer", () => {
    for (const { service, name, readOnly } of emulated) {
      const operation = operationNamed(service, name);
      if (operation === undefined || RECORDS_OF_OPERATIONS[`${service}:${name}`] !== undefined) continue;
      const isRead = operation.record.inferred.every(({ what }) => !what.includes("responseElements"));
      expect(isRead, `${service}:${name} is a read`).toBe(readOnly);
    }
  });

  test("rows are of operations that are emulated, under the names that the emulator writes", () => {
    for (const id of [...Object.keys(RECORDS_OF_OPERATIONS), ...Object.keys(RECORDED_AS)]) {
      const [service = "", name = ""] = id.split(":");
      expect(operationNamed(service, name), id).toBeDefined();
    }
    const written = emulated.flatMap(({ service, name, eventName, objectEvents }) =>
      eventName === undefined || eventName === name || objectEvents !== undefined
        ? []
        : [[`${service}:${name}`, eventName] as const],
    );
    expect(Object.fromEntries(written)).toEqual(RECORDED_AS);
  });

  test("a record that somebody finds is the operation's, a service event's or a person's click; of any other all is inferred", () => {
    const block = operationNamed("s3", "PutPublicAccessBlock")?.record;
    expect(block).toBeDefined();
    expect(recordOfEvent("s3", "PutBucketPublicAccessBlock")).toBe(block);
    expect(recordOfEvent("organizations", "AccountDepartedOrganization").confidence).toBe("inferred");
    expect(recordOfEvent("organizations", "CreateAccountResult").confidence).toBe("documented");
    expect(recordOfEvent("signin", "ConsoleLogin").confidence).toBe("observed");
    for (const [service, name] of [
      ["organizations", "Invented"],
      ["invented", "LeaveOrganization"],
      ["__proto__", "x"],
    ] as const)
      expect(recordOfEvent(service, name)).toBe(RECORD_OF_UNKNOWN);
  });

  test("whatever a person's click leaves is known by its name", () => {
    for (const { name, calls } of CONSOLE_ACTIONS.values())
      for (const { service, operation } of calls)
        expect(recordOfEvent(service.name, operation.name), `${name}: ${service.name}:${operation.name}`).not.toBe(
          RECORD_OF_UNKNOWN,
        );
    expect(Object.keys(RECORDS_OF_EVENTS).filter((id) => operationNamed(...halves(id)) !== undefined)).toEqual([]);
  });
});

const halves = (id: string): [string, string] => {
  const [service = "", name = ""] = id.split(":");
  return [service, name];
};

describe("answers", () => {
  test("an inferred one names what is inferred, in a clause of its source that says so", () => {
    for (const operation of OPERATIONS) {
      const hint = `${idOf(operation)}: put \`inferred("…")\` into its source in catalogue/operation-sources.data.ts`;
      if (operation.confidence === "inferred") expect(operation.inferred, hint).not.toEqual([]);
      if (operation.confidence === "documented") expect(operation.inferred, hint).toEqual([]);
    }
  });

  test("what is inferred is told apart by what it is, not by its words", () => {
    const source = [
      "A guide",
      inferred("one thing"),
      "error texts",
      supposed("that another goes first is an assumption"),
    ];
    expect(inferredIn(source)).toEqual(["one thing", "that another goes first is an assumption"]);
    expect(sourceInWords([...source, assumed("a third")])).toBe(
      "A guide; inferred: one thing; error texts; that another goes first is an assumption; assumed: a third",
    );
    expect(inferredIn("AssumeRole, and a guide on inferred types")).toEqual([]);
  });
});

const SAMPLES = fileURLToPath(new URL("../../../shared/cloudtrail-samples/", import.meta.url));

/** Samples that are no calls of emulated operations, or whose publisher edited them, are told by their rows. */
test.skipIf(!existsSync(SAMPLES))(
  "whatever has a sample is not called inferred as a whole, and what is called observed has one (skipped when they are not beside the repository)",
  () => {
    const sampled = new Set<string>();
    for (const file of readdirSync(SAMPLES).filter((name) => name.endsWith(".json")))
      collect(JSON.parse(readFileSync(`${SAMPLES}${file}`, "utf8")), sampled);
    for (const operation of OPERATIONS)
      if (operation.record.confidence === "observed") expect(sampled, idOf(operation)).toContain(idOf(operation));
    for (const id of sampled) {
      const operation = operationNamed(...halves(id));
      if (operation === undefined) continue;
      expect(RECORDS_OF_OPERATIONS[id], `${id} has a sample: say so`).toBeDefined();
    }
  },
);

function collect(value: unknown, found: Set<string>): void {
  if (typeof value !== "object" || value === null) return;
  const { eventName, eventSource = "organizations.amazonaws.com" } = value as Readonly<Record<string, unknown>>;
  if (typeof eventName === "string") found.add(`${String(eventSource).replace(".amazonaws.com", "")}:${eventName}`);
  for (const each of Object.values(value)) collect(each, found);
}
