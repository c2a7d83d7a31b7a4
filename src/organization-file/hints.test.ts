import { expect, test } from "vitest";
import { parsed, scenario } from "./fixtures.test-support.ts";
import { hintsFor } from "./hints.ts";

test("an allow-list is pointed out where it stands", () => {
  expect(hintsFor(scenario("allow-list.yaml"))).toMatchObject([
    { line: 20, message: "`Listed` has no FullAWSAccess: what these policies do not allow is denied there and below" },
  ]);
});

test("the reference organization needs no hint", () => {
  expect(hintsFor(scenario("reference.yaml"))).toEqual([]);
});

test("policies that exist nowhere, namesakes and silent detections are pointed out", () => {
  const file = parsed(`orgdrill: 1
standaloneAccounts:
  - { id: "111111111111", name: same, email: a@acme.example }
  - { name: same, email: b@acme.example }
policies:
  idle:
    type: SERVICE_CONTROL_POLICY
    document: { Version: "2012-10-17", Statement: [{ Effect: Deny, Action: "s3:*", Resource: "*" }] }
detections:
  d: { account: "111111111111", region: eu-west-1, state: DISABLED, pattern: { source: [aws.organizations] } }
`);
  expect(hintsFor(file).map((each) => [each.line, each.message])).toEqual([
    [6, "`idle` is attached nowhere, so it exists in no organization"],
    [4, "several accounts are called `same`, so drills can name them by id only"],
    [10, "`d` is disabled"],
    [10, "`d` tells nobody"],
    [10, "`d` listens in eu-west-1, where no record of AWS Organizations arrives"],
  ]);
});
