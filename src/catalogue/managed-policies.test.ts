import { expect, test } from "vitest";
import { AWS_MANAGED_POLICIES, awsManagedPolicyByArn, awsManagedPolicyNamed } from "./managed-policies.ts";

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

test("a policy that is not known is not made up", () => {
  expect(awsManagedPolicyNamed("AmazonS3FullAccess")).toBeUndefined();
  expect(awsManagedPolicyNamed("constructor")).toBeUndefined();
});
