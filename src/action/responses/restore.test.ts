import { expect, test } from "vitest";
import {
  bringAccountBack,
  declineForeignInvitations,
  deleteRole,
  inside,
  restoreDelegation,
  restoreDetectorMembership,
  restoreHubMembership,
  restorePlace,
  restorePolicies,
  restoreTags,
  restoreTrail,
  stopClosure,
  verifyCosts,
  withdrawInvitations,
} from "../index.ts";
import {
  ACME_ID,
  answerTo,
  cameTo,
  type Ground,
  ground,
  LEDGER,
  MANAGEMENT,
  PAYMENTS,
  PRODUCTION,
  RESPONDER,
  ROOT_ID,
  SECURITY,
  STRANGER,
  UMBRELLA,
  undoOf,
} from "./responses.test-support.ts";

const invite = (g: Ground, from: string, Id: string) =>
  answerTo(g.as(from), "organizations", "InviteAccountToOrganization", {
    Target: { Type: "ACCOUNT", Id },
    Notes: "hi",
  });

const statesOf = async (g: Ground, accountId: string): Promise<readonly string[]> => {
  const { Handshakes } = await answerTo(g.as(accountId), "organizations", "ListHandshakesForAccount");
  return (Handshakes as Readonly<{ State: string }>[]).map(({ State }) => State).sort();
};

const membershipOf = (g: Ground, accountId: string): Promise<string> =>
  cameTo(g.as(accountId), "organizations", "DescribeOrganization");

test("a closure is taken back by Support, asked by the root user; undone it is closed again", async () => {
  const g = await ground();
  await answerTo(g.as(MANAGEMENT), "organizations", "CloseAccount", { AccountId: LEDGER });
  await g.control.advance(3_600_000);
  expect(await cameTo(g.as(LEDGER), "iam", "ListRoles")).not.toBe("ok");
  const report = await stopClosure.respond(g.as(LEDGER, "root"));
  expect(report).toMatchObject({ outcome: "done", decisive: { service: "console", operation: "reopen-account" } });
  expect(await cameTo(g.as(LEDGER), "iam", "ListRoles")).toBe("ok");
  expect((await stopClosure.respond(g.as(LEDGER, "root"))).already).toHaveLength(1);
  expect((await undoOf(report).respond(g.as(LEDGER, "root"))).outcome).toBe("done");
  await g.control.advance(3_600_000);
  expect(await cameTo(g.as(LEDGER), "iam", "ListRoles")).not.toBe("ok");
  await g.control.advance(91 * 86_400_000);
  expect(await stopClosure.respond(g.as(LEDGER, "root"))).toMatchObject({ outcome: "not-done" });
});

test("a closure cannot be taken back by anybody else, nor where there is no console", async () => {
  const g = await ground();
  expect((await stopClosure.respond(g.as(MANAGEMENT))).unmet).toEqual([expect.stringContaining("the root user")]);
  const { visitConsole: _, ...without } = g.as(LEDGER, "root");
  expect((await stopClosure.respond(without)).unmet).toEqual([expect.stringContaining("no API does it")]);
});

test("the account declines foreign invitations, and nobody else can: not its own organization either", async () => {
  const g = await ground();
  const { Handshake } = await invite(g, UMBRELLA, PAYMENTS);
  const HandshakeId = (Handshake as Readonly<{ Id: string }>).Id;
  for (const operation of ["CancelHandshake", "DeclineHandshake"])
    expect(await cameTo(g.as(MANAGEMENT), "organizations", operation, { HandshakeId })).not.toBe("ok");
  const decline = inside(RESPONDER, declineForeignInvitations(ACME_ID));
  const report = await decline.respond(g.as(MANAGEMENT));
  expect(report).toMatchObject({ outcome: "done", residue: ["only o-respumbr01 can invite the account again"] });
  expect(report.undo).toBeUndefined();
  expect(await cameTo(g.as(PAYMENTS), "organizations", "AcceptHandshake", { HandshakeId })).toBe(
    "InvalidHandshakeTransitionException",
  );
  expect((await decline.respond(g.as(MANAGEMENT))).outcome).toBe("already-done");
});

