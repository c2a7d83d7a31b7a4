import { expect, test } from "vitest";
import { deniedActions } from "./denied-actions.ts";

const policy = (statement: object): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: { Resource: "*", ...statement } });

test.each([
  [{ Effect: "Deny", Action: "organizations:LeaveOrganization" }, true],
  [{ Effect: "Deny", Action: "organizations:leave*" }, true],
  [{ Effect: "Deny", Action: "organizations:LeaveOrganisation" }, false],
  [{ Effect: "Deny", NotAction: ["iam:*"] }, true],
  [{ Effect: "Deny", NotAction: ["organizations:*"] }, false],
  [{ Effect: "Allow", Action: "organizations:LeaveOrganization" }, false],
  [{ Effect: "Deny", Action: "organizations:LeaveOrganizatio?" }, true],
  [{ Effect: "Deny", Action: "organizations.LeaveOrganization:*" }, false],
])("%j names LeaveOrganization: %s", (statement, expected) => {
  expect(deniedActions(policy(statement))("organizations:LeaveOrganization")).toBe(expected);
});
