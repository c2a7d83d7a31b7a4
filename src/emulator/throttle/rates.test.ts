import * as sdk from "@aws-sdk/client-organizations";
import { describe, expect, test } from "vitest";
import { SERVICES } from "../services/index.ts";
import { RATES } from "./rates.ts";

/** Quotas page: no rate is given for these. A new operation has to be put here or into the table. */
const WITHOUT_A_RATE = [
  "DeleteResourcePolicy",
  "DescribeEffectivePolicy",
  "DescribeResourcePolicy",
  "PutResourcePolicy",
  "InviteOrganizationToTransferResponsibility",
  "DescribeResponsibilityTransfer",
  "UpdateResponsibilityTransfer",
  "TerminateResponsibilityTransfer",
  "ListInboundResponsibilityTransfers",
  "ListOutboundResponsibilityTransfers",
  "ListAccountsWithInvalidEffectivePolicy",
  "ListEffectivePolicyValidationErrors",
];

const organizations = RATES.get("organizations") ?? new Map();

describe("the table of rates", () => {
  test("has every emulated operation of Organizations, or it is known to have none", () => {
    const emulated = [...SERVICES.organizations.operations.keys()];
    expect(emulated.filter((name) => organizations.has(name) === WITHOUT_A_RATE.includes(name))).toEqual([]);
  });

  test("names operations that there are", () => {
    const known = new Set(Object.keys(sdk).flatMap((name) => (/^\w+Command$/.test(name) ? [name.slice(0, -7)] : [])));
    expect([...organizations.keys()].filter((name) => !known.has(name))).toEqual([]);
    expect([...known].filter((name) => organizations.has(name) === WITHOUT_A_RATE.includes(name))).toEqual([]);
    expect([...RATES.keys()]).toEqual(["organizations", "cloudtrail"]);
  });

  test("allows a call, and an organization as many as one of its accounts", () => {
    for (const [name, { account, organization = account }] of organizations) {
      expect(account.burst, name).toBeGreaterThanOrEqual(1);
      expect(organization.burst, name).toBeGreaterThanOrEqual(account.burst);
      expect(organization.calls * account.everyMs, name).toBeGreaterThanOrEqual(account.calls * organization.everyMs);
    }
  });

  test.each([
    ["LeaveOrganization", { calls: 1, everyMs: 1_000, burst: 1 }, { calls: 5, everyMs: 1_000, burst: 5 }],
    ["CloseAccount", { calls: 1, everyMs: 20_000, burst: 1 }, undefined],
    ["CreateAccount", { calls: 1, everyMs: 10_000, burst: 3 }, undefined],
    ["DescribeAccount", { calls: 20, everyMs: 1_000, burst: 30 }, { calls: 24, everyMs: 1_000, burst: 36 }],
    ["ListRoots", { calls: 1, everyMs: 1_000, burst: 2 }, { calls: 1, everyMs: 1_000, burst: 3 }],
  ])("%s as documented", (name, account, organization) => {
    expect(organizations.get(name)).toEqual(organization === undefined ? { account } : { account, organization });
  });
});
