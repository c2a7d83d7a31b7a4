import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  AcceptHandshakeCommand,
  CancelHandshakeCommand,
  CloseAccountCommand,
  CreateAccountCommand,
  DeclineHandshakeCommand,
  DeleteOrganizationCommand,
  DeregisterDelegatedAdministratorCommand,
  DescribeAccountCommand,
  DescribeCreateAccountStatusCommand,
  EnableAWSServiceAccessCommand,
  InviteAccountToOrganizationCommand,
  LeaveOrganizationCommand,
  ListAccountsCommand,
  ListHandshakesForOrganizationCommand,
  ListTagsForResourceCommand,
  RegisterDelegatedAdministratorCommand,
  RemoveAccountFromOrganizationCommand,
} from "@aws-sdk/client-organizations";
import { AssumeRoleCommand } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  type Hands,
  history,
  invitations,
  organizationOf,
  refusal,
  type Served,
  served,
} from "./served.test-support.ts";

const KEEPER = "users: { keeper: { policies: [AdministratorAccess], accessKeys: 1 } }";
/** Sessions do not last as long as these tests, keys do. */
const ADMIN = `principals: { ${KEEPER}, roles: { admin: { trust: self, policies: [AdministratorAccess] } } }`;
const MEMBER = "joined: { method: invited, at: 2025-01-10 }";
const TRUSTING = `principals: { ${KEEPER}, roles: { admin: { trust: management, policies: [AdministratorAccess] } } }`;
const FILE = `
orgdrill: 1
organizations:
  - name: small
    id: o-small00001
    quotas: { accounts: 5, closuresAtOnce: 1, closuresPer30Days: 2, creationsAtOnce: 1, invitationsPerDay: 3, createdAccountWait: 7d }
    management: { id: "100000000001", name: chief, email: chief@small.example, ${ADMIN} }
    root:
      id: r-small
      accounts:
        - { id: "100000000011", name: one, email: one@small.example, ${MEMBER}, ${TRUSTING} }
        - { id: "100000000012", name: two, email: two@small.example, ${MEMBER}, ${ADMIN} }
        - { id: "100000000013", name: young, email: young@small.example, joined: { at: 5d ago }, ${ADMIN} }
  - name: billing
    id: o-billing001
    featureSet: CONSOLIDATED_BILLING
    management: { id: "200000000001", name: payer, email: payer@billing.example, emailVerified: false, ${ADMIN} }
    root:
      id: r-bill
      accounts: [{ id: "200000000011", name: paid, email: paid@billing.example, ${MEMBER}, ${ADMIN} }]
  - name: india
    id: o-india00001
    management: { id: "300000000001", name: india, email: chief@india.example, seller: AISPL, ${ADMIN} }
  - name: wide
    id: o-wide000001
    management: { id: "400000000001", name: wide, email: chief@wide.example, ${ADMIN} }
    root:
      id: r-wide
      accounts:
        - { id: "400000000011", name: first, email: first@wide.example, ${MEMBER}, ${ADMIN} }
        - { id: "400000000012", name: card, email: card@wide.example, ${MEMBER}, signUp: { paymentUnsupported: true }, ${ADMIN} }
        - { id: "400000000013", name: gone, email: gone@wide.example, ${MEMBER}, closure: { closed: 89d ago, by: management }, ${ADMIN} }
standaloneAccounts:
  - id: "500000000001"
    name: guest
    email: guest@alone.example
    principals:
      users: { joiner: { policies: [join-only], accessKeys: 1 }, keeper: { policies: [AdministratorAccess], accessKeys: 1 } }
      roles: { admin: { trust: self, policies: [AdministratorAccess] } }
  - { id: "500000000002", name: other, email: other@alone.example, ${ADMIN} }
  - { id: "500000000003", name: third, email: third@alone.example, ${ADMIN} }
policies:
  join-only:
    type: IDENTITY_POLICY
    document: { Version: "2012-10-17", Statement: { Effect: Allow, Action: "organizations:*", Resource: "*" } }
`;

let on: Served;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "life-cycle-"));
  writeFileSync(join(folder, "life.yaml"), FILE);
  on = await served(join(folder, "life.yaml"));
});
beforeEach(() => on.control("POST", "reset"));
afterAll(async () => {
  await on.close();
  rmSync(folder, { recursive: true });
});