test("an invitation of one's own organization is not declined", async () => {
  const g = await ground();
  await invite(g, MANAGEMENT, STRANGER);
  await invite(g, UMBRELLA, STRANGER);
  await declineForeignInvitations(ACME_ID).respond(g.as(STRANGER));
  expect(await statesOf(g, STRANGER)).toEqual(["DECLINED", "OPEN"]);
});

test("the sender takes its invitations back, but for expected ones; undone the account is invited again", async () => {
  const g = await ground();
  await invite(g, MANAGEMENT, STRANGER);
  expect((await withdrawInvitations([STRANGER]).respond(g.as(MANAGEMENT))).outcome).toBe("already-done");
  const report = await withdrawInvitations().respond(g.as(MANAGEMENT));
  expect(report.outcome).toBe("done");
  expect(await statesOf(g, STRANGER)).toEqual(["CANCELED"]);
  await undoOf(report).respond(g.as(MANAGEMENT));
  expect(await statesOf(g, STRANGER)).toEqual(["CANCELED", "OPEN"]);
  expect((await undoOf(report).respond(g.as(MANAGEMENT))).outcome).toBe("already-done");
});

const leave = (g: Ground) => answerTo(g.as(PAYMENTS), "organizations", "LeaveOrganization");

test("a departed account is invited, enters and stands in its unit; undone it stands alone", async () => {
  const g = await ground();
  await leave(g);
  expect(await membershipOf(g, PAYMENTS)).toBe("AWSOrganizationsNotInUseException");
  const back = bringAccountBack({ accountId: PAYMENTS, unitId: PRODUCTION });
  const report = await back.respond(g.as(MANAGEMENT));
  expect(report).toMatchObject({ outcome: "done", left: [] });
  expect(report.done).toHaveLength(3);
  expect(await cameTo(g.as(PAYMENTS), "iam", "CreateUser", { UserName: "new" }), "the unit's guardrail binds").toBe(
    "AccessDenied",
  );
  expect((await back.respond(g.as(MANAGEMENT))).outcome).toBe("already-done");
  await undoOf(report).respond(g.as(MANAGEMENT));
  expect(await membershipOf(g, PAYMENTS)).toBe("AWSOrganizationsNotInUseException");
});

test("bringing back stops half way when the account cannot accept, and goes on from there", async () => {
  const g = await ground();
  await leave(g);
  const mend = await g.fault("api.throttling", { operation: "AcceptHandshake" });
  const back = bringAccountBack({ accountId: PAYMENTS, unitId: PRODUCTION });
  const first = await back.respond(g.as(MANAGEMENT));
  expect(first).toMatchObject({ outcome: "partly-done", done: [`invite ${PAYMENTS}`] });
  expect(first.left).toEqual([`accept the invitation as ${PAYMENTS}`, `move ${PAYMENTS} to ${PRODUCTION}`]);
  expect(await statesOf(g, PAYMENTS)).toEqual(["OPEN"]);
  await mend();
  const second = await back.respond(g.as(MANAGEMENT));
  expect(second).toMatchObject({ outcome: "done", already: [`invite ${PAYMENTS}`] });
  expect(await statesOf(g, PAYMENTS)).toEqual(["ACCEPTED"]);
});

test("an invitation that was not accepted is taken back by the undo", async () => {
  const g = await ground();
  await leave(g);
  await g.fault("api.throttling", { operation: "AcceptHandshake" });
  const first = await bringAccountBack({ accountId: PAYMENTS }).respond(g.as(MANAGEMENT));
  await undoOf(first).respond(g.as(MANAGEMENT));
  expect(await statesOf(g, PAYMENTS)).toEqual(["CANCELED"]);
});

test("an account that cannot be entered is not invited", async () => {
  const g = await ground();
  const report = await bringAccountBack({ accountId: STRANGER }).respond(g.as(MANAGEMENT));
  expect(report).toMatchObject({
    outcome: "not-possible",
    unmet: [expect.stringContaining("somebody in the account has to accept")],
  });
  expect(await statesOf(g, STRANGER)).toEqual([]);
});

