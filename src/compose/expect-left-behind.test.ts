/** What a drill says of roles and conditions that are left behind: exactly those, no fewer and no more. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { acceptInvitation, callApi } from "../action/index.ts";
import {
  accountNamed,
  auditOpenDoors,
  Drill,
  expectClosedDoors,
  expectDoorsReallyOpen,
  expectOpenRoles,
  NotRun,
  operatorNamed,
  prepareAs,
} from "../drill/index.ts";
import { parseInstant } from "../kernel/index.ts";
import { composeStage } from "./stage.ts";

async function opened(name = "left-behind"): Promise<Drill> {
  const drill = new Drill(
    composeStage({
      organizationFile: join(process.cwd(), `scenarios/organizations/${name}.yaml`),
      roots: { packageRoot: process.cwd(), workingDirectory: process.cwd() },
      seed: 1,
      at: parseInstant("2026-11-01T00:00:00Z") as number,
      assumptions: {},
    }),
  );
  await drill.open({ kind: "under-test" });
  return drill;
}

async function left(drill: Drill, account: string): Promise<void> {
  const admin = operatorNamed(drill, { principal: "admin", account });
  await prepareAs(drill, admin, callApi("organizations", "LeaveOrganization"));
}

async function departed(): Promise<Drill> {
  const drill = await opened();
  await left(drill, "payments");
  return drill;
}

const OPEN = ["OrganizationAccountAccessRole", "metrics-export", "data-hub", "partner"];

test.each([
  ["held", OPEN],
  ["broke", OPEN.slice(1)],
  ["broke", [...OPEN, "batch"]],
  ["broke", [...OPEN.slice(1), "batch"]],
  ["broke", []],
])("%s where %j are said to be open", async (verdict, names) => {
  const drill = await departed();
  await auditOpenDoors(drill, accountNamed(drill, "payments"));
  expectOpenRoles(drill, names);
  expect(drill.findings.at(-1)?.verdict).toBe(verdict);
});

const SHUT = ["role library: sts:AssumeRole"];

test.each([
  ["held", SHUT],
  ["broke", []],
  ["broke", [...SHUT, "bucket nothing: s3:GetObject"]],
  ["broke", ["role other: sts:AssumeRole"]],
])("%s where %j are said to be shut", async (verdict, lines) => {
  const drill = await departed();
  expectClosedDoors(drill, accountNamed(drill, "payments"), lines);
  expect(drill.findings.at(-1)?.verdict).toBe(verdict);
});

test("the sentence names the organization that the account left, whichever the file has first", async () => {
  const drill = await opened("former-organization");
  await left(drill, "payments");
  await auditOpenDoors(drill, accountNamed(drill, "payments"));
  expectOpenRoles(drill, []);
  expect(drill.findings.at(-1)).toMatchObject({
    verdict: "broke",
    observed: "OrganizationAccountAccessRole",
    reason: expect.stringContaining("principals of acme can assume OrganizationAccountAccessRole"),
  });
});

test("of an account that never was in an organization nothing is said", async () => {
  const drill = await opened("former-organization");
  const studio = accountNamed(drill, "studio");
  await expect(auditOpenDoors(drill, studio)).rejects.toThrow("it was in no organization when the drill began");
  await expect(auditOpenDoors(drill, studio)).rejects.toThrow(NotRun);
  expect(() => expectClosedDoors(drill, studio, [])).toThrow(NotRun);
  expect(drill.findings).toEqual([]);
});

test("doors that nobody could try are told, and leave the audit inconclusive", async () => {
  const drill = await opened("former-organization");
  const studio = accountNamed(drill, "studio");
  await prepareAs(
    drill,
    operatorNamed(drill, { principal: "admin", account: "studio" }),
    acceptInvitation("o-twoacme0001"),
  );
  await left(drill, "studio");
  await auditOpenDoors(drill, studio);
  await expectDoorsReallyOpen(drill);
  const told = drill.findings.map(({ verdict, reason }) => `${verdict}: ${reason}`).sort();
  expect(told).toEqual([
    expect.stringMatching(/^held: `admin` of acme-management enters studio as secret/),
    expect.stringMatching(/^held: `admin` of acme-management enters studio as tagged/),
    expect.stringMatching(/^inconclusive: factor .*not tried: it hangs on aws:MultiFactorAuthPresent/),
    expect.stringMatching(/^inconclusive: later .* from 2030-01-01T00:00:00Z, .*not tried: it opens only from 2030/),
  ]);
});

test("a move within the next organization does not hide the one that was left", async () => {
  const drill = await opened("former-organization");
  const payments = accountNamed(drill, "payments");
  await left(drill, "payments");
  const admin = operatorNamed(drill, { principal: "admin", account: "payments" });
  await prepareAs(drill, admin, acceptInvitation("o-twoumbrella"));
  const umbrella = drill.opened.target.as({ accountId: "480000000101", principal: "admin" });
  const call = (operation: string, input: Readonly<Record<string, unknown>>) =>
    umbrella?.call("organizations", operation, input);
  const made = await call("CreateOrganizationalUnit", { ParentId: "r-twou", Name: "Taken" });
  const output = made?.outcome.kind === "succeeded" ? made.outcome.output : {};
  const { Id } = output.OrganizationalUnit as Readonly<{ Id: string }>;
  const moved = await call("MoveAccount", {
    AccountId: payments.id,
    SourceParentId: "r-twou",
    DestinationParentId: Id,
  });
  expect(moved?.outcome.kind).toBe("succeeded");
  await auditOpenDoors(drill, payments);
  expect(drill.audit?.organization).toBe("acme");
});

test("an organization that is there no more has nobody who could enter", async () => {
  const drill = await opened("former-organization");
  const umbrella = drill.opened.target.as({ accountId: "480000000101", principal: "admin" });
  const deleted = await umbrella?.call("organizations", "DeleteOrganization");
  expect(deleted?.outcome).toMatchObject({ kind: "succeeded" });
  await expect(auditOpenDoors(drill, accountNamed(drill, "umbrella-management"))).rejects.toThrow("is there no more");
});
