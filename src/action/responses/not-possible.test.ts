/** Every response of the catalogue says "not possible" where what it needs is not there, names it, and changes nothing. */
import { expect, test } from "vitest";
import { RESPONSES } from "../../catalogue/index.ts";
import {
  boundPrincipal,
  bringAccountBack,
  declineForeignInvitations,
  deleteAccessKeys,
  deleteRole,
  denyAllBut,
  disableAccessKeys,
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
import {
  ACME_ID,
  answerTo,
  type Ground,
  ground,
  LEDGER,
  MANAGEMENT,
  PAYMENTS,
  PRODUCTION,
  RESPONDER,
  ROOT_ID,
  STRANGER,
} from "./responses.test-support.ts";

type Case = Readonly<{
  response: Response;
  /** What is not there: words of the report. */
  because: string;
  /** The management account unless said. */
  by?: readonly [accountId: string, principal?: string];
  before?(ground: Ground): Promise<unknown>;
}>;

const leave = ({ as }: Ground) => answerTo(as(PAYMENTS), "organizations", "LeaveOrganization");
const disable = ({ as }: Ground) => {
  const input = { RootId: ROOT_ID, PolicyType: "SERVICE_CONTROL_POLICY" };
  return answerTo(as(MANAGEMENT), "organizations", "DisablePolicyType", input);
};

async function guardrailId({ as }: Ground): Promise<string> {
  const input = { Filter: "SERVICE_CONTROL_POLICY" };
  const { Policies } = await answerTo(as(MANAGEMENT), "organizations", "ListPolicies", input);
  const found = (Policies as Readonly<{ Id: string; Name: string }>[]).find(({ Name }) => Name === "no-new-users");
  if (found === undefined) throw new Error("no such guardrail");
  return found.Id;
}

/** With this one there are ten on the unit. */
async function fill({ as }: Ground, targetId: string, upTo: number): Promise<void> {
  const Content = JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Deny", Action: "a4b:*", Resource: "*" }],
  });
  for (let count = 0; count < upTo; count++) {
    const input = { Name: `filler-${count}`, Description: "", Type: "SERVICE_CONTROL_POLICY", Content };
    const { Policy } = await answerTo(as(MANAGEMENT), "organizations", "CreatePolicy", input);
    const { PolicySummary } = Policy as Readonly<{ PolicySummary: Readonly<{ Id: string }> }>;
    const attaching = { PolicyId: PolicySummary.Id, TargetId: targetId };
    await answerTo(as(MANAGEMENT), "organizations", "AttachPolicy", attaching);
  }
}

const DEPLOY = { kind: "user", name: "deploy" } as const;
const NOBODY = { kind: "role", name: "nobody" } as const;
const MAILED = { accountId: PAYMENTS, email: "payments@acme.example" };
const spared = [RESPONDER];

