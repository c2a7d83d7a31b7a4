import { expect, test } from "vitest";
import { SERVICES } from "../emulator/services/index.ts";
import { AWS_MANAGED_POLICIES, awsManagedPolicyByArn, awsManagedPolicyNamed } from "./managed-policies.ts";
import { WHOLE_FOR } from "./reading-policies.data.ts";

test.each(AWS_MANAGED_POLICIES.map((policy) => [policy.name, policy] as const))(
  "%s is found, readable and honest",
  (name, policy) => {
    expect(awsManagedPolicyNamed(name)).toBe(policy);
    expect(awsManagedPolicyByArn(`arn:aws:iam::aws:policy${policy.path}${name}`)).toBe(policy);
    expect(policy.path).toMatch(/^\/([a-z-]+\/)?$/);
    expect(policy.version).toMatch(/^v\d+$/);
    expect(JSON.parse(policy.document)).toMatchObject({ Version: "2012-10-17" });
    expect(policy.note === undefined).toBe(!policy.abridged);
  },
);

test("what is left out of a policy is never asked about by an emulated service", () => {
  const whole = new Set(WHOLE_FOR);
  for (const { actionPrefix } of Object.values(SERVICES)) expect(whole).toContain(actionPrefix);
  for (const { document, abridged } of AWS_MANAGED_POLICIES) {
    if (!abridged) continue;
    const { Statement } = JSON.parse(document) as { Statement: readonly { Action: readonly string[] }[] };
    const prefixes = Statement.flatMap(({ Action }) => Action).map((action) => action.slice(0, action.indexOf(":")));
    expect(prefixes.length).toBeGreaterThan(20);
    for (const prefix of prefixes) expect(whole).toContain(prefix);
  }
});

test("a policy that is not known is not made up", () => {
  expect(awsManagedPolicyNamed("AmazonS3FullAccess")).toBeUndefined();
  expect(awsManagedPolicyNamed("constructor")).toBeUndefined();
});