test("a detached guardrail is attached again, and binds; undone it does not", async () => {
  const g = await ground();
  const call = { TargetId: PRODUCTION, Filter: "SERVICE_CONTROL_POLICY" };
  const { Policies } = await answerTo(g.as(MANAGEMENT), "organizations", "ListPoliciesForTarget", call);
  const policyIds = (Policies as Readonly<{ Id: string; Name: string }>[]).map(({ Id }) => Id);
  const own = policyIds.filter((each) => each !== "p-FullAWSAccess");
  await answerTo(g.as(MANAGEMENT), "organizations", "DetachPolicy", { PolicyId: own[0], TargetId: PRODUCTION });
  expect(await cameTo(g.as(PAYMENTS), "iam", "CreateUser", { UserName: "one" })).toBe("ok");
  const report = await restorePolicies({ targetId: PRODUCTION, policyIds }).respond(g.as(MANAGEMENT));
  expect(report).toMatchObject({ outcome: "done", already: [expect.stringContaining("p-FullAWSAccess")] });
  expect(await cameTo(g.as(PAYMENTS), "iam", "CreateUser", { UserName: "two" })).toBe("AccessDenied");
  await undoOf(report).respond(g.as(MANAGEMENT));
  expect(await cameTo(g.as(PAYMENTS), "iam", "CreateUser", { UserName: "three" })).toBe("ok");
  expect(restorePolicies({ targetId: PRODUCTION, policyIds: own }).policyId).toBe(own[0]);
});

test("a place is restored and taken back", async () => {
  const g = await ground();
  const report = await restorePlace(LEDGER, ROOT_ID).respond(g.as(MANAGEMENT));
  expect(await cameTo(g.as(LEDGER), "iam", "CreateUser", { UserName: "one" })).toBe("ok");
  await undoOf(report).respond(g.as(MANAGEMENT));
  expect(await cameTo(g.as(LEDGER), "iam", "CreateUser", { UserName: "two" })).toBe("AccessDenied");
});

test("tags are restored; undone, former values are back and new tags gone", async () => {
  const g = await ground();
  const tags = async () => {
    const answer = await answerTo(g.as(MANAGEMENT), "organizations", "ListTagsForResource", { ResourceId: PAYMENTS });
    return answer.Tags;
  };
  await answerTo(g.as(MANAGEMENT), "organizations", "TagResource", {
    ...{ ResourceId: PAYMENTS, Tags: [{ Key: "owner", Value: "intruder" }] },
  });
  const wanted = [
    { Key: "owner", Value: "team-pay" },
    { Key: "cost", Value: "" },
  ];
  const report = await restoreTags(PAYMENTS, wanted).respond(g.as(MANAGEMENT));
  expect(await tags()).toEqual(expect.arrayContaining(wanted));
  expect((await restoreTags(PAYMENTS, wanted).respond(g.as(MANAGEMENT))).outcome).toBe("already-done");
  await undoOf(report).respond(g.as(MANAGEMENT));
  expect(await tags()).toEqual([{ Key: "owner", Value: "intruder" }]);
});

test("a delegated administrator is registered again, for what is missing only", async () => {
  const g = await ground();
  const services = ["guardduty.amazonaws.com", "cloudtrail.amazonaws.com"];
  const input = { AccountId: SECURITY };
  const listed = async () => {
    const answer = await answerTo(g.as(MANAGEMENT), "organizations", "ListDelegatedServicesForAccount", input);
    return (answer.DelegatedServices as Readonly<{ ServicePrincipal: string }>[]).map((each) => each.ServicePrincipal);
  };
  const report = await restoreDelegation(SECURITY, services).respond(g.as(MANAGEMENT));
  expect(report).toMatchObject({ outcome: "done", already: [expect.stringContaining("guardduty")] });
  expect([...(await listed())].sort()).toEqual([...services].sort());
  await undoOf(report).respond(g.as(MANAGEMENT));
  expect(await listed()).toEqual(["guardduty.amazonaws.com"]);
  const untrusted = await restoreDelegation(SECURITY, ["config.amazonaws.com"]).respond(g.as(MANAGEMENT));
  expect(untrusted.outcome).toBe("not-possible");
  expect((await restoreDelegation(STRANGER, services).respond(g.as(MANAGEMENT))).outcome).toBe("not-possible");
  expect((await restoreDelegation(LEDGER, ["cloudtrail.amazonaws.com"]).respond(g.as(MANAGEMENT))).outcome).toBe(
    "done",
  );
});

