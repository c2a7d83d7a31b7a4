import { expect, test } from "vitest";
import { type KnownPrincipal, lintExemptions } from "./exempts-nobody.ts";
import { denying } from "./rule.ts";

const KNOWN: readonly KnownPrincipal[] = [
  { accountId: "111111111111", resource: "role/break-glass" },
  { accountId: "222222222222", resource: "role/ops/admin" },
  { accountId: undefined, resource: "user/alice" },
];

const found = (operator: string, key: string, value: unknown, kind: "serviceControl" | "identity" = "serviceControl") =>
  lintExemptions(
    {
      file: "scp.json",
      kind,
      text: denying({ Action: "organizations:LeaveOrganization", Condition: { [operator]: { [key]: value } } }).text,
    },
    KNOWN,
  ).map(({ message }) => message.split("`")[1]);

test.each([
  ["ArnNotLike", "arn:aws:iam::*:role/breakglass"],
  ["StringNotLike", "arn:aws:iam::*:role/Break-Glass"],
  ["StringNotEquals", "arn:aws:iam::222222222222:role/break-glass"],
  ["ArnNotLike", "arn:aws:iam::*:role/admin"],
  ["ArnNotEquals", "arn:aws:iam::333333333333:user/bob"],
])("%s %s spares nobody of the file", (operator, arn) => {
  expect(found(operator, "aws:PrincipalArn", arn)).toEqual([arn]);
});

test.each([
  ["ArnNotLike", "arn:aws:iam::*:role/break-glass"],
  ["ArnNotLike", "arn:*:iam::*:role/break-*"],
  ["ArnNotLike", "arn:aws:iam::222222222222:role/ops/*"],
  ["StringNotEquals", "arn:aws:iam::333333333333:user/alice"],
  ["ArnNotLike", "arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*"],
  ["ArnNotLike", "arn:aws:iam::*:role/aws-service-role/*"],
  ["ArnNotLike", "arn:aws:iam::*:root"],
  ["StringNotLike", "arn:aws:iam::*:role/${aws:PrincipalTag/team}"],
  ["ArnLike", "arn:aws:iam::*:role/nobody"],
])("%s %s is quiet", (operator, arn) => expect(found(operator, "aws:PrincipalArn", arn)).toEqual([]));

test("of several only those that fit nobody, each at its place", () => {
  expect(
    found("ArnNotLike", "aws:PrincipalArn", ["arn:aws:iam::*:role/break-glass", "arn:aws:iam::*:role/gone"]),
  ).toEqual(["arn:aws:iam::*:role/gone"]);
});

test("other keys and policies that guard nobody else are not judged", () => {
  expect(found("StringNotEquals", "aws:PrincipalTag/team", "arn:aws:iam::*:role/gone")).toEqual([]);
  expect(found("ArnNotLike", "aws:PrincipalArn", "arn:aws:iam::*:role/gone", "identity")).toEqual([]);
});
