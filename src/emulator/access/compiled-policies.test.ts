import { expect, test } from "vitest";
import { AWS_MANAGED_POLICIES } from "../../catalogue/index.ts";
import { allow, document } from "./access.test-support.ts";
import { compiledPolicy } from "./compiled-policies.ts";

test("every AWS-managed policy of the catalogue compiles", () => {
  for (const policy of AWS_MANAGED_POLICIES) {
    expect(compiledPolicy(policy.document, "identity").document.statements.length).toBeGreaterThan(0);
  }
});

test("a text is compiled once for each kind", () => {
  const text = document(allow("s3:*"));
  expect(compiledPolicy(text, "identity")).toBe(compiledPolicy(text, "identity"));
  expect(compiledPolicy(text, "serviceControl").document.kind).toBe("serviceControl");
});

test("a text that the world should never have taken in is a defect", () => {
  expect(() => compiledPolicy("{", "identity")).toThrow("does not compile");
});