test("GuardDuty watches an account that came back; undone it does not, and the detector stays", async () => {
  const g = await ground();
  const restore = restoreDetectorMembership({ accountId: PAYMENTS, email: "payments@acme.example" });
  expect((await restore.respond(g.as(LEDGER))).unmet).toEqual([expect.stringContaining("has a detector")]);
  await answerTo(g.as(MANAGEMENT), "guardduty", "EnableOrganizationAdminAccount", { AdminAccountId: SECURITY });
  const { DetectorIds } = await answerTo(g.as(SECURITY), "guardduty", "ListDetectors");
  const [DetectorId] = DetectorIds as readonly string[];
  const status = async () => {
    const input = { DetectorId, OnlyAssociated: "true" };
    const { Members = [] } = await answerTo(g.as(SECURITY), "guardduty", "ListMembers", input);
    return (Members as Readonly<{ AccountId: string }>[]).map(({ AccountId }) => AccountId);
  };
  const first = await restore.respond(g.as(SECURITY));
  expect(first).toMatchObject({ outcome: "done", left: [] });
  expect(await status()).toEqual([PAYMENTS]);
  expect((await restore.respond(g.as(SECURITY))).outcome).toBe("already-done");
  await leave(g);
  expect(await status()).toEqual([]);
  const gone = await restore.respond(g.as(SECURITY));
  expect(gone).toMatchObject({
    outcome: "partly-done",
    left: [`have ${PAYMENTS} as a member`],
    stopped: { reason: expect.stringContaining("is Created") },
  });
  await undoOf(gone).respond(g.as(SECURITY));
  await bringAccountBack({ accountId: PAYMENTS }).respond(g.as(MANAGEMENT));
  const again = await restore.respond(g.as(SECURITY));
  expect(await status()).toEqual([PAYMENTS]);
  await undoOf(again).respond(g.as(SECURITY));
  expect(await status()).toEqual([]);
  expect((await answerTo(g.as(PAYMENTS), "guardduty", "ListDetectors")).DetectorIds).toHaveLength(1);
});

test("Security Hub has an account that came back; undone it does not, and its hub stays", async () => {
  const g = await ground();
  const restore = restoreHubMembership({ accountId: PAYMENTS, email: "payments@acme.example" });
  expect((await restore.respond(g.as(LEDGER))).unmet).toEqual([expect.stringContaining("subscribed")]);
  const principal = { ServicePrincipal: "securityhub.amazonaws.com" };
  await answerTo(g.as(MANAGEMENT), "organizations", "EnableAWSServiceAccess", principal);
  await answerTo(g.as(MANAGEMENT), "securityhub", "EnableOrganizationAdminAccount", { AdminAccountId: SECURITY });
  const status = async () => {
    const { Members = [] } = await answerTo(g.as(SECURITY), "securityhub", "ListMembers", { OnlyAssociated: false });
    return (Members as Readonly<{ AccountId: string; MemberStatus: string }>[]).map(
      ({ AccountId, MemberStatus }) => `${AccountId} ${MemberStatus}`,
    );
  };
  const first = await restore.respond(g.as(SECURITY));
  expect(first).toMatchObject({ outcome: "done", left: [] });
  expect(await status()).toEqual([`${PAYMENTS} Enabled`]);
  expect((await restore.respond(g.as(SECURITY))).outcome).toBe("already-done");
  await undoOf(first).respond(g.as(SECURITY));
  expect(await status()).toEqual([`${PAYMENTS} Removed`]);
  expect((await restore.respond(g.as(SECURITY))).outcome).toBe("done");
  await leave(g);
  expect(await status()).not.toContain(`${PAYMENTS} Enabled`);
  const gone = await restore.respond(g.as(SECURITY));
  expect(gone).toMatchObject({ outcome: "partly-done", left: [] });
  expect(gone.stopped?.reason).toContain("only accounts of the organization are at once");
});

