import { expect, test } from "vitest";
import type { RequiredPermission } from "../operation.ts";
import {
  callerIn,
  contextFor,
  exampleWorld,
  LEDGER,
  LONER,
  PAYMENTS,
  put,
  role,
  type Signing,
  user,
} from "./access.test-support.ts";
import { requestTagKeys, resourceTagKeys } from "./principal-tags.ts";
import { requestContext } from "./request-context.ts";

const PERMISSION: RequiredPermission = { action: "sts:AssumeRole", resource: "*" };

function keysOf(account: typeof PAYMENTS, who: string, signing: Signing = {}, permission = PERMISSION) {
  const world = exampleWorld();
  put(world, PAYMENTS, { role: role(PAYMENTS, "admin", { path: "/team/", tags: new Map([["Team", "blue"]]) }) });
  put(world, PAYMENTS, { user: user(PAYMENTS, "alice", { tags: new Map([["Team", "red"]]) }) });
  return requestContext(contextFor(world, callerIn(world, account, who, signing)), permission);
}

test("a role session is known by its role's ARN with the path, never by its own", () => {
  const keys = keysOf(PAYMENTS, "role/admin");
  expect(keys.get("aws:principalarn")).toBe(`arn:aws:iam::${PAYMENTS}:role/team/admin`);
  expect(keys.get("aws:principaltype")).toBe("AssumedRole");
  expect(keys.get("aws:userid")).toBe("AROAADMIN:session");
  expect(keys.has("aws:username")).toBe(false);
});

test("only users have a user name, and the root user's id is the account's", () => {
  expect(keysOf(PAYMENTS, "user/alice").get("aws:username")).toBe("alice");
  const root = keysOf(PAYMENTS, "root");
  expect(root.get("aws:principalarn")).toBe(`arn:aws:iam::${PAYMENTS}:root`);
  expect(root.get("aws:principaltype")).toBe("Account");
  expect(root.get("aws:userid")).toBe(PAYMENTS);
  expect(root.has("aws:username")).toBe(false);
});

test("organization keys are there for members only; the path ends with a slash", () => {
  const member = keysOf(PAYMENTS, "root");
  expect(member.get("aws:principalorgid")).toBe("o-exampleorgid");
  expect(member.get("aws:principalorgpaths")).toEqual(["o-exampleorgid/r-root/ou-root-workload/"]);
  const loner = keysOf(LONER, "root");
  expect(loner.has("aws:principalorgid")).toBe(false);
  expect(loner.has("aws:principalorgpaths")).toBe(false);
});

test("the factor's presence is absent for long-term keys and told for sessions", () => {
  const longTerm = keysOf(PAYMENTS, "user/alice", { longTerm: true });
  for (const key of ["aws:multifactorauthpresent", "aws:multifactorauthage", "aws:tokenissuetime"])
    expect(longTerm.has(key)).toBe(false);
  expect(keysOf(PAYMENTS, "user/alice").get("aws:multifactorauthpresent")).toBe("false");
  const withFactor = keysOf(PAYMENTS, "user/alice", { mfa: true });
  expect(withFactor.get("aws:multifactorauthpresent")).toBe("true");
  expect(withFactor.get("aws:multifactorauthage")).toBe("60");
  expect(withFactor.get("aws:tokenissuetime")).toBe("2026-10-31T23:59:00Z");
});

test("session tags overlay the role's own", () => {
  expect(keysOf(PAYMENTS, "user/alice").get("aws:principaltag/team")).toBe("red");
  expect(keysOf(PAYMENTS, "role/admin").get("aws:principaltag/team")).toBe("blue");
  expect(keysOf(PAYMENTS, "role/admin", { tags: new Map([["team", "green"]]) }).get("aws:principaltag/team")).toBe(
    "green",
  );
});

test("the resource's account is the permission's, else the caller's", () => {
  const other = keysOf(PAYMENTS, "root", {}, { ...PERMISSION, resourceAccountId: LEDGER });
  expect(other.get("aws:resourceaccount")).toBe(LEDGER);
  expect(other.get("aws:resourceorgpaths")).toEqual(["o-exampleorgid/r-root/"]);
  expect(keysOf(LONER, "root").get("aws:resourceaccount")).toBe(LONER);
});

test("services with one Region report it; the others report the request's", () => {
  expect(keysOf(PAYMENTS, "root").get("aws:requestedregion")).toBe("eu-west-1");
  const iam = keysOf(PAYMENTS, "root", {}, { action: "iam:GetUser", resource: "*" });
  expect(iam.get("aws:requestedregion")).toBe("us-east-1");
});

test("what the permission brings comes first, and everything can be listed", () => {
  const context = {
    ...requestTagKeys([
      ["Team", "x"],
      ["cost", "y"],
    ]),
    ...resourceTagKeys(new Map([["Env", "prod"]]), "iam"),
  };
  const keys = keysOf(PAYMENTS, "role/admin", {}, { ...PERMISSION, context });
  expect(keys.get("aws:requesttag/team")).toBe("x");
  expect(keys.get("aws:tagkeys")).toEqual(["Team", "cost"]);
  expect(keys.get("iam:resourcetag/env")).toBe("prod");
  const listed = new Map(keys);
  expect(listed.size).toBe(keys.size);
  for (const [key, value] of listed) expect(keys.get(key)).toEqual(value);
  expect([...listed.keys()]).toEqual(
    expect.arrayContaining(["aws:principaltag/team", "aws:sourceip", "aws:currenttime"]),
  );
  expect(keys.get("__proto__")).toBeUndefined();
});