const CASES: readonly Case[] = [
  { response: quarantineAccount(PAYMENTS), because: "none is, which would lock the responders out" },
  { response: quarantineAccount(PAYMENTS, { spared }), before: disable, because: "enabled: they are not" },
  { response: quarantineAccount(STRANGER, { spared }), because: "is in the organization: it is not" },
  { response: quarantineAccount(MANAGEMENT, { spared }), because: "is no management account" },
  { response: denyAllBut({ targetId: MANAGEMENT, spared }), because: "is no management account" },
  { response: denyAllBut({ targetId: LEDGER, spared }), because: "none of its roles is" },
  {
    response: denyAllBut({ targetId: PAYMENTS, spared }),
    before: (g) => fill(g, PAYMENTS, 9),
    because: "10 already, of 10",
  },
  { response: denyAllBut({ targetId: PAYMENTS, spared }), by: [STRANGER], because: "the caller is in no organization" },
  { response: revokeSessions(NOBODY), by: [PAYMENTS], because: "is there: it is not" },
  { response: disableAccessKeys("nobody"), by: [PAYMENTS], because: "is there: it is not" },
  { response: disableAccessKeys(), by: [PAYMENTS, "deploy"], because: "the caller is the user deploy" },
  { response: deleteAccessKeys(DEPLOY.name), by: [PAYMENTS, "deploy"], because: "the caller is the user deploy" },
  { response: stripRoot(MANAGEMENT), because: "is no management account" },
  { response: boundPrincipal(NOBODY), by: [PAYMENTS], because: "is there: it is not" },
  { response: stopClosure, because: "the root user" },
  {
    response: declineForeignInvitations(ACME_ID),
    by: [PAYMENTS, "deploy"],
    before: ({ as }) => boundPrincipal(DEPLOY).respond(as(PAYMENTS)),
    because: "may read the invitations of the account: it may not",
  },
  { response: withdrawInvitations(), by: [PAYMENTS], because: "a member" },
  { response: withdrawInvitations(), by: [STRANGER], because: "it is in none" },
  { response: bringAccountBack({ accountId: STRANGER }), because: "somebody in the account has to accept" },
  { response: restorePlace(PAYMENTS, PRODUCTION), before: leave, because: "is in the organization: it is not" },
  {
    response: restorePolicies({ targetId: PRODUCTION, policyIds: ["p-notthere1"] }),
    because: "p-notthere1 is there: it is not",
  },
  {
    response: restorePolicies({ targetId: STRANGER, policyIds: ["p-FullAWSAccess"] }),
    because: "no such root, unit or account",
  },
  {
    response: restorePolicies({ targetId: LEDGER, policyIds: ["p-FullAWSAccess"] }),
    before: disable,
    because: "they are not",
  },
  {
    response: restorePolicies({ targetId: PRODUCTION, policyIds: ["p-FullAWSAccess"] }),
    by: [STRANGER],
    because: "no organization",
  },
  {
    response: restoreTags(PAYMENTS, [{ Key: "owner", Value: "x" }]),
    before: leave,
    because: "in the organization: it is not",
  },
  {
    response: restoreTrail({ Name: "t", S3BucketName: "no-such-bucket-here" }),
    by: [PAYMENTS],
    because: "CloudTrail makes none",
  },
  { response: restoreDetectorMembership(MAILED), by: [LEDGER], because: "it has none" },
  { response: restoreHubMembership(MAILED), by: [LEDGER], because: "it is not" },
  { response: restoreDelegation(STRANGER, ["guardduty.amazonaws.com"]), because: "in the organization: it is not" },
  {
    response: restoreDelegation(LEDGER, ["config.amazonaws.com"]),
    because: "trusted access is not enabled for config.amazonaws.com",
  },
  {
    response: deleteRole("incident-responder"),
    by: [PAYMENTS, "incident-responder"],
    because: "the role that they act with",
  },
  {
    response: verifyCosts({ accountId: PAYMENTS, from: "2026-10-25", until: "2026-10-20" }),
    because: "ValidationException",
  },
];

test("every response of the catalogue has a precondition, and a case here", () => {
  expect([...new Set(CASES.map(({ response }) => response.id))].sort()).toEqual(RESPONSES.map(({ id }) => id).sort());
  for (const { response } of CASES) expect(response.preconditions.length, response.id).toBeGreaterThan(0);
  for (const every of [disableAccessKeys(), deleteAccessKeys()]) expect(every.preconditions).not.toEqual([]);
});

test.each(CASES.map((each) => [each.response.id, each.because, each] as const))(
  "%s is not possible: %s",
  async (_id, because, { response, by = [MANAGEMENT], before }) => {
    const g = await ground();
    await before?.(g);
    const report = await response.respond(g.as(...by));
    expect(report).toMatchObject({ outcome: "not-possible", done: [], left: [] });
    expect(report.unmet).toContainEqual(expect.stringContaining(because));
    expect(report.stopped).toBeUndefined();
    expect(report.undo).toBeUndefined();
  },
);

test("a policy for which there is no room is not attached again, and one that is attached needs none", async () => {
  const g = await ground();
  const policyId = await guardrailId(g);
  await fill(g, LEDGER, 9);
  const restoring = restorePolicies({ targetId: LEDGER, policyIds: [policyId] });
  const full = await restoring.respond(g.as(MANAGEMENT));
  expect(full).toMatchObject({ outcome: "not-possible", unmet: [expect.stringContaining("10 already, of 10")] });
  const there = restorePolicies({ targetId: LEDGER, policyIds: ["p-FullAWSAccess"] });
  expect((await there.respond(g.as(MANAGEMENT))).outcome).toBe("already-done");
});