const TRAIL = { Name: "payments-trail", S3BucketName: "payments-own-trail" };
const isLogging = async (g: Ground) =>
  (await answerTo(g.as(PAYMENTS), "cloudtrail", "GetTrailStatus", { Name: TRAIL.Name })).IsLogging;

test("a stopped trail logs again; undone it stops", async () => {
  const g = await ground();
  expect((await restoreTrail(TRAIL).respond(g.as(PAYMENTS))).outcome).toBe("already-done");
  await answerTo(g.as(PAYMENTS), "cloudtrail", "StopLogging", { Name: TRAIL.Name });
  const report = await restoreTrail(TRAIL).respond(g.as(PAYMENTS));
  expect(report).toMatchObject({ outcome: "done", residue: [expect.stringContaining("missing")] });
  expect(await isLogging(g)).toBe(true);
  await undoOf(report).respond(g.as(PAYMENTS));
  expect(await isLogging(g)).toBe(false);
});

test("a deleted trail is made again and started; half done, it is finished later", async () => {
  const g = await ground();
  await answerTo(g.as(PAYMENTS), "cloudtrail", "DeleteTrail", { Name: TRAIL.Name });
  const mend = await g.fault("api.throttling", { operation: "StartLogging" });
  const first = await restoreTrail(TRAIL).respond(g.as(PAYMENTS));
  expect(first).toMatchObject({ outcome: "partly-done", left: ["start the logging of payments-trail"] });
  expect(await isLogging(g)).toBe(false);
  await mend();
  expect((await restoreTrail(TRAIL).respond(g.as(PAYMENTS))).outcome).toBe("done");
  expect(await isLogging(g)).toBe(true);
  await undoOf(first).respond(g.as(PAYMENTS));
  expect(await cameTo(g.as(PAYMENTS), "cloudtrail", "GetTrailStatus", { Name: TRAIL.Name })).toBe(
    "TrailNotFoundException",
  );
});

test("a blinded trail selects what it did, and writes where it did; undone it is as it was found", async () => {
  const g = await ground();
  const all = [
    { ReadWriteType: "All", IncludeManagementEvents: true, DataResources: [], ExcludeManagementEventSources: [] },
  ];
  const none = [{ ...all[0], ReadWriteType: "ReadOnly" }];
  const selectors = async () =>
    (await answerTo(g.as(PAYMENTS), "cloudtrail", "GetEventSelectors", { TrailName: TRAIL.Name })).EventSelectors;
  await answerTo(g.as(PAYMENTS), "cloudtrail", "PutEventSelectors", { TrailName: TRAIL.Name, EventSelectors: none });
  await answerTo(g.as(PAYMENTS), "cloudtrail", "UpdateTrail", { Name: TRAIL.Name, IsMultiRegionTrail: false });
  const wanted = { ...TRAIL, S3KeyPrefix: "", IsMultiRegionTrail: true, EventSelectors: all };
  const report = await restoreTrail(wanted).respond(g.as(PAYMENTS));
  expect(report).toMatchObject({ outcome: "done", left: [] });
  expect(await selectors()).toEqual(all);
  expect((await restoreTrail(wanted).respond(g.as(PAYMENTS))).outcome).toBe("already-done");
  await undoOf(report).respond(g.as(PAYMENTS));
  expect(await selectors()).toEqual(none);
  const { trailList } = await answerTo(g.as(PAYMENTS), "cloudtrail", "DescribeTrails");
  expect(trailList).toMatchObject([{ Name: TRAIL.Name, IsMultiRegionTrail: false }]);
});

