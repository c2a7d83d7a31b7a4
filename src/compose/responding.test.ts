/** What may be said of a response: only what it did, and nothing of one that did nothing. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { callApi, leaveOrganization, quarantineAccount, restoreTags } from "../action/index.ts";
import {
  ATTACKER,
  accountNamed,
  attempt,
  castAs,
  Drill,
  expectNoResidue,
  expectTold,
  expectToldOf,
  managementActor,
  respondAs,
  takeBackResponse,
} from "../drill/index.ts";
import { minutes, parseInstant } from "../kernel/index.ts";
import { composeStage } from "./stage.ts";

async function opened(): Promise<Drill> {
  const drill = new Drill(
    composeStage({
      organizationFile: join(process.cwd(), "scenarios/organizations/responding.yaml"),
      roots: { packageRoot: process.cwd(), workingDirectory: process.cwd() },
      seed: 1,
      at: parseInstant("2026-11-01T00:00:00Z") as number,
      assumptions: {},
    }),
  );
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
  await respondAs(drill, reader, quarantineAccount(PAYMENTS));
  expectNoResidue(drill);
  expect(last(drill)?.verdict).toBe("inconclusive");
});

test("no words are told of by every response, and are refused", async () => {
  const drill = await opened();
  await respondAs(drill, managementActor(drill, drill.organization), quarantineAccount(PAYMENTS));
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

test("an incident that no alarm listens to was not noticed", async () => {
  const drill = await opened();
  castAs(drill, ATTACKER, {
    role: "attacker",
    members: [{ account: accountNamed(drill, "payments"), principal: "deploy" }],
  });
  await attempt(drill, ATTACKER, leaveOrganization);
  await expectTold(drill, minutes(15));
  expect(last(drill)).toMatchObject({ verdict: "broke", reason: "the incident was not detected" });
});
