import { expect, test } from "vitest";
import { listOf, outputOf } from "../action.ts";
import { answerTo, ground, MANAGEMENT, PAYMENTS, SECURITY } from "../responses/responses.test-support.ts";
import { importFinding } from "../techniques/import-finding.ts";
import { readHub, readHubFindings, readHubMember } from "./read-security-hub.ts";

const TITLE = "[DRILL] a probe";

test("the security team sees an account in Security Hub until it leaves; the account sees itself", async () => {
  const g = await ground();
  await answerTo(g.as(MANAGEMENT), "securityhub", "EnableOrganizationAdminAccount", { AdminAccountId: SECURITY });
  expect((await readHub.carryOut(g.as(PAYMENTS))).outcome).toMatchObject({ code: "InvalidAccessException" });
  expect((await importFinding(TITLE).carryOut(g.as(PAYMENTS))).outcome).toMatchObject({ kind: "refused" });
  await answerTo(g.as(SECURITY), "securityhub", "CreateMembers", { AccountDetails: [{ AccountId: PAYMENTS }] });
  await importFinding(TITLE).carryOut(g.as(PAYMENTS));
  const seen = async () => ({
    status: listOf<{ MemberStatus: string }>(
      outputOf(await readHubMember(PAYMENTS).carryOut(g.as(SECURITY))),
      "Members",
    ).map(({ MemberStatus }) => MemberStatus),
    bySecurity: await titles(SECURITY),
    byItself: await titles(PAYMENTS),
  });
  const titles = async (viewer: string) =>
    listOf<{ Title: string }>(outputOf(await readHubFindings(PAYMENTS).carryOut(g.as(viewer))), "Findings").map(
      ({ Title }) => Title,
    );
  expect(await seen()).toEqual({ status: ["Enabled"], bySecurity: [TITLE], byItself: [TITLE] });
  await answerTo(g.as(MANAGEMENT), "organizations", "RemoveAccountFromOrganization", { AccountId: PAYMENTS });
  expect(await seen()).toEqual({ status: ["Deleted"], bySecurity: [], byItself: [TITLE] });
  expect((await readHub.carryOut(g.as(PAYMENTS))).outcome).toMatchObject({ kind: "succeeded" });
});
