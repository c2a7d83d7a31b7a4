import { describe, expect, test } from "vitest";
import { readAccountStates } from "./account-states.ts";
import {
  account,
  auditing,
  type FakeAnswer,
  type FakeCall,
  fakeTarget,
  MANAGEMENT,
  organization,
  refused,
  view,
} from "./fakes.test-support.ts";
import { NotRun } from "./not-run.ts";

const statesFrom = (answer: (asked: FakeCall) => FakeAnswer, accounts = [account()]) => {
  const target = fakeTarget(answer);
  const opened = { target, view: view() };
  return readAccountStates(opened, accounts, ({ managementAccountId }) =>
    target.as({ accountId: managementAccountId, principal: "admin" }),
  );
};

const both = auditing([MANAGEMENT, account()]);
const answerOf = (asked: FakeCall): FakeAnswer => both(asked) ?? { outcome: refused("NotEmulatedException") };

test("a member has its organization, its path in words, and the guardrails of every level", async () => {
  expect(await statesFrom(answerOf)).toEqual([
    {
      accountId: "222222222222",
      accountName: "payments",
      organizationId: "o-acme",
      path: "Root / Kept",
      guardrails: ["deny-leave at Root", "deny-leave at Kept", "deny-leave at payments"],
    },
  ]);
});

test("an account that no organization lists stands alone", async () => {
  const listed = auditing([MANAGEMENT]);
  const [state] = await statesFrom((asked) => listed(asked) ?? { outcome: refused("x") });
  expect(state).toMatchObject({ organizationId: null, path: null, guardrails: [] });
});

test("AWS's own policies are no guardrails, and every page of policies is read", async () => {
  const [state] = await statesFrom((asked) => {
    if (asked.operation !== "ListPoliciesForTarget") return answerOf(asked);
    const output =
      asked.input.NextToken === undefined
        ? { Policies: [{ Name: "FullAWSAccess", AwsManaged: true }], NextToken: "more" }
        : { Policies: [{ Name: "on-page-two", AwsManaged: false }] };
    return { outcome: { kind: "succeeded", output } };
  });
  expect(state?.guardrails).toEqual(["on-page-two at Root", "on-page-two at Kept", "on-page-two at payments"]);
});

test("every page of accounts is read, and a level is asked once for all accounts below it", async () => {
  const second = account({ id: "333333333333", name: "second" });
  const asked: string[] = [];
  const states = await statesFrom(
    (each) => {
      asked.push(`${each.operation} ${each.input.TargetId ?? ""}`);
      if (each.operation !== "ListAccounts") return answerOf(each);
      const id = each.input.NextToken === undefined ? "222222222222" : "333333333333";
      const Accounts = [{ Id: id, Paths: [`o-acme/r-acme/ou-kept/${id}/`] }];
      const output = { Accounts, ...(each.input.NextToken === undefined && { NextToken: "more" }) };
      return { outcome: { kind: "succeeded", output } };
    },
    [account(), second],
  );
  expect(states.map((each) => each.organizationId)).toEqual(["o-acme", "o-acme"]);
  expect(asked.filter((each) => each === "ListPoliciesForTarget ou-kept")).toHaveLength(1);
});

describe("an organization that its management account is in no longer", () => {
  const deleted = (Account: string) => (asked: FakeCall) =>
    asked.operation === "GetCallerIdentity"
      ? ({ outcome: { kind: "succeeded", output: { Account } } } as const)
      : { outcome: refused("AWSOrganizationsNotInUseException") };

  test("is deleted, and nobody is in it", async () => {
    const [state] = await statesFrom(deleted(MANAGEMENT.id));
    expect(state).toMatchObject({ accountId: "222222222222", organizationId: null, path: null });
  });

  test("is not known to be deleted when somebody else says so", async () => {
    const states = statesFrom(deleted("999999999999"));
    await expect(states).rejects.toThrow("ListAccounts came to AWSOrganizationsNotInUseException");
  });
});

describe("what cannot be read is not taken for an account that stands alone", () => {
  test("a refused listing of accounts throws", async () => {
    const states = statesFrom(() => ({ outcome: refused("AccessDeniedException", "you may not") }));
    await expect(states).rejects.toThrow("ListAccounts came to AccessDeniedException: you may not");
  });

  test("a refused listing of policies throws", async () => {
    const states = statesFrom((asked) =>
      asked.operation === "ListAccounts" ? answerOf(asked) : { outcome: refused("TooManyRequestsException") },
    );
    await expect(states).rejects.toThrow("ListPoliciesForTarget came to TooManyRequestsException");
  });

  test("an organization without anybody who may read it is Not run", async () => {
    const target = fakeTarget(answerOf);
    const opened = { target, view: view({ organizations: [organization()] }) };
    await expect(readAccountStates(opened, [account()], () => undefined)).rejects.toThrow(NotRun);
  });
});
