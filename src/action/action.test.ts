import { describe, expect, test } from "vitest";
import { instant } from "../kernel/index.ts";
import type { CallOutcome, CallReport, Hands } from "../target/index.ts";
import {
  type Action,
  acceptInvitation,
  attachGuardrail,
  callApi,
  cancelInvitation,
  createMember,
  declineInvitation,
  deleteOwnKeys,
  detachGuardrail,
  enterMember,
  followVerificationLink,
  inviteAccount,
  leaveOnConsole,
  leaveOrganization,
  listOf,
  moveAccount,
  NothingToActOn,
  outputOf,
  removeAccount,
  requestVerificationMail,
  setConsolePassword,
  tightenPolicy,
} from "./index.ts";

type Asked = Readonly<{ operation: string; input: Readonly<Record<string, unknown>> }>;
const succeeded = (output: Readonly<Record<string, unknown>> = {}): CallOutcome => ({ kind: "succeeded", output });
const REFUSED: CallOutcome = { kind: "refused", code: "AccessDeniedException", message: "no", status: 400 };

function handsThat(answer: (asked: Asked) => CallOutcome): Readonly<{ hands: Hands; asked: Asked[] }> {
  const asked: Asked[] = [];
  const principal = { accountId: "222222222222", principal: "admin" };
  const call: Hands["call"] = async (service, operation, input = {}) => {
    asked.push({ operation, input });
    const outcome = answer({ operation, input });
    const about = { service, operation, input, outcome, requestId: `r-${asked.length}` };
    return { at: instant(0), arn: "arn", answeredBy: "our-emulator", ...about };
  };
  const hands: Hands = { principal, arn: "arn", call, becoming: () => hands };
  return { hands, asked };
}

const invitation = (over: object = {}) => ({
  Id: "h-1",
  State: "OPEN",
  Action: "INVITE",
  Parties: [
    { Id: "umbrella01", Type: "ORGANIZATION" },
    { Id: "222222222222", Type: "ACCOUNT" },
  ],
  ...over,
});

const joining = (...pages: readonly (readonly object[])[]) =>
  handsThat(({ operation, input }) => {
    if (operation !== "ListHandshakesForAccount") return succeeded();
    const index = input.NextToken === undefined ? 0 : Number(input.NextToken);
    const more = index + 1 < pages.length ? { NextToken: String(index + 1) } : {};
    return succeeded({ Handshakes: pages[index], ...more });
  });

describe("accepting an invitation", () => {
  const join = acceptInvitation("o-umbrella01");

  test("accepts the open one of that organization, with or without the prefix of its id", async () => {
    for (const Id of ["umbrella01", "o-umbrella01"]) {
      const { hands, asked } = joining([invitation({ Parties: [{ Id, Type: "ORGANIZATION" }] })]);
      expect((await join.carryOut(hands)).operation).toBe("AcceptHandshake");
      expect(asked.at(-1)).toEqual({ operation: "AcceptHandshake", input: { HandshakeId: "h-1" } });
    }
  });

  test("finds it on a later page", async () => {
    const { hands, asked } = joining([], [], [invitation()]);
    expect((await join.carryOut(hands)).operation).toBe("AcceptHandshake");
    expect(asked.map((each) => each.input.NextToken)).toEqual([undefined, "1", "2", undefined]);
  });

  test.each<readonly [string, readonly object[]]>([
    ["none", []],
    ["one that was answered", [invitation({ State: "ACCEPTED" })]],
    ["one of another organization", [invitation({ Parties: [{ Id: "other00001", Type: "ORGANIZATION" }] })]],
    ["another kind of handshake", [invitation({ Action: "ENABLE_ALL_FEATURES" })]],
    ["one without parties", [invitation({ Parties: undefined })]],
  ])("with %s was not carried out: reading a list is not joining", async (_, handshakes) => {
    const { hands, asked } = joining(handshakes);
    await expect(join.carryOut(hands)).rejects.toThrow(
      new NothingToActOn("222222222222 has no open invitation from o-umbrella01"),
    );
    expect(asked.map((each) => each.operation)).toEqual(["ListHandshakesForAccount"]);
  });

  test("that may not even be listed comes down to the refused listing", async () => {
    const { hands, asked } = handsThat(() => REFUSED);
    expect((await join.carryOut(hands)).outcome).toBe(REFUSED);
    expect(asked).toHaveLength(1);
  });
});

