/** Chains over log groups and buses of other accounts, as experiments see them hop by hop. */
import { expect, test } from "vitest";
import { callApi, openEventBus } from "../action/index.ts";
import { composeStage } from "../compose.ts";
import {
  attemptAs,
  Drill,
  establishSteadyState,
  expectBlind,
  expectLogFilesLate,
  expectRecovery,
  minutes,
  operatorNamed,
  prepareAs,
  setUpMetricAlarm,
  strikeFault,
} from "../drill/index.ts";
import { parametersFor } from "./samples.test-support.ts";

const PROBE = callApi("organizations", "LeaveOrganization");

async function opened(): Promise<Drill> {
  const drill = new Drill(composeStage(parametersFor("pipeline-parts")));
  await drill.open({ kind: "under-test" });
  return drill;
}

const inLab = (drill: Drill, principal: string) => operatorNamed(drill, { principal, account: "lab" });
const counted = { trail: "lab-trail", alarm: "counted", eventName: "LeaveOrganization" };

const steady = (drill: Drill, name: string) =>
  establishSteadyState(drill, {
    actor: inLab(drill, "probe"),
    action: PROBE,
    alarm: { name, withinMs: minutes(15) },
  });

async function blinded(drill: Drill, name: string, fault: string, on: Readonly<{ what: string; name: string }>) {
  await steady(drill, name);
  await strikeFault(drill, fault, { on, given: {} });
  await attemptAs(drill, [inLab(drill, "probe")], () => PROBE);
  await expectBlind(drill, name);
  return drill.experiment.chains.at(-1)?.hops.map(({ hop, state }) => `${hop} ${state}`);
}

test("an alarm of CloudWatch is seen hop by hop, and the hop that a fault breaks is the broken one", async () => {
  const drill = await opened();
  await setUpMetricAlarm(drill, { actor: inLab(drill, "admin"), ...counted });
  const hops = await blinded(drill, "counted", "metric filter disabled", { what: "metric filter", name: "counted" });
  expect(hops).toEqual([
    ...["action passed", "CloudTrail passed", "log group passed", "metric filter broken"],
    ...["alarm not reached", "topic not reached", "notified not reached"],
  ]);
  expect(drill.findings.at(-1)).toMatchObject({ verdict: "held", sighting: { category: "blind" } });
  expect(drill.findings.at(-1)?.reason).toContain("the same attack on an untouched copy sets it off");
  await expectRecovery(drill, () => true, "it fires");
  expect(drill.findings.at(-1)).toMatchObject({ verdict: "held", sighting: { correlated: { strength: "weak" } } });
});

test("a name is taken once, and what was not set up cannot be struck", async () => {
  const drill = await opened();
  const actor = inLab(drill, "admin");
  await expect(setUpMetricAlarm(drill, { actor, ...counted, alarm: "departures" })).rejects.toThrow("is there already");
  const strike = strikeFault(drill, "alarm actions off", { on: { what: "alarm", name: "counted" }, given: {} });
  await expect(strike).rejects.toThrow("no alarm of CloudWatch `counted` was set up; there is none");
});

test("an alarm behind another account's bus listens where its sender does, and its sender is what a fault of rules strikes", async () => {
  const drill = await opened();
  const [view] = drill.view.detections.filter(({ name }) => name === "departures-anywhere");
  expect(view?.rules).toMatchObject([{ accountName: "security", sender: { accountName: "lab" } }]);
  const actor = operatorNamed(drill, { principal: "admin", account: "security" });
  await prepareAs(drill, actor, openEventBus(drill.organization.id));
  const on = { what: "alarm", name: "departures-anywhere" };
  expect(await blinded(drill, "departures-anywhere", "rule disabled", on)).toContain("rule broken");
  expect(drill.experiment.faults[0]?.parameters.rule).toContain(":660000000011:rule/departures-sent-on");
});

test("log files are late only where a trail says that it could not write", async () => {
  const drill = await opened();
  const [account] = drill.view.accounts.filter(({ name }) => name === "lab");
  if (account === undefined) throw new Error("no lab");
  const probe = { actor: inLab(drill, "probe"), action: PROBE };
  await establishSteadyState(drill, { ...probe, logFiles: { account, archive: account, withinMs: minutes(15) } });
  await strikeFault(drill, "records dropped", { on: { what: "account", name: "lab" }, given: {} });
  await attemptAs(drill, [probe.actor], () => PROBE);
  await expectLogFilesLate(drill);
  expect(drill.findings.at(-1)).toMatchObject({
    verdict: "broke",
    observed: "not there: no trail of the account says that it could not write",
  });
});
