import { beforeAll, describe, expect, test } from "vitest";
import { attachGuardrail, leaveOrganization } from "../action/index.ts";
import { composeStage, describeStage } from "../compose.ts";
import {
  accountNamed,
  attempt,
  castAs,
  castEveryPrincipal,
  concludeDrill,
  Drill,
  expectMembership,
  expectStopped,
  prepare,
  principalIn,
  targetNamed,
} from "../drill/index.ts";
import { parametersFor } from "./samples.test-support.ts";

/** Views also hold functions; what is compared is what they say. */
const plain = (view: unknown): unknown => JSON.parse(JSON.stringify(view));

const opened = async (name: string): Promise<Drill> => {
  const drill = new Drill(composeStage(parametersFor(name)));
  await drill.open({ kind: "under-test" });
  return drill;
};

const holding = (drill: Drill, account: string, principal = "admin"): void => {
  const held = accountNamed(drill, account);
  castAs(drill, "attacker", {
    role: "attacker",
    members: [{ account: held, principal: principalIn(held, principal) }],
  });
};

describe("a drill on the embedded emulator", () => {
  test("a guardrail that holds has a twin that confirms it, and the account stays where it was", async () => {
    const drill = await opened("two-organizations");
    holding(drill, "kept-created");
    await attempt(drill, "attacker", leaveOrganization);
    await expectStopped(drill, "deny-leave");
    await expectMembership(drill, accountNamed(drill, "kept-created"), drill.organization);
    expect(drill.findings.map((each) => each.verdict)).toEqual(["held", "held"]);
    expect(drill.sensitivity).toEqual([
      expect.objectContaining({ guardrail: "deny-leave", result: "confirmed", removalSet: ["deny-leave"] }),
    ]);
    const { state } = await concludeDrill(drill, { ending: "completed", remark: null, steps: [] });
    expect(state.before).toEqual(state.after);
    expect(state.after[0]).toMatchObject({
      organizationId: "o-twoacme001",
      path: "Root / Kept",
      guardrails: ["deny-leave at Kept"],
    });
  });

  test("an account that left stands alone, under nobody's guardrails", async () => {
    const drill = await opened("two-organizations");
    holding(drill, "open-complete");
    await attempt(drill, "attacker", leaveOrganization);
    await expectStopped(drill, "deny-leave");
    expect(drill.findings[0]).toMatchObject({ verdict: "broke", attack: "succeeded", accountId: "100000000021" });
    const [state] = await drill.states([accountNamed(drill, "open-complete")]);
    expect(state).toMatchObject({ organizationId: null, path: null, guardrails: [] });
  });

  test("several principals of one account: each is tried where the account is still there, and the twin tells how many get out", async () => {
    const drill = await opened("two-organizations");
    castEveryPrincipal(drill, "attacker", accountNamed(drill, "kept-created"));
    await attempt(drill, "attacker", leaveOrganization);
    await expectStopped(drill, "deny-leave");
    expect(new Set(drill.findings.map((each) => each.verdict))).toEqual(new Set(["held"]));
    expect(drill.sensitivity[0]?.reason).toContain("without it 4 of 5 attempts succeed; the others come to");
  });

  test("a guardrail that the operator attaches in the drill is left out of its own twin", async () => {
    const drill = await opened("two-organizations");
    const policy = drill.organization.guardrails.find((each) => each.name === "deny-leave");
    await prepare(drill, attachGuardrail(policy?.id ?? "", targetNamed(drill, "Root")));
    holding(drill, "open-complete");
    await attempt(drill, "attacker", leaveOrganization);
    await expectStopped(drill, "deny-leave");
    expect(drill.sensitivity[0]).toMatchObject({ result: "confirmed" });
  });

  test("the same denial twice is redundant, and both are in the removal set", async () => {
    const drill = await opened("redundant-guardrails");
    holding(drill, "twice");
    await attempt(drill, "attacker", leaveOrganization);
    await expectStopped(drill, "deny-leave");
    expect(drill.sensitivity[0]).toMatchObject({
      result: "redundant",
      removalSet: ["deny-leave", "deny-leave-at-root"],
    });
  });

  test("the allow-list of a level is a guardrail with a twin of its own", async () => {
    const drill = await opened("allow-list");
    holding(drill, "listed");
    await attempt(drill, "attacker", leaveOrganization);
    await expectStopped(drill);
    expect(drill.findings[0]).toMatchObject({ verdict: "held", guardrail: "allow-without-organizations" });
    expect(drill.sensitivity[0]).toMatchObject({ result: "confirmed", removalSet: ["allow-without-organizations"] });
  });
});

describe("describing a stage", () => {
  test("refuses an unknown assumption and an organization file that is not there, in words", async () => {
    const unknown = await describeStage(parametersFor("two-organizations", { assumptions: { x: "y" } }));
    expect(unknown).toMatchObject({ ok: false, refusal: { exitCode: 2 } });
    const missing = await describeStage(parametersFor("not-there"));
    expect(missing.ok ? "" : missing.refusal.lines.join("\n")).toContain("scenarios/organizations/not-there.yaml");
    expect(missing.ok ? "" : missing.refusal.nextStep).toMatch(
      /^`orgdrill lint --org \S*not-there\.yaml` shows every mistake/,
    );
  });

  test("a fixture that is not there is an error of the sentence that names it", async () => {
    await expect(composeStage(parametersFor("two-organizations")).open({ kind: "fixture", name: "x" })).rejects.toThrow(
      "x.yaml",
    );
  });
});

describe("every opening", () => {
  let first: Awaited<ReturnType<ReturnType<typeof composeStage>["open"]>>;
  beforeAll(async () => {
    first = await composeStage(parametersFor("two-organizations")).open({ kind: "under-test" });
  });

  test("is a world of its own with the same ids", async () => {
    const second = await composeStage(parametersFor("two-organizations")).open({ kind: "under-test" });
    expect(plain(second.view)).toEqual(plain(first.view));
    const hands = first.target.as({ accountId: "100000000021", principal: "admin" });
    await hands?.call("organizations", "LeaveOrganization");
    const others = second.target.as({ accountId: "100000000021", principal: "admin" });
    expect((await others?.call("organizations", "DescribeOrganization"))?.outcome.kind).toBe("succeeded");
  });

  test("without a guardrail keeps every id, so that the acts of the drill fit its twin", async () => {
    const twin = await composeStage(parametersFor("two-organizations")).open(
      { kind: "under-test" },
      { withoutGuardrails: ["deny-leave"] },
    );
    const unattached = (view: typeof twin.view) =>
      plain({
        ...view,
        organizations: view.organizations.map((each) => ({
          ...each,
          guardrails: each.guardrails.map(({ attachedTo: _, ...rest }) => rest),
        })),
      });
    expect(unattached(twin.view)).toEqual(unattached(first.view));
    expect(twin.view.organizations[0]?.guardrails.map((each) => each.attachedTo)).toEqual([[]]);
    expect(first.view.organizations[0]?.guardrails.map((each) => each.attachedTo)).toEqual([["ou-two1-kept0001"]]);
  });
});
