import { expect, test } from "vitest";
import { detachGuardrail } from "../action/index.ts";
import { composeStage } from "../compose.ts";
import { Drill, guardrailNamed, prepare, sweepForWaysOut, targetNamed } from "../drill/index.ts";
import { parametersFor } from "./samples.test-support.ts";

async function openAccounts(name: string, prepared?: (drill: Drill) => Promise<void>): Promise<readonly string[]> {
  const drill = new Drill(composeStage(parametersFor(name)));
  await drill.open({ kind: "under-test" });
  await prepared?.(drill);
  sweepForWaysOut(drill);
  await drill.close();
  return (drill.coverage?.uncovered ?? []).map(({ accountId, change }) => `${accountId}: ${change}`);
}

test("the reference organization has one open account, and two lines close it", async () => {
  expect(await openAccounts("reference")).toEqual([
    "888888888801: attach `deny-leave` to the organizational unit Vendors",
  ]);
  expect(await openAccounts("reference-fixed")).toEqual([]);
});

test("guardrails are read as they are attached when the sweep is made", async () => {
  const detached = await openAccounts("reference-fixed", (drill) =>
    prepare(drill, detachGuardrail(guardrailNamed(drill, "deny-leave").id, targetNamed(drill, "Sandbox"))),
  );
  expect(detached.map((each) => each.slice(0, 12))).toEqual(["666666666601", "666666666602"]);
  expect(new Set(detached.map((each) => each.slice(14)))).toEqual(
    new Set(["attach `deny-leave` to the organizational unit Sandbox"]),
  );
});