describe("moving an account", () => {
  const move = moveAccount("333333333333", "ou-new");

  test("moves it from the parent that it has", async () => {
    const { hands, asked } = handsThat(({ operation }) =>
      operation === "ListParents" ? succeeded({ Parents: [{ Id: "ou-old" }] }) : succeeded(),
    );
    expect((await move.carryOut(hands)).operation).toBe("MoveAccount");
    expect(asked.at(-1)?.input).toEqual({
      AccountId: "333333333333",
      SourceParentId: "ou-old",
      DestinationParentId: "ou-new",
    });
  });

  test("without a parent was not carried out; a refused question is the decisive call", async () => {
    await expect(move.carryOut(handsThat(() => succeeded({ Parents: [] })).hands)).rejects.toThrow(NothingToActOn);
    expect((await move.carryOut(handsThat(() => REFUSED).hands)).outcome).toBe(REFUSED);
  });
});

test.each<readonly [Action, string, object]>([
  [leaveOrganization, "LeaveOrganization", {}],
  [removeAccount("3"), "RemoveAccountFromOrganization", { AccountId: "3" }],
  [inviteAccount("3"), "InviteAccountToOrganization", { Target: { Type: "ACCOUNT", Id: "3" } }],
  [attachGuardrail("p-1", "r-1"), "AttachPolicy", { PolicyId: "p-1", TargetId: "r-1" }],
  [detachGuardrail("p-1", "r-1"), "DetachPolicy", { PolicyId: "p-1", TargetId: "r-1" }],
  [inviteAccount("a@b.example"), "InviteAccountToOrganization", { Target: { Type: "EMAIL", Id: "a@b.example" } }],
  [
    inviteAccount("3", { notes: "hello", tags: [{ Key: "cost", Value: "" }] }),
    "InviteAccountToOrganization",
    { Target: { Type: "ACCOUNT", Id: "3" }, Notes: "hello", Tags: [{ Key: "cost", Value: "" }] },
  ],
  [cancelInvitation("3", "h-1"), "CancelHandshake", { HandshakeId: "h-1" }],
  [declineInvitation("o-1", "h-1"), "DeclineHandshake", { HandshakeId: "h-1" }],
  [createMember({ name: "a", email: "a@b.example" }), "CreateAccount", { AccountName: "a", Email: "a@b.example" }],
  [callApi("iam", "ListRoles"), "ListRoles", {}],
  [callApi("iam", "GetRole", { RoleName: "a" }), "GetRole", { RoleName: "a" }],
])("$id makes one call, and answers with it", async (action, operation, input) => {
  const { hands, asked } = handsThat(() => REFUSED);
  const report = await action.carryOut(hands);
  expect(asked).toEqual([{ operation, input }]);
  expect([report.requestId, report.outcome]).toEqual(["r-1", REFUSED]);
});

describe("deleting one's keys", () => {
  const keys = (...ids: readonly string[]): CallOutcome =>
    succeeded({ AccessKeyMetadata: ids.map((AccessKeyId) => ({ AccessKeyId })) });

  test("deletes each, and stops at the first refusal", async () => {
    const { hands, asked } = handsThat(({ operation }) =>
      operation === "ListAccessKeys" ? keys("A", "B") : succeeded(),
    );
    expect((await deleteOwnKeys.carryOut(hands)).operation).toBe("DeleteAccessKey");
    expect(asked.map((each) => each.input.AccessKeyId)).toEqual([undefined, "A", "B"]);
    const refusing = handsThat(({ operation }) => (operation === "ListAccessKeys" ? keys("A", "B") : REFUSED));
    expect((await deleteOwnKeys.carryOut(refusing.hands)).outcome).toBe(REFUSED);
    expect(refusing.asked).toHaveLength(2);
  });

  test("where there are none was not carried out; a refused list is the decisive call", async () => {
    await expect(deleteOwnKeys.carryOut(handsThat(() => keys()).hands)).rejects.toThrow(NothingToActOn);
    expect((await deleteOwnKeys.carryOut(handsThat(() => REFUSED).hands)).outcome).toBe(REFUSED);
  });
});

