/** A drill that says itself what it assumes is about that value, whatever the run assumes. */
import { expect, test } from "vitest";
import { callApi } from "../action/index.ts";
import { composeStage } from "../compose.ts";
import { accountNamed, attemptAs, concludeDrill, Drill, expectSucceeded, operatorNamed } from "../drill/index.ts";
import { parametersFor } from "./samples.test-support.ts";

const NAME = "departed-guardduty-member";

async function departed(assuming: Readonly<Record<string, string>> | undefined): Promise<Drill> {
  const drill = new Drill(composeStage(parametersFor("membership", { assumptions: { [NAME]: "kept" } })));
  await drill.open({ kind: "fixture", name: "membership", ...(assuming !== undefined && { assuming }) });
  const leaver = operatorNamed(drill, { principal: "admin", account: accountNamed(drill, "workload").name });
  await attemptAs(drill, [leaver], () => callApi("organizations", "LeaveOrganization"));
  expectSucceeded(drill);
  return drill;
}

const touched = async (drill: Drill): Promise<readonly string[]> =>
  (await concludeDrill(drill, { ending: "completed", remark: null, steps: [] })).touchedAssumptions;

test("the drill's value counts, and nobody has to try the other one", async () => {
  const pinned = await departed({ [NAME]: "disassociated" });
  expect(pinned.opened.assumptions?.[NAME]).toBe("disassociated");
  expect(pinned.findings[0]?.assumptions).toContain(NAME);
  expect(await touched(pinned)).not.toContain(NAME);
});

test("without one the run's value counts, and the drill rests on it", async () => {
  const drill = await departed(undefined);
  expect(drill.opened.assumptions?.[NAME]).toBe("kept");
  expect(await touched(drill)).toContain(NAME);
});

test.each([{ "no-such-assumption": "yes" }, { [NAME]: "nonsense" }])("%o is not opened", async (assuming) => {
  await expect(departed(assuming)).rejects.toThrow("assumption");
});
