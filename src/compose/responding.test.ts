/** What may be said of a response: only what it did, and nothing of one that did nothing. */
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { callApi, quarantineAccount, restoreTags } from "../action/index.ts";
import {
  accountNamed,
  attempt,
  attemptAs,
  castAs,
  Drill,
  expectNoResidue,
  expectTold,
  expectToldOf,
  managementActor,
  playTimeline,
  respondAs,
  takeBackResponse,
} from "../drill/index.ts";
import { minutes, parseInstant } from "../kernel/index.ts";
import { composeStage } from "./stage.ts";

const PARAMETERS = {
  organizationFile: join(process.cwd(), "scenarios/organizations/responding.yaml"),
  roots: { packageRoot: process.cwd(), workingDirectory: process.cwd() },
  seed: 1,
  at: parseInstant("2026-11-01T00:00:00Z") as number,
  assumptions: {},
};

async function opened(): Promise<Drill> {
  const drill = new Drill(composeStage(PARAMETERS));
  await drill.open({ kind: "under-test" });
  return drill;
}

const PAYMENTS = "480000000011";
const last = (drill: Drill) => drill.findings.at(-1);

test("one that was not possible was not taken back whole either", async () => {
  const drill = await opened();
  await respondAs(drill, managementActor(drill, drill.organization), quarantineAccount("480000000001"));
  expectNoResidue(drill);
  expect(last(drill)).toMatchObject({
    verdict: "inconclusive",
    reason: expect.stringContaining("nothing that could be taken back"),
  });
});

test("one that somebody may not make says nothing of taking it back", async () => {
  const drill = await opened();
  const reader = { ...managementActor(drill, drill.organization), principal: "reader" };
  await respondAs(
    drill,
    reader,
    quarantineAccount(PAYMENTS, { spared: [`arn:aws:iam::${PAYMENTS}:role/incident-responder`] }),
  );
  expectNoResidue(drill);
  expect(last(drill)?.verdict).toBe("inconclusive");
});

test("no words are told of by every response, and are refused", async () => {
  const drill = await opened();
  await respondAs(
    drill,
    managementActor(drill, drill.organization),
    quarantineAccount(PAYMENTS, { spared: [`arn:aws:iam::${PAYMENTS}:role/incident-responder`] }),
  );
  expect(() => expectToldOf(drill, "done", " ")).toThrow("expected some of the words");
});

test("several runs are taken back in the order opposite to theirs", async () => {
  const drill = await opened();
  const team = managementActor(drill, drill.organization);
  const response = restoreTags(PAYMENTS, [{ Key: "owner", Value: "responders" }]);
  await respondAs(drill, team, response);
  await attempt(drill, castOperator(drill), callApi("organizations", "TagResource", TAG("intruder")));
  await respondAs(drill, team, response);
  await takeBackResponse(drill);
  const read = await drill
    .auditorOf(drill.organization)
    ?.call("organizations", "ListTagsForResource", { ResourceId: PAYMENTS });
  expect(read?.outcome).toMatchObject({ output: { Tags: [{ Key: "owner", Value: "team-pay" }] } });
});

const TAG = (Value: string) => ({ ResourceId: PAYMENTS, Tags: [{ Key: "owner", Value }] });

function castOperator(drill: Drill): string {
  const { account, principal } = managementActor(drill, drill.organization);
  castAs(drill, "the operator", { role: "operator", members: [{ account, principal }] });
  return "the operator";
}

/** The incident whose first alarm rings eleven minutes after its first act, played up to that act. */
async function played(act: string): Promise<Drill> {
  const drill = new Drill(composeStage(PARAMETERS));
  await drill.open({ kind: "incident", name: "taken-and-returned" });
  await playTimeline(drill, act);
  return drill;
}

const told = (drill: Drill) => drill.recovery.record.detected;
const POLICY = `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}`;

test("the earliest alarm counts, from the intruder's first act, with the assumptions on which the alarms rest", async () => {
  const drill = await played("leave");
  await expectTold(drill, minutes(15));
  expect(told(drill)).toMatchObject({ afterMs: minutes(11), by: "escalation" });
  expect(last(drill)).toMatchObject({ verdict: "held" });
  expect([...drill.touchedAssumptions]).toContain("departing-call-logged");
});

test("what rings for somebody else's call tells nobody of the intruder", async () => {
  const drill = await played("first-call");
  const account = accountNamed(drill, "lab");
  const put = callApi("iam", "PutUserPolicy", { UserName: "builder", PolicyName: "x", PolicyDocument: POLICY });
  await attemptAs(drill, [{ name: "the operator", role: "operator", account, principal: "admin" }], () => put);
  await expectTold(drill, minutes(60));
  expect(last(drill)).toMatchObject({ verdict: "broke", reason: "the incident was not detected" });
  expect(told(drill)).toMatchObject({ at: null, by: null });
});

test("silence that could not be heard through is no answer", async () => {
  const drill = await played("first-call");
  const { records } = drill;
  const about = records.about.bind(records);
  vi.spyOn(records, "forget").mockImplementation(() => undefined);
  vi.spyOn(records, "about").mockImplementation(async (attempt) => {
    const seen = await about(attempt);
    vi.spyOn(records, "unread", "get").mockReturnValue(new Map([["620000000011", "AccessDenied"]]));
    return seen;
  });
  await expectTold(drill, minutes(5));
  expect(last(drill)).toMatchObject({ verdict: "inconclusive", reason: expect.stringContaining("could not be read") });
});