const [CHIEF, ONE, TWO, YOUNG, GUEST, OTHER, THIRD] = [
  "100000000001",
  "100000000011",
  "100000000012",
  "100000000013",
  "500000000001",
  "500000000002",
  "500000000003",
] as const;
const chief = () => on.as("chief/keeper");
const wait = (advance: string) => on.control("POST", "clock", { advance });
const close = (hands: Hands, AccountId: string) => hands.organizations.send(new CloseAccountCommand({ AccountId }));
const remove = (hands: Hands, AccountId: string) =>
  hands.organizations.send(new RemoveAccountFromOrganizationCommand({ AccountId }));
const leave = (hands: Hands) => hands.organizations.send(new LeaveOrganizationCommand({}));
const named = async (sent: Promise<unknown>) => {
  const { name, reason } = await refusal(sent);
  return reason === undefined ? name : `${name} ${reason}`;
};
const stateOf = async (AccountId: string, hands = chief()) => {
  const { Account } = await hands.organizations.send(new DescribeAccountCommand({ AccountId }));
  return [Account?.State, Account?.Status];
};
const members = async (hands = chief()) =>
  (await hands.organizations.send(new ListAccountsCommand({}))).Accounts?.map(({ Id }) => Id).sort();
const assume = (hands: Hands, accountId: string) =>
  hands.sts.send(
    new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${accountId}:role/admin`, RoleSessionName: "operator" }),
  );

async function invite(hands: Hands, Id: string, tags: Record<string, string> = {}): Promise<string> {
  const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  const invitation = { Target: { Type: "ACCOUNT", Id }, Notes: "come", ...(Tags.length > 0 && { Tags }) } as const;
  const { Handshake } = await hands.organizations.send(new InviteAccountToOrganizationCommand(invitation));
  return Handshake?.Id ?? "";
}
const accept = (hands: Hands, HandshakeId: string) =>
  hands.organizations.send(new AcceptHandshakeCommand({ HandshakeId }));

describe("CloseAccount", () => {
  test("PENDING_CLOSURE and usable, then CLOSED and shut, 90 days later out of the organization by itself", async () => {
    const insider = on.as("one/keeper");
    expect(await close(chief(), ONE)).toEqual({ $metadata: expect.anything() });
    expect(await stateOf(ONE)).toEqual(["PENDING_CLOSURE", "PENDING_CLOSURE"]);
    expect(await organizationOf(insider)).toBe("o-small00001");
    const { Credentials } = await assume(chief(), ONE);
    expect(Credentials?.SessionToken).toBeDefined();
    expect(await named(close(chief(), ONE))).toBe("ConflictException");
    await wait("5m");
    expect(await stateOf(ONE)).toEqual(["CLOSED", "SUSPENDED"]);
    expect(await organizationOf(insider)).toBe("UnrecognizedClientException");
    expect(await named(assume(insider, ONE))).toBe("InvalidClientTokenId");
    expect(await named(assume(chief(), ONE))).toBe("AccessDenied");
    expect(await named(close(chief(), ONE))).toBe("AccountAlreadyClosedException");
    expect(await named(remove(chief(), ONE))).toBe("ConstraintViolationException ACCOUNT_CANNOT_LEAVE_ORGANIZATION");
    expect(await named(chief().organizations.send(new DeleteOrganizationCommand({})))).toBe(
      "OrganizationNotEmptyException",
    );
    await wait("89d");
    expect(await members()).toContain(ONE);
    await wait("5d");
    expect(await members()).toEqual([CHIEF, TWO, YOUNG].sort());
    expect(await named(close(chief(), ONE))).toBe("AccountNotFoundException");
    const seen = (await history(chief())).filter(({ eventName }) => eventName === "AccountDepartedOrganization");
    const [departed] = seen;
    expect(seen).toHaveLength(1);
    expect(departed).toMatchObject({ serviceEventDetails: { accountId: ONE, departureMethod: "CLEANED" } });
    expect(departed?.eventType).toBe("AwsServiceEvent");
  });

  test("the call and its result are recorded in the management account", async () => {
    await close(chief(), ONE);
    await wait("6m");
    const seen = (await history(chief())).filter(({ eventName }) => eventName.startsWith("CloseAccount"));
    expect(seen).toMatchObject([
      {
        eventName: "CloseAccountResult",
        eventType: "AwsServiceEvent",
        serviceEventDetails: {
          closeAccountStatus: {
            ...{ accountId: ONE, state: "SUCCEEDED" },
            requestedTimestamp: expect.stringMatching(/^\w{3} \d/),
            completedTimestamp: expect.stringMatching(/^\w{3} \d/),
          },
        },
      },
      {
        ...{ eventName: "CloseAccount", eventType: "AwsApiCall", recipientAccountId: CHIEF },
        ...{ requestParameters: { accountId: ONE }, responseElements: null },
      },
    ]);
  });

  test("a closure that had begun before the start ends on its day", async () => {
    const wide = on.as("wide/keeper");
    expect(await stateOf("400000000013", wide)).toEqual(["CLOSED", "SUSPENDED"]);
    await wait("2d");
    expect(await members(wide)).toEqual(["400000000001", "400000000011", "400000000012"]);
  });

  test("quotas, the management account, the feature set, and who may not", async () => {
    const violation = "ConstraintViolationException";
    expect(await named(close(chief(), CHIEF))).toBe(`${violation} CANNOT_CLOSE_MANAGEMENT_ACCOUNT`);
    expect(await named(close(on.as("one/keeper"), TWO))).toBe("AccessDeniedException");
    const payer = close(on.as("payer/keeper"), "200000000011");
    expect(await named(payer)).toBe(`${violation} ORGANIZATION_NOT_IN_ALL_FEATURES_MODE`);
    await close(chief(), ONE);
    expect(await named(close(chief(), TWO))).toBe(`${violation} CLOSE_ACCOUNT_REQUESTS_LIMIT_EXCEEDED`);
    await wait("5m");
    await close(chief(), TWO);
    await wait("5m");
    const exceeded = await refusal(close(chief(), YOUNG));
    expect(exceeded.reason).toBe("CLOSE_ACCOUNT_QUOTA_EXCEEDED");
    expect(exceeded.message).toBe("You have exceeded close account quota for the past 30 days.");
  });

  test("a closed member keeps its place in the account quota until it is gone", async () => {
    await invite(chief(), GUEST);
    await close(chief(), ONE);
    await wait("1d");
    const full = "HandshakeConstraintViolationException ACCOUNT_NUMBER_LIMIT_EXCEEDED";
    expect(await named(invite(chief(), OTHER))).toBe(full);
    await wait("91d");
    await invite(chief(), OTHER);
  });
});

describe("invitations", () => {
  test("an unverified address invites nobody; another seller is kept apart", async () => {
    expect(await named(invite(on.as("payer/keeper"), GUEST))).toBe("AccountOwnerNotVerifiedException");
    expect(await named(invite(on.as("india/keeper"), GUEST))).toBe(
      "HandshakeConstraintViolationException ORGANIZATION_FROM_DIFFERENT_SELLER_OF_RECORD",
    );
  });

  test("places and the daily limit: declined and cancelled ones give the place back and still count for the day", async () => {
    const declined = await invite(chief(), GUEST);
    expect(await named(invite(chief(), GUEST))).toBe("DuplicateHandshakeException");
    expect(await named(invite(chief(), OTHER))).toContain("ACCOUNT_NUMBER_LIMIT_EXCEEDED");
    await on.as("guest/keeper").organizations.send(new DeclineHandshakeCommand({ HandshakeId: declined }));
    const cancelled = await invite(chief(), OTHER);
    await chief().organizations.send(new CancelHandshakeCommand({ HandshakeId: cancelled }));
    const accepted = await invite(chief(), THIRD);
    await accept(on.as("third/keeper"), accepted);
    await leave(on.as("third/keeper"));
    const expired = await invite(chief(), GUEST);
    expect(await named(accept(on.as("guest/keeper"), declined))).toBe("InvalidHandshakeTransitionException");
    await chief().organizations.send(new CancelHandshakeCommand({ HandshakeId: expired }));
    expect(await named(invite(chief(), GUEST))).toBe(
      "HandshakeConstraintViolationException HANDSHAKE_RATE_LIMIT_EXCEEDED",
    );
    await wait("1d");
    await invite(chief(), GUEST);
  });

  test("fifteen days, then EXPIRED and listed for thirty more", async () => {
    const id = await invite(chief(), GUEST);
    await wait("15d");
    const sent = async () =>
      (await chief().organizations.send(new ListHandshakesForOrganizationCommand({}))).Handshakes ?? [];
    expect(await sent()).toMatchObject([{ Id: id, State: "EXPIRED" }]);
    expect(await named(accept(on.as("guest/keeper"), id))).toBe("InvalidHandshakeTransitionException");
    await wait("30d");
    expect(await sent()).toEqual([]);
  });

  test("joining makes the service-linked role; without that permission the dependency is named", async () => {
    await invite(chief(), GUEST, { team: "blue", empty: "" });
    const joiner = on.as("guest/joiner");
    const [invitation] = await invitations(joiner);
    const id = invitation?.Id ?? "";
    const refused = await refusal(accept(joiner, id));
    expect(refused).toMatchObject({
      name: "AccessDeniedForDependencyException",
      reason: "ACCESS_DENIED_DURING_CREATE_SERVICE_LINKED_ROLE",
      status: 400,
    });
    expect(refused.message).toContain("iam:CreateServiceLinkedRole");
    const guest = on.as("guest/keeper");
    expect((await history(guest)).find(({ eventName }) => eventName === "AcceptHandshake")).toMatchObject({
      errorCode: "AccessDeniedForDependencyException",
    });
    await accept(guest, id);
    const tags = await chief().organizations.send(new ListTagsForResourceCommand({ ResourceId: GUEST }));
    expect(tags.Tags).toEqual([
      { Key: "empty", Value: "" },
      { Key: "team", Value: "blue" },
    ]);
    await leave(guest);
    // The role outlives the membership, so whoever comes back needs no permission to make it.
    await accept(joiner, await invite(chief(), GUEST));
    expect(await organizationOf(joiner)).toBe("o-small00001");
  });
});

describe("leaving and moving on", () => {
  test("a delegated administrator stays on every path until it is deregistered, and cannot close members", async () => {
    const ServicePrincipal = "guardduty.amazonaws.com";
    const registration = { AccountId: ONE, ServicePrincipal };
    await chief().organizations.send(new EnableAWSServiceAccessCommand({ ServicePrincipal }));
    await chief().organizations.send(new RegisterDelegatedAdministratorCommand(registration));
    const one = on.as("one/keeper");
    const held = "ConstraintViolationException CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG";
    expect(await named(leave(one))).toBe(held);
    expect(await named(remove(chief(), ONE))).toBe(held);
    expect(await named(accept(one, await invite(on.as("wide/keeper"), ONE)))).toBe(held);
    expect(await named(close(one, TWO))).toBe("AccessDeniedException");
    await chief().organizations.send(new DeregisterDelegatedAdministratorCommand(registration));
    await leave(one);
    expect(await organizationOf(one)).toBe("AWSOrganizationsNotInUseException");
  });

  test("the waiting period is the organization's; a payment method that AWS does not take holds back too", async () => {
    expect(await named(leave(on.as("young/keeper")))).toBe("ConstraintViolationException WAIT_PERIOD_ACTIVE");
    await wait("2d");
    await leave(on.as("young/keeper"));
    const card = "ConstraintViolationException INVALID_PAYMENT_INSTRUMENT";
    expect(await named(leave(on.as("card/keeper")))).toBe(card);
    expect(await named(remove(on.as("wide/keeper"), "400000000012"))).toBe(card);
  });

  test("a transfer needs no payment method, and the next one an hour", async () => {
    const card = on.as("card/keeper");
    await accept(card, await invite(chief(), "400000000012"));
    expect(await organizationOf(card)).toBe("o-small00001");
    const departed = (await history(on.as("wide/keeper"))).map(({ serviceEventDetails }) => serviceEventDetails);
    expect(departed).toContainEqual(expect.objectContaining({ accountId: "400000000012", departureMethod: "LEFT" }));
    const joined = (await history(chief())).map(({ serviceEventDetails }) => serviceEventDetails);
    expect(joined).toContainEqual(expect.objectContaining({ accountId: "400000000012", joinedMethod: "INVITED" }));
    const own = (await history(card)).map(({ eventName }) => eventName);
    expect(own).toEqual(expect.arrayContaining(["AcceptHandshake", "LeaveOrganization"]));
    const back = await invite(on.as("wide/keeper"), "400000000012");
    expect(await named(accept(card, back))).toBe(
      "HandshakeConstraintViolationException ORGANIZATION_MEMBERSHIP_CHANGE_RATE_LIMIT_EXCEEDED",
    );
    await wait("1h");
    await accept(card, back);
    expect(await organizationOf(card)).toBe("o-wide000001");
  });
});

describe("CreateAccount", () => {
  test("as many at once as the quota says, and no more accounts than it says", async () => {
    const create = (name: string) =>
      chief().organizations.send(new CreateAccountCommand({ AccountName: name, Email: `${name}@new.example` }));
    const { CreateAccountStatus } = await create("a");
    expect(await named(create("b"))).toBe("ConstraintViolationException ACCOUNT_CREATION_RATE_LIMIT_EXCEEDED");
    await wait("1m");
    const full = await refusal(create("b"));
    expect([full.reason, full.message]).toEqual([
      "ACCOUNT_NUMBER_LIMIT_EXCEEDED",
      "You have exceeded the allowed number of AWS accounts",
    ]);
    const done = await chief().organizations.send(
      new DescribeCreateAccountStatusCommand({ CreateAccountRequestId: CreateAccountStatus?.Id ?? "" }),
    );
    expect(done.CreateAccountStatus?.State).toBe("SUCCEEDED");
  });
});
