import { describe, expect, test } from "vitest";
import { OPERATION_LIST, RESPONSES } from "../../catalogue/index.ts";
import { instant } from "../../kernel/index.ts";
import type { CallOutcome, Hands } from "../../target/index.ts";
import {
  boundPrincipal,
  bringAccountBack,
  declineForeignInvitations,
  deleteAccessKeys,
  deleteRole,
  denyAllBut,
  disableAccessKeys,
  inside,
  quarantineAccount,
  type Response,
  restoreDelegation,
  restoreDetectorMembership,
  restoreHubMembership,
  restorePlace,
  restorePolicies,
  restoreTags,
  restoreTrail,
  revokeSessions,
  stopClosure,
  stripRoot,
  verifyCosts,
  withdrawInvitations,
} from "../index.ts";

const ACCOUNT = "222222222222";
const ROLE = `arn:aws:iam::${ACCOUNT}:role/responder`;

/** One of each. */
const SHELF: readonly Response[] = [
  quarantineAccount(ACCOUNT),
  denyAllBut({ targetId: ACCOUNT, spared: [ROLE] }),
  revokeSessions({ kind: "role", name: "admin" }),
  disableAccessKeys("deploy"),
  deleteAccessKeys(),
  stripRoot(ACCOUNT),
  boundPrincipal({ kind: "user", name: "deploy" }),
  stopClosure,
  declineForeignInvitations("o-acme000001"),
  withdrawInvitations(),
  bringAccountBack({ accountId: ACCOUNT, unitId: "ou-1" }),
  restorePlace(ACCOUNT, "ou-1"),
  restorePolicies({ targetId: ACCOUNT, policyIds: ["p-1", "p-2"] }),
  restoreTags(ACCOUNT, [{ Key: "owner", Value: "team" }]),
  restoreTrail({ Name: "trail", S3BucketName: "bucket" }),
  restoreDetectorMembership({ accountId: ACCOUNT, email: "a@b.example" }),
  restoreHubMembership({ accountId: ACCOUNT, email: "a@b.example" }),
  restoreDelegation(ACCOUNT, ["guardduty.amazonaws.com"]),
  deleteRole("leftover"),
  verifyCosts({ accountId: ACCOUNT, from: "2026-10-01", until: "2026-10-02" }),
];

test("the catalogue lists every response, and nothing else", () => {
  expect(SHELF.map(({ id }) => id).sort()).toEqual(RESPONSES.map(({ id }) => id).sort());
});

test("the calls that the catalogue names are operations of AWS that are emulated", () => {
  const emulated = new Set(OPERATION_LIST.map(({ service, name, status }) => `${service}:${name} ${status}`));
  const named = RESPONSES.flatMap(({ calls }) => calls).filter((each) => each !== "console");
  for (const each of named) expect(emulated, each).toContain(`${each} emulated`);
});

describe.each(SHELF.map((each) => [each.id, each] as const))("%s", (_, response) => {
  test("says what it does, how it is taken back, and what it needs", () => {
    expect(response.id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(response.sentence).toMatch(/^[a-z].*[^.]$/);
    expect(response.undo).toMatch(/^[a-z].*[^.]$/);
    expect(response.kind).toBe("response");
    for (const { claim } of response.preconditions) expect(claim).toMatch(/[^.]$/);
  });

  test.each([
    ["refused", { kind: "refused", code: "AccessDenied", message: "no", status: 403 }],
    ["left without an answer", { kind: "indeterminate", reason: "no answer" }],
  ] as const)(
    "that is %s everywhere changes nothing, and says where it stopped",
    async (_word, outcome: CallOutcome) => {
      const asked: string[] = [];
      const report = await response.respond(handsThat(outcome, asked));
      expect(["not-done", "not-possible"]).toContain(report.outcome);
      expect(report.done).toEqual([]);
      expect([...report.unmet, ...(report.stopped === undefined ? [] : [report.stopped.reason])]).not.toEqual([]);
      expect(asked.length, asked.join(", ")).toBeLessThanOrEqual(3);
    },
  );

  test("is the same from inside an account, and is not tried where nobody gets in", async () => {
    const entering = inside(ROLE, response);
    expect([entering.id, entering.undo]).toEqual([response.id, response.undo]);
    const asked: string[] = [];
    const refused = { kind: "refused", code: "AccessDenied", message: "no", status: 403 } as const;
    const report = await entering.respond(handsThat(refused, asked));
    expect(asked).toEqual(["AssumeRole"]);
    expect(report).toMatchObject({ outcome: "not-done", left: [response.sentence] });
  });
});

function handsThat(outcome: CallOutcome, asked: string[]): Hands {
  const hands: Hands = {
    principal: { accountId: ACCOUNT, principal: "root" },
    arn: `arn:aws:iam::${ACCOUNT}:root`,
    async call(service, operation, input = {}) {
      asked.push(operation);
      const about = { service, operation, input, outcome, requestId: "r", arn: "arn" };
      return { at: instant(0), answeredBy: "our-emulator", ...about };
    },
    becoming: () => hands,
    async visitConsole(operation) {
      asked.push(operation);
      const about = { service: "console", operation, input: {}, outcome, requestId: "r", arn: "arn" } as const;
      return { at: instant(0), answeredBy: "our-emulator", ...about };
    },
  };
  return hands;
}
