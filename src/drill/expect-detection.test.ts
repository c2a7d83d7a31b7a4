import { expect, test } from "vitest";
import { minutes } from "../kernel/index.ts";
import { attempt } from "./attempting.ts";
import { castAs } from "./cast.ts";
import { expectDetected, expectNoticed } from "./expect-detection.ts";
import { account, action, detection, later, notification, openedDrill, ruleView } from "./fakes.test-support.ts";
import { NotRun } from "./not-run.ts";

const cast = async (...given: Parameters<typeof openedDrill>) => {
  const drill = await openedDrill(...given);
  castAs(drill, "the attacker", { role: "attacker", members: [{ account: account(), principal: "admin" }] });
  await attempt(drill, "the attacker", action());
  return drill;
};

/** The attacker's call comes after the two questions about the state of the account. */
const RANG = notification({ causes: ["222222222222"] });

test("the bound passes on virtual time before anybody says that nothing rang", async () => {
  const drill = await cast(() => undefined, { detections: [detection()] });
  await expectDetected(drill, "somebody-leaves", minutes(15));
  expect(await drill.opened.target.control?.now()).toBe(later(minutes(15)));
  expect(drill.findings.map((each) => each.verdict)).toEqual(["inconclusive"]);
});

test("an alert is Held and written down", async () => {
  const drill = await cast(() => undefined, { detections: [detection()] }, { notifications: [RANG] });
  await expectDetected(drill, "somebody-leaves", minutes(15));
  expect(drill.findings.map((each) => each.verdict)).toEqual(["held"]);
  expect(drill.alerts).toEqual([
    {
      detection: "somebody-leaves",
      accountId: "222222222222",
      at: "2026-11-01T00:05:00Z",
      eventId: "event-1",
      eventName: "LeaveOrganization",
    },
  ]);
});

test("of several detections the first that rang is judged, whatever the order of the file", async () => {
  const late = notification({ ruleName: "late", at: later(minutes(20)), causes: RANG.causes });
  const detections = [detection({ name: "late", rules: [ruleView({ name: "late" })] }), detection()];
  const drill = await cast(() => undefined, { detections }, { notifications: [late, RANG] });
  await expectNoticed(drill, minutes(15));
  expect(drill.findings.map((each) => each.verdict)).toEqual(["held"]);
});

test("without a declared detection nothing is asked: Not run", async () => {
  const drill = await cast(() => undefined);
  await expect(expectNoticed(drill, minutes(15))).rejects.toThrow(NotRun);
});

test("a target that cannot move time is Not run, and says why", async () => {
  const drill = await cast(() => undefined, { detections: [detection()] }, { capabilities: new Set(["explain"]) });
  await expect(expectDetected(drill, "somebody-leaves", minutes(15))).rejects.toThrow(
    "a fake can neither move time nor show what detections sent",
  );
});
