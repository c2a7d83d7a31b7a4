import { expect, test } from "vitest";
import { endpointHostOf, isHostOfAws } from "./endpoint-host.ts";

test.each([
  ["organizations", "eu-west-1", "organizations.us-east-1.amazonaws.com"],
  ["ce", "eu-west-1", "ce.us-east-1.amazonaws.com"],
  ["iam", "us-east-1", "iam.amazonaws.com"],
  ["budgets", "us-east-1", "budgets.amazonaws.com"],
  ["savingsplans", "us-east-1", "savingsplans.amazonaws.com"],
  ["invoicing", "eu-west-1", "invoicing.us-east-1.api.aws"],
  ["sts", "eu-west-1", "sts.eu-west-1.amazonaws.com"],
  ["monitoring", "eu-west-1", "monitoring.eu-west-1.amazonaws.com"],
])("%s in %s is called at %s", (name, region, host) => {
  expect(endpointHostOf(`${name}.amazonaws.com`, region)).toBe(host);
});

test("hosts of AWS are told from others", () => {
  expect(["iam.amazonaws.com", "organizations.aws.amazon.com", "invoicing.us-east-1.api.aws"].every(isHostOfAws)).toBe(
    true,
  );
  expect(
    ["127.0.0.1", "localhost", "amazonaws.com.example", "amazonaws.com", "api.aws.example"].some(isHostOfAws),
  ).toBe(false);
});
