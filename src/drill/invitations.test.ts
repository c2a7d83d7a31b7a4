import { describe, expect, test } from "vitest";
import { expectInvitation } from "./expect-invitation.ts";
import { account, actor, type FakeAnswer, openedDrill, organization, refused } from "./fakes.test-support.ts";
import { attemptToAnswer, findInvitation } from "./invitations.ts";

const between = { from: organization(), to: account() };

const sent = (id: string, over: object = {}) => ({
  Id: id,
  Action: "INVITE",
  State: "OPEN",
  RequestedTimestamp: new Date(0),
  Parties: [
    { Id: "o-acme", Type: "ORGANIZATION" },
    { Id: account().id, Type: "ACCOUNT" },
  ],
  ...over,
});

const listing = (...pages: readonly (readonly object[])[]) =>
  openedDrill(({ operation, input }): FakeAnswer | undefined => {
    if (operation !== "ListHandshakesForOrganization") return undefined;
    const index = Number(input.NextToken ?? 0);
    const more = index + 1 < pages.length ? { NextToken: String(index + 1) } : {};
    return { outcome: { kind: "succeeded", output: { Handshakes: pages[index] ?? [], ...more } } };
  });

const unreadable = () =>
  openedDrill(({ operation }) =>
    operation === "ListHandshakesForOrganization" ? { outcome: refused("AccessDeniedException") } : undefined,
  );

describe("finding an invitation", () => {
  test.each<readonly [string, readonly (readonly object[])[], string | undefined]>([
    ["the only one", [[sent("h-1")]], "h-1"],
    ["one on a later page", [[], [sent("h-1")]], "h-1"],
    [
      "one to the address, however it is written",
      [[sent("h-1", { Parties: [{ Id: "Payments@acme.example" }] })]],
      "h-1",
    ],
    [
      "the open one before a later one",
      [[sent("h-1"), sent("h-2", { State: "DECLINED", RequestedTimestamp: new Date(9) })]],
      "h-1",
    ],
    [
      "else the latest",
      [[sent("h-1", { State: "EXPIRED" }), sent("h-2", { State: "CANCELED", RequestedTimestamp: new Date(9) })]],
      "h-2",
    ],
    ["not somebody else's", [[sent("h-1", { Parties: [{ Id: "999999999999" }] })]], undefined],
    ["not another kind of handshake", [[sent("h-1", { Action: "APPROVE_ALL_FEATURES" })]], undefined],
  ])("%s", async (_, pages, id) => {
    expect((await findInvitation(await listing(...pages), between)).found?.Id).toBe(id);
  });

  test("a list that cannot be read is not an empty one", async () => {
    expect(await findInvitation(await unreadable(), between)).toEqual({ unread: "AccessDeniedException" });
  });
});

describe("answering it", () => {
  test.each([
    ["accept", "AcceptHandshake"],
    ["decline", "DeclineHandshake"],
    ["cancel", "CancelHandshake"],
  ] as const)("to %s is one call about that invitation, whatever its state", async (answer, operation) => {
    const drill = await listing([sent("h-7", { State: "EXPIRED" })]);
    await attemptToAnswer(drill, actor(), { answer, between });
    expect(drill.calls.map((each) => [each.operation, each.input])).toEqual([[operation, { HandshakeId: "h-7" }]]);
  });
});

describe("what has become of it", () => {
  test.each<readonly [string | null, readonly object[], string]>([
    ["OPEN", [sent("h-1")], "held"],
    ["DECLINED", [sent("h-1")], "broke"],
    ["OPEN", [], "broke"],
    [null, [], "inconclusive"],
    [null, [sent("h-1")], "broke"],
  ])("expected %s", async (state, handshakes, verdict) => {
    const drill = await listing(handshakes);
    await expectInvitation(drill, between, state);
    expect(drill.findings.map((each) => each.verdict)).toEqual([verdict]);
  });

  test("what was listed before is listed no more", async () => {
    const listed: object[] = [sent("h-1")];
    const drill = await listing(listed);
    await expectInvitation(drill, between, "OPEN");
    listed.pop();
    await expectInvitation(drill, between, null);
    expect(drill.findings.map((each) => each.verdict)).toEqual(["held", "held"]);
  });

  test("nobody knows when the list cannot be read", async () => {
    const drill = await unreadable();
    await expectInvitation(drill, between, null);
    expect(drill.findings.map((each) => each.verdict)).toEqual(["inconclusive"]);
  });
});
