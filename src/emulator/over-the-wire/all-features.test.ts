import {
  AcceptHandshakeCommand,
  CancelHandshakeCommand,
  CreateAccountCommand,
  CreateOrganizationCommand,
  DeclineHandshakeCommand,
  DescribeHandshakeCommand,
  DescribeOrganizationCommand,
  EnableAllFeaturesCommand,
  EnablePolicyTypeCommand,
  InviteAccountToOrganizationCommand,
  LeaveOrganizationCommand,
  ListHandshakesForAccountCommand,
  ListHandshakesForOrganizationCommand,
  ListRootsCommand,
} from "@aws-sdk/client-organizations";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { refusal, type Served, served } from "./served.test-support.ts";

let on: Served;
beforeAll(async () => {
  on = await served();
});
afterAll(() => on.close());

const OUT = ["open-complete/admin", "open-invited/admin"] as const;
const founder = () => on.as("alone/admin").organizations;
const first = () => on.as(OUT[0]).organizations;
const second = () => on.as(OUT[1]).organizations;
const enable = () => founder().send(new EnableAllFeaturesCommand({}));
const accept = (hands: ReturnType<typeof first>, HandshakeId = "") =>
  hands.send(new AcceptHandshakeCommand({ HandshakeId }));
const stateOf = async (HandshakeId = "") =>
  (await founder().send(new DescribeHandshakeCommand({ HandshakeId }))).Handshake?.State;
const reason = async (sent: Promise<unknown>) => {
  const { name, reason } = await refusal(sent);
  return reason ?? name;
};

/** A consolidated-billing organization of `alone`, with two invited members that left acme before. */
beforeEach(async () => {
  await on.control("POST", "reset");
  await founder().send(new CreateOrganizationCommand({ FeatureSet: "CONSOLIDATED_BILLING" }));
  await on.control("POST", "clock", { advance: "2h" });
  for (const [id, hands] of [
    ["100000000021", first()],
    ["100000000025", second()],
  ] as const) {
    await hands.send(new LeaveOrganizationCommand({}));
    const Target = { Type: "ACCOUNT", Id: id } as const;
    const { Handshake } = await founder().send(new InviteAccountToOrganizationCommand({ Target }));
    await accept(hands, Handshake?.Id);
  }
});

/** The request that the account has received. */
async function requestTo(hands: ReturnType<typeof first>) {
  const { Handshakes = [] } = await hands.send(new ListHandshakesForAccountCommand({}));
  return Handshakes.find(({ Action }) => Action === "APPROVE_ALL_FEATURES");
}

test("every invited member agrees, then the management account finalises", async () => {
  const { Handshake: parent } = await enable();
  expect(parent).toMatchObject({ Action: "ENABLE_ALL_FEATURES", State: "REQUESTED" });
  const days = Number(parent?.ExpirationTimestamp) - Number(parent?.RequestedTimestamp);
  expect(days).toBe(90 * 24 * 60 * 60 * 1000);
  expect(parent?.Parties).toEqual([{ Id: expect.stringMatching(/^o-/), Type: "ORGANIZATION" }]);
  const request = await requestTo(first());
  expect(request?.State).toBe("OPEN");
  expect(request?.Resources?.map(({ Type }) => Type)).toEqual(["PARENT_HANDSHAKE", "ORGANIZATION", "ACCOUNT"]);
  const Filter = { ParentHandshakeId: parent?.Id ?? "" };
  const children = await founder().send(new ListHandshakesForOrganizationCommand({ Filter }));
  expect(children.Handshakes?.length).toBe(2);

  expect(await reason(accept(founder(), parent?.Id))).toBe("InvalidHandshakeTransitionException");
  expect(await reason(accept(founder(), request?.Id))).toBe("AccessDeniedException");
  await accept(first(), request?.Id);
  expect(await reason(accept(first(), request?.Id))).toBe("HandshakeAlreadyInStateException");
  expect(await stateOf(parent?.Id)).toBe("REQUESTED");
  await accept(second(), (await requestTo(second()))?.Id);
  expect(await stateOf(parent?.Id)).toBe("OPEN");
  await accept(founder(), parent?.Id);
  const { Organization } = await founder().send(new DescribeOrganizationCommand({}));
  expect(Organization?.FeatureSet).toBe("ALL");
  const RootId = (await founder().send(new ListRootsCommand({}))).Roots?.[0]?.Id ?? "";
  await founder().send(new EnablePolicyTypeCommand({ RootId, PolicyType: "SERVICE_CONTROL_POLICY" }));
  expect(await reason(enable())).toBe("ORGANIZATION_ALREADY_HAS_ALL_FEATURES");
});

test("a member that goes no longer holds the process up, and its request ends", async () => {
  const { Handshake: parent } = await enable();
  await accept(first(), (await requestTo(first()))?.Id);
  const request = await requestTo(second());
  await second().send(new LeaveOrganizationCommand({}));
  expect(await stateOf(request?.Id)).toBe("CANCELED");
  expect(await reason(accept(second(), request?.Id))).toBe("InvalidHandshakeTransitionException");
  expect(await stateOf(parent?.Id)).toBe("OPEN");
});

test("one at a time; whoever declines stops it until it is begun anew", async () => {
  const { Handshake: parent } = await enable();
  expect(await reason(enable())).toBe("ORGANIZATION_IS_ALREADY_PENDING_ALL_FEATURES_MIGRATION");
  const request = await requestTo(first());
  await first().send(new DeclineHandshakeCommand({ HandshakeId: request?.Id ?? "" }));
  await accept(second(), (await requestTo(second()))?.Id);
  expect(await stateOf(parent?.Id)).toBe("REQUESTED");
  await founder().send(new CancelHandshakeCommand({ HandshakeId: parent?.Id ?? "" }));
  expect((await enable()).Handshake?.State).toBe("REQUESTED");
});

test("cancelling ends every request; open invitations end when it begins", async () => {
  const Target = { Type: "ACCOUNT", Id: "100000000026" } as const;
  const invited = await founder().send(new InviteAccountToOrganizationCommand({ Target }));
  const { Handshake: parent } = await enable();
  expect(await stateOf(invited.Handshake?.Id)).toBe("CANCELED");
  const request = await requestTo(first());
  await founder().send(new CancelHandshakeCommand({ HandshakeId: parent?.Id ?? "" }));
  expect(await stateOf(request?.Id)).toBe("CANCELED");
});

test("only the management account begins it; created members are not asked", async () => {
  expect(await reason(first().send(new EnableAllFeaturesCommand({})))).toBe("AccessDeniedException");
  await founder().send(new CreateAccountCommand({ AccountName: "new", Email: "new@alone.example" }));
  await on.control("POST", "clock", { advance: "1h" });
  const { Handshake: parent } = await enable();
  const Filter = { ParentHandshakeId: parent?.Id ?? "" };
  const children = await founder().send(new ListHandshakesForOrganizationCommand({ Filter }));
  expect(children.Handshakes?.length).toBe(2);
});
