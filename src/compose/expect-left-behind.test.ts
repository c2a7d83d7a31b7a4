/** What a drill says of roles and conditions that are left behind: exactly those, no fewer and no more. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { callApi } from "../action/index.ts";
import {
  accountNamed,
  auditOpenDoors,
  Drill,
  expectClosedDoors,
  expectOpenRoles,
  operatorNamed,
  prepareAs,
} from "../drill/index.ts";
import { parseInstant } from "../kernel/index.ts";
import { composeStage } from "./stage.ts";

async function departed(): Promise<Drill> {
  const drill = new Drill(
    composeStage({
      organizationFile: join(process.cwd(), "scenarios/organizations/left-behind.yaml"),
      roots: { packageRoot: process.cwd(), workingDirectory: process.cwd() },
      seed: 1,
      at: parseInstant("2026-11-01T00:00:00Z") as number,
      assumptions: {},
    }),
  );
  await drill.open({ kind: "under-test" });
  const admin = operatorNamed(drill, { principal: "admin", account: "payments" });
  await prepareAs(drill, admin, callApi("organizations", "LeaveOrganization"));
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
