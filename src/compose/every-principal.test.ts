import { join } from "node:path";
import { expect, test } from "vitest";
import { leaveOrganization } from "../action/index.ts";
import {
  ATTACKER,
  accountNamed,
  attempt,
  castEveryPrincipal,
  Drill,
  expectPermittedStopped,
  hasSucceeded,
} from "../drill/index.ts";
import { composeStage } from "./stage.ts";

const TOP = process.cwd();

const drillOn = async (name: string): Promise<Drill> => {
  const drill = new Drill(
    composeStage({
      organizationFile: join(TOP, "scenarios/organizations", `${name}.yaml`),
      roots: { packageRoot: TOP, workingDirectory: TOP },
      seed: 1,
      at: Date.parse("2026-11-01T00:00:00Z"),
      assumptions: {},
    }),
  );
  await drill.open({ kind: "under-test" });
  return drill;
};

test("each principal acts where the account is still a member, whoever took it away before", async () => {
  const drill = await drillOn("two-organizations");
  castEveryPrincipal(drill, ATTACKER, accountNamed(drill, "open-complete"));
  await attempt(drill, ATTACKER, leaveOrganization);
  const came = drill.attempts.map((each) => [each.act.actor.principal, hasSucceeded(each), each.world !== undefined]);
  expect(came).toEqual([
    ["admin", true, false],
    ["break-glass", true, true],
    ["alice", false, true],
    ["OrganizationAccountAccessRole", true, true],
    ["root", true, true],
  ]);
  await drill.close();
});

test("only what permissions allow is judged, and each one that got through broke", async () => {
  const drill = await drillOn("two-organizations");
  castEveryPrincipal(drill, ATTACKER, accountNamed(drill, "open-complete"));
  await attempt(drill, ATTACKER, leaveOrganization);
  await expectPermittedStopped(drill);
  expect(drill.findings.map(({ verdict }) => verdict)).toEqual(["broke", "broke", "broke", "broke"]);
  await drill.close();
});

test("the account that a guardrail keeps holds for every principal, with one twin", async () => {
  const drill = await drillOn("two-organizations");
  castEveryPrincipal(drill, ATTACKER, accountNamed(drill, "kept-invited"));
  await attempt(drill, ATTACKER, leaveOrganization);
  await expectPermittedStopped(drill);
  expect(new Set(drill.findings.map(({ verdict }) => verdict))).toEqual(new Set(["held"]));
  expect(drill.sensitivity).toMatchObject([{ guardrail: "deny-leave", result: "confirmed" }]);
  await drill.close();
});
