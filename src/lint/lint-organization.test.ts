import { describe, expect, test } from "vitest";
import { lintOrganization } from "./lint-organization.ts";
import type { AttachedText, LintLevel, LintPlace } from "./organization-view.ts";

const place = (line: number): LintPlace => ({ file: "org.yaml", line, column: 1 });
const policy = (name: string, ...statements: readonly object[]): AttachedText => ({
  name,
  text: JSON.stringify({ Version: "2012-10-17", Statement: statements }),
});
const FULL = policy("FullAWSAccess", { Effect: "Allow", Action: "*", Resource: "*" });
const DENY_LEAVE = policy("deny-leave", { Effect: "Deny", Action: "organizations:Leave*", Resource: "*" });
const EXEMPTING = policy("exempting", {
  Effect: "Deny",
  Action: "organizations:LeaveOrganization",
  Resource: "*",
  Condition: { ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/x" } },
});

const level = (line: number, more: Partial<LintLevel>): LintLevel => ({
  name: `level ${line}`,
  kind: "organizational unit",
  at: place(line),
  attached: [FULL],
  below: [],
  ...more,
});
const findings = (root: LintLevel) =>
  lintOrganization({ organizations: [{ name: "acme", root: { ...root, kind: "root" } }], unattached: [] }).map(
    ({ rule, line }) => [rule, line],
  );

describe("a level without any Allow", () => {
  test("is an error where it stands, and nowhere below", () => {
    expect(findings(level(1, { below: [level(2, { attached: [DENY_LEAVE], below: [level(3, {})] })] }))).toEqual([
      ["level-without-allow", 2],
    ]);
  });

  test("is not said of a policy that cannot be read", () => {
    expect(findings(level(1, { attached: [{ name: "broken", text: "{" }] }))).toEqual([]);
  });
});

describe("a place from which accounts should be able to leave", () => {
  const leaving = level(2, { name: "Transition" });
  const handover = level(3, { kind: "account", name: "handover", departureAt: place(4) });

  test.each(["Transition", "Off-boarding", "Accounts in transition", "exit"])("is recognised by `%s`", (name) => {
    expect(findings(level(1, { attached: [FULL, DENY_LEAVE], below: [{ ...leaving, name }] }))).toEqual([
      ["transition-defeated", 2],
    ]);
  });

  test("is defeated by a policy on the root, at the unit and at the account's own word", () => {
    expect(findings(level(1, { attached: [FULL, DENY_LEAVE], below: [{ ...leaving, below: [handover] }] }))).toEqual([
      ["transition-defeated", 2],
      ["transition-defeated", 4],
    ]);
  });

  test("is not defeated beside the policy, nor by one that makes exceptions", () => {
    const beside = level(5, { name: "Workloads", attached: [FULL, DENY_LEAVE] });
    expect(findings(level(1, { attached: [FULL, EXEMPTING], below: [leaving, handover, beside] }))).toEqual([]);
  });
});

test("a policy that is attached nowhere is a warning at its entry", () => {
  const [finding] = lintOrganization({ organizations: [], unattached: [{ name: "keep", at: place(7) }] });
  expect(finding).toMatchObject({ rule: "policy-attached-nowhere", severity: "warning", line: 7 });
});
