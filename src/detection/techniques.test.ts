/** No technique without an event, no event without an example rule in every format: derived from the catalogue and from what techniques call. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { type Action, bySomebody, FAULTS } from "../action/index.ts";
import { leaveOrganization } from "../action/techniques/leave-organization.ts";
import { currentTechnique, TECHNIQUES } from "../catalogue/index.ts";
import { RECORDED_AS } from "../catalogue/operation-records.data.ts";
import { rowOf } from "../catalogue/operation-records.ts";
import type { CallReport, Hands, ServiceName } from "../target/index.ts";
import { THREAT_EVENTS } from "./threats/threat-events.data.ts";

const TECHNIQUE_FILES = fileURLToPath(new URL("../action/techniques", import.meta.url));
const isSource = (name: string): boolean => name.endsWith(".ts") && !name.includes(".test");

/** What these files hold that is no technique. */
const WORKINGS: ReadonlySet<string> = new Set(["escalation.ts", "sessionIn"]);

type Climbing = Readonly<{ id: string; techniques: readonly string[]; climb: (hands: Hands) => Promise<unknown> }>;
type Done = Readonly<{ id: string; techniques: readonly string[]; calls: readonly string[] }>;

/** Answers every call with all that some technique waits for, and writes down `service:eventName`. */
function attentiveHands(calls: string[], arn: string): Hands {
  const answer = (service: string, operation: string): CallReport => {
    calls.push(`${service}:${operation}`);
    const output = {
      DetectorIds: ["12abc34d567e8fa901bc2d34e56789f0"],
      Credentials: { AccessKeyId: "ASIA", SecretAccessKey: "secret", SessionToken: "token" },
      AccessKey: { AccessKeyId: "AKIA", SecretAccessKey: "secret" },
      Handshakes: [{ Id: "h-1", Action: "INVITE", State: "OPEN", Parties: [{ Type: "ORGANIZATION", Id: "another" }] }],
    };
    return { outcome: { kind: "succeeded", output } } as unknown as CallReport;
  };
  const recordedAs = (service: string, name: string): string => rowOf(RECORDED_AS, `${service}:${name}`) ?? name;
  const hands = {
    arn,
    principal: { accountId: "222222222222", principal: "mallory" },
    call: async (service: ServiceName, operation: string) => {
      const source = service === "cloudwatch" ? "monitoring" : service;
      return answer(source, recordedAs(source, operation));
    },
    visitConsole: async (action: string) => answer("console", action),
    readMailbox: async () => [{ kind: "password-recovery", token: "token" }],
    becoming: () => hands,
  };
  return hands as unknown as Hands;
}

/** Every technique of the folder, done by a user and by a role. */
async function everyTechnique(): Promise<readonly Done[]> {
  const done: Done[] = [];
  for (const file of readdirSync(TECHNIQUE_FILES).filter(isSource)) {
    const exported: Readonly<Record<string, unknown>> = await import(join(TECHNIQUE_FILES, file));
    for (const [name, value] of Object.entries(exported)) {
      if (WORKINGS.has(file) || WORKINGS.has(name)) continue;
      for (const kind of ["user", "role"]) {
        const made = typeof value === "function" ? value("o-another", leaveOrganization) : value;
        const calls: string[] = [];
        const hands = attentiveHands(calls, `arn:aws:iam::222222222222:${kind}/mallory`);
        if (isClimbing(made)) await made.climb(hands);
        else if (isTechnique(made)) await made.carryOut(hands);
        else continue;
        done.push({ id: made.id, techniques: made.techniques, calls });
      }
    }
  }
  return done;
}

const isClimbing = (value: unknown): value is Climbing =>
  typeof value === "object" && value !== null && "climb" in value;
const isTechnique = (value: unknown): value is Action =>
  typeof value === "object" && value !== null && "kind" in value && value.kind === "technique";

/** What a visit to the console leaves in the trail, by its action. */
const CONSOLE: Readonly<Record<string, readonly string[]>> = {
  "console:sign-in": ["signin:ConsoleLogin"],
  "console:request-password-recovery": ["signin:PasswordRecoveryRequested"],
  "console:reset-password": ["signin:PasswordRecoveryCompleted"],
  "console:close-account": ["account:CloseAccount"],
  "console:leave-organization": ["organizations:LeaveOrganization"],
};
const eventsOf = (call: string): readonly string[] =>
  call.startsWith("console:") ? (CONSOLE[call] ?? [call]) : /:(List|Get|Describe)/.test(call) ? [] : [call];

const threatsOf = (event: string) =>
  THREAT_EVENTS.filter(({ service, eventName }) => `${service}:${eventName}` === event);
const currentIds = (ids: readonly string[]): readonly string[] => ids.map((id) => currentTechnique(id)?.id ?? id);

describe("every technique has an event", () => {
  test.each(TECHNIQUES.map(({ id }) => id))("%s, itself or by one of its kind", (id) => {
    const current = currentTechnique(id)?.id;
    const kin = TECHNIQUES.filter((each) => each.id === current || each.parent === current).map((each) => each.id);
    expect(THREAT_EVENTS.map(({ technique }) => technique).filter((each) => kin.includes(each ?? ""))).not.toEqual([]);
  });

  test("whatever a technique calls is an event under one of its techniques", async () => {
    const techniques = await everyTechnique();
    expect(new Set(techniques.map(({ id }) => id)).size).toBeGreaterThanOrEqual(15);
    for (const { id, techniques: tagged, calls } of techniques) {
      const events = calls.flatMap(eventsOf);
      expect({ id, events: events.length > 0 }).toEqual({ id, events: true });
      const known = events.flatMap((event) => {
        const found = threatsOf(event);
        expect({ id, event, isKnown: found.length > 0 }).toEqual({ id, event, isKnown: true });
        return found.map(({ technique }) => technique);
      });
      expect({ id, known: known.some((each) => currentIds(tagged).includes(each ?? "")) }).toEqual({ id, known: true });
    }
  });

  test("whatever somebody may call to break the pipeline is an event", async () => {
    for (const fault of FAULTS) {
      const calls: string[] = [];
      await bySomebody(fault, "subject")?.strike.carryOut(attentiveHands(calls, "arn"));
      for (const event of calls) {
        expect({ fault: fault.id, event, isKnown: threatsOf(event).length > 0 }).toMatchObject({ isKnown: true });
      }
    }
  });

  test("every event is of a technique of the catalogue", () => {
    for (const { eventName, technique = "none" } of THREAT_EVENTS) {
      expect({ eventName, current: currentTechnique(technique)?.id }).toEqual({ eventName, current: technique });
    }
  });
});