describe("entering a member", () => {
  const enter = enterMember("built", "Caretaker");

  test("finds it on a later page, and comes down to a refused way in", async () => {
    const { hands, asked } = handsThat(({ operation, input }) => {
      if (operation !== "ListAccounts") return REFUSED;
      if (input.NextToken === undefined) return succeeded({ Accounts: [{ Id: "3", Name: "other" }], NextToken: "1" });
      return succeeded({ Accounts: [{ Id: "4", Name: "built" }] });
    });
    expect((await enter.carryOut(hands)).outcome).toBe(REFUSED);
    expect(asked.at(-1)?.input.RoleArn).toBe("arn:aws:iam::4:role/Caretaker");
  });

  test("that is not listed was not carried out", async () => {
    await expect(enter.carryOut(handsThat(() => succeeded({ Accounts: [] })).hands)).rejects.toThrow(NothingToActOn);
  });
});

test("what needs the console or a mailbox is not carried out where there is none", async () => {
  const { hands } = handsThat(() => succeeded());
  for (const action of [leaveOnConsole, requestVerificationMail, followVerificationLink])
    await expect(action.carryOut(hands)).rejects.toThrow(NothingToActOn);
});

describe("every action", () => {
  const shelf: readonly Action[] = [
    leaveOrganization,
    acceptInvitation("o-1"),
    removeAccount("1"),
    inviteAccount("1"),
    moveAccount("1", "2"),
    attachGuardrail("p", "t"),
    detachGuardrail("p", "t"),
    callApi("iam", "ListRoles"),
    cancelInvitation("1"),
    declineInvitation("o-1"),
    createMember({ name: "built", email: "built@acme.example" }),
    enterMember("built", "Caretaker"),
    deleteOwnKeys,
    tightenPolicy("own", ["iam:ListRoles"]),
    requestVerificationMail,
    followVerificationLink,
    setConsolePassword("leaver"),
    leaveOnConsole,
  ];

  test("has an id of its own in kebab case and a sentence that completes `tries to`", () => {
    expect(new Set(shelf.map((each) => each.id)).size).toBe(shelf.length);
    for (const { id, sentence } of shelf) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(sentence).toMatch(/^[a-z].*[^.]$/);
    }
  });

  test("says how it is undone, unless it only reads; a technique has its ids", () => {
    for (const { kind, undo, techniques } of shelf) {
      if (kind !== "lookup") expect(undo).toBeTruthy();
      if (kind === "technique") expect(techniques.length).toBeGreaterThan(0);
    }
  });

  test("that attaches or detaches names its policy, so that its twin can leave it out", () => {
    expect(shelf.filter((each) => each.policyId !== undefined).map((each) => each.id)).toEqual([
      "attach-guardrail",
      "detach-guardrail",
    ]);
  });
});

test("the output of a call that did not succeed is none, and an absent list is empty", () => {
  const report = (outcome: CallOutcome) => ({ outcome }) as CallReport;
  expect(outputOf(report(REFUSED))).toBeUndefined();
  expect(outputOf(report({ kind: "indeterminate", reason: "x" }))).toBeUndefined();
  expect(listOf(undefined, "Accounts")).toEqual([]);
  expect(listOf({ Accounts: "not a list" }, "Accounts")).toEqual([]);
  expect(listOf({ Accounts: [1] }, "Accounts")).toEqual([1]);
});