test("a leftover role is deleted, and nobody enters by it; undone it is made again with all that it had", async () => {
  const g = await ground();
  const input = { RoleArn: `arn:aws:iam::${PAYMENTS}:role/leftover`, RoleSessionName: "old-friend" };
  const entering = () => cameTo(g.as(UMBRELLA), "sts", "AssumeRole", input);
  expect(await entering()).toBe("ok");
  const { Role: before } = await answerTo(g.as(PAYMENTS), "iam", "GetRole", { RoleName: "leftover" });
  const report = await deleteRole("leftover").respond(g.as(PAYMENTS));
  expect(report.outcome).toBe("done");
  expect(report.done).toHaveLength(3);
  expect(report.residue[0]).toContain("another unique id");
  expect(await entering()).toBe("AccessDenied");
  expect((await deleteRole("leftover").respond(g.as(PAYMENTS))).outcome).toBe("already-done");
  expect((await undoOf(report).respond(g.as(PAYMENTS))).outcome).toBe("done");
  expect(await entering()).toBe("ok");
  const { Role: after } = await answerTo(g.as(PAYMENTS), "iam", "GetRole", { RoleName: "leftover" });
  const fixed = (role: unknown) => ({ ...(role as object), RoleId: "", CreateDate: "" });
  expect(fixed(after)).toEqual(fixed(before));
  const named = { RoleName: "leftover", PolicyName: "reads-organization" };
  expect(await cameTo(g.as(PAYMENTS), "iam", "GetRolePolicy", named)).toBe("ok");
  const attached = await answerTo(g.as(PAYMENTS), "iam", "ListAttachedRolePolicies", { RoleName: "leftover" });
  expect(attached.AttachedPolicies).toMatchObject([{ PolicyName: "ReadOnlyAccess" }]);
});

test("deleting a role half way: what it has lost is told, taken back, or finished", async () => {
  const g = await ground();
  const mend = await g.fault("api.throttling", { operation: "DeleteRolePolicy" });
  const first = await deleteRole("leftover").respond(g.as(PAYMENTS));
  expect(first).toMatchObject({ outcome: "partly-done", done: [expect.stringContaining("detach")] });
  expect(first.left).toEqual(["delete the policy reads-organization of leftover", "delete the role leftover"]);
  await mend();
  await undoOf(first).respond(g.as(PAYMENTS));
  const attached = await answerTo(g.as(PAYMENTS), "iam", "ListAttachedRolePolicies", { RoleName: "leftover" });
  expect(attached.AttachedPolicies).toHaveLength(1);
  expect((await deleteRole("leftover").respond(g.as(PAYMENTS))).outcome).toBe("done");
});

test("nobody deletes the role that they act with, nor one of AWS's", async () => {
  const g = await ground();
  const own = await inside(RESPONDER, deleteRole("incident-responder")).respond(g.as(MANAGEMENT));
  expect(own.unmet).toEqual([expect.stringContaining("nobody deletes the role")]);
  expect((await deleteRole("AWSServiceRoleForOrganizations").respond(g.as(PAYMENTS))).outcome).toBe("not-possible");
});

test("costs are verified day by day: a period before the account was there is not", async () => {
  const g = await ground();
  const seen = await verifyCosts({ accountId: PAYMENTS, from: "2026-10-20", until: "2026-10-23" }).respond(
    g.as(MANAGEMENT),
  );
  expect(seen).toMatchObject({ outcome: "already-done", left: [] });
  expect(seen.already).toHaveLength(3);
  const none = await verifyCosts({ accountId: LEDGER, from: "2026-10-20", until: "2026-10-23" }).respond(
    g.as(MANAGEMENT),
  );
  expect(none).toMatchObject({ outcome: "not-done", stopped: { reason: "3 of 3 days show no costs" } });
  expect(none.left).toHaveLength(3);
  await leave(g);
  const own = await verifyCosts({ accountId: PAYMENTS, from: "2026-10-20", until: "2026-10-23" }).respond(
    g.as(PAYMENTS),
  );
  expect(own.outcome).toBe("not-done");
});
