/** AWS Resource Access Manager over a socket: what an account has of others before and after it leaves its organization. */
import {
  AcceptHandshakeCommand,
  LeaveOrganizationCommand,
  MoveAccountCommand,
  RemoveAccountFromOrganizationCommand,
} from "@aws-sdk/client-organizations";
import {
  AcceptResourceShareInvitationCommand,
  AssociateResourceShareCommand,
  CreateResourceShareCommand,
  DeleteResourceShareCommand,
  DisassociateResourceShareCommand,
  EnableSharingWithAwsOrganizationCommand,
  GetResourceShareAssociationsCommand,
  GetResourceShareInvitationsCommand,
  GetResourceSharesCommand,
  ListPrincipalsCommand,
  ListResourcesCommand,
  RAMClient,
} from "@aws-sdk/client-ram";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { history, invitations, refusal, type Served, served } from "./served.test-support.ts";

let on: Served;
beforeAll(async () => {
  on = await served();
});
afterAll(() => on.close());

const MANAGEMENT = "management/admin";
const OWNER = "open-invited/admin";
const OWNER_ID = "100000000025";
const LEAVER = "open-complete/admin";
const LEAVER_ID = "100000000021";
const ORGANIZATION = "arn:aws:organizations::100000000001:organization/o-twoacme001";
const UNIT = "arn:aws:organizations::100000000001:ou/o-twoacme001/ou-two1-open0001";
const SUBNET = `arn:aws:ec2:us-east-1:${OWNER_ID}:subnet/subnet-0123456789abcdef0`;
const GATEWAY = `arn:aws:ec2:us-east-1:${OWNER_ID}:transit-gateway/tgw-0123456789abcdef0`;

const ram = (profile: string, region = "us-east-1") =>
  new RAMClient({ endpoint: on.url, region, credentials: on.credentials(profile), maxAttempts: 1 });
const share = async (principals: string[], more: object = {}) => {
  const asked = new CreateResourceShareCommand({ name: "network", resourceArns: [SUBNET], principals, ...more });
  return (await ram(OWNER).send(asked)).resourceShare?.resourceShareArn ?? "";
};
const has = async (profile: string) =>
  ((await ram(profile).send(new ListResourcesCommand({ resourceOwner: "OTHER-ACCOUNTS" }))).resources ?? []).map(
    ({ arn }) => arn,
  );
const principalsOf = async (resourceShareArn: string) =>
  Object.fromEntries(
    (
      (
        await ram(OWNER).send(
          new GetResourceShareAssociationsCommand({
            associationType: "PRINCIPAL",
            resourceShareArns: [resourceShareArn],
          }),
        )
      ).resourceShareAssociations ?? []
    ).map(({ associatedEntity = "", status, external }) => [associatedEntity, [status, external]]),
  );

beforeEach(async () => {
  await on.control("POST", "reset");
  await ram(MANAGEMENT).send(new EnableSharingWithAwsOrganizationCommand({}));
});

const DEPARTURES: readonly (readonly [string, () => Promise<unknown>])[] = [
  ["leaves", () => on.as(LEAVER).organizations.send(new LeaveOrganizationCommand({}))],
  [
    "is removed",
    () => on.as(MANAGEMENT).organizations.send(new RemoveAccountFromOrganizationCommand({ AccountId: LEAVER_ID })),
  ],
  [
    "moves to another organization",
    async () => {
      const found = (await invitations(on.as(LEAVER))).find(({ Arn }) => Arn?.includes("o-twoumbr001"));
      return on.as(LEAVER).organizations.send(new AcceptHandshakeCommand({ HandshakeId: found?.Id ?? "" }));
    },
  ],
];

test.each(DEPARTURES)("an account that %s loses what was shared inside the organization", async (_, depart) => {
  const byAccount = await share([LEAVER_ID]);
  await share([ORGANIZATION]);
  await share([UNIT], { resourceArns: [GATEWAY] });
  expect(await has(LEAVER)).toEqual([SUBNET, SUBNET, GATEWAY]);
  expect(await principalsOf(byAccount)).toEqual({ [LEAVER_ID]: ["ASSOCIATED", false] });
  await depart();
  expect(await has(LEAVER)).toEqual([]);
  expect(await has("open-incomplete/admin")).toEqual([SUBNET, GATEWAY]);
  expect(await principalsOf(byAccount)).toEqual({ [LEAVER_ID]: ["DISASSOCIATED", false] });
  const shares = await ram(LEAVER).send(new GetResourceSharesCommand({ resourceOwner: "OTHER-ACCOUNTS" }));
  expect(shares.resourceShares).toEqual([]);
});

test.each(DEPARTURES)("an account that %s keeps what is retained", async (_, depart) => {
  const resourceShareConfiguration = { retainSharingOnAccountLeaveOrganization: true };
  const byUnit = await share([UNIT], { resourceShareConfiguration });
  const byAccount = await share([LEAVER_ID], { resourceArns: [GATEWAY], resourceShareConfiguration });
  await depart();
  expect(await has(LEAVER)).toEqual([SUBNET, GATEWAY]);
  expect(await principalsOf(byUnit)).toMatchObject({ [LEAVER_ID]: ["ASSOCIATED", true] });
  expect(await principalsOf(byAccount)).toEqual({ [LEAVER_ID]: ["ASSOCIATED", true] });
  expect(await ram(LEAVER).send(new ListPrincipalsCommand({ resourceOwner: "OTHER-ACCOUNTS" }))).toMatchObject({
    principals: [
      { id: OWNER_ID, external: true },
      { id: OWNER_ID, external: true },
    ],
  });
});

test("an owner that leaves shares with its former organization no more, and still with whom it invited", async () => {
  const resourceShareArn = await share([ORGANIZATION, LEAVER_ID, "300000000001"]);
  const invited = await ram("alone/admin").send(new GetResourceShareInvitationsCommand({}));
  expect(invited.resourceShareInvitations).toMatchObject([{ status: "PENDING", senderAccountId: OWNER_ID }]);
  expect(await has("alone/admin")).toEqual([]);
  const resourceShareInvitationArn = invited.resourceShareInvitations?.[0]?.resourceShareInvitationArn ?? "";
  const accepting = new AcceptResourceShareInvitationCommand({ resourceShareInvitationArn });
  expect((await ram("alone/admin").send(accepting)).resourceShareInvitation).toMatchObject({ status: "ACCEPTED" });
  expect(await refusal(ram("alone/admin").send(accepting))).toMatchObject({
    name: "ResourceShareInvitationAlreadyAcceptedException",
  });
  expect(await refusal(ram(LEAVER).send(accepting))).toMatchObject({
    name: "ResourceShareInvitationArnNotFoundException",
  });
  await on.as(OWNER).organizations.send(new LeaveOrganizationCommand({}));
  expect(await principalsOf(resourceShareArn)).toEqual({
    [ORGANIZATION]: ["DISASSOCIATED", false],
    [LEAVER_ID]: ["DISASSOCIATED", false],
    300000000001: ["ASSOCIATED", true],
  });
  expect(await has(LEAVER)).toEqual([]);
  expect(await has("alone/admin")).toEqual([SUBNET]);
});

test("an invitation lasts seven days", async () => {
  await share(["300000000001"]);
  await on.control("POST", "clock", { advance: "7d" });
  const own = ram("alone/admin");
  const { resourceShareInvitations = [] } = await own.send(new GetResourceShareInvitationsCommand({}));
  expect(resourceShareInvitations).toMatchObject([{ status: "EXPIRED" }]);
  const resourceShareInvitationArn = resourceShareInvitations[0]?.resourceShareInvitationArn ?? "";
  const late = own.send(new AcceptResourceShareInvitationCommand({ resourceShareInvitationArn }));
  expect(await refusal(late)).toMatchObject({ name: "ResourceShareInvitationExpiredException" });
});

test("a move to another unit moves out of reach", async () => {
  await share([UNIT]);
  expect(await has(LEAVER)).toEqual([SUBNET]);
  const move = { SourceParentId: "ou-two1-open0001", DestinationParentId: "r-two1", AccountId: LEAVER_ID };
  await on.as(MANAGEMENT).organizations.send(new MoveAccountCommand(move));
  expect(await has(LEAVER)).toEqual([]);
});

test("a share is filled, emptied and deleted, and its owner alone does so", async () => {
  const resourceShareArn = await share([]);
  const things = { resourceShareArn, resourceArns: [GATEWAY], principals: [LEAVER_ID] };
  expect(await refusal(ram(LEAVER).send(new AssociateResourceShareCommand(things)))).toMatchObject({
    name: "UnknownResourceException",
    status: 400,
  });
  const { resourceShareAssociations } = await ram(OWNER).send(new AssociateResourceShareCommand(things));
  expect(resourceShareAssociations).toMatchObject([
    { associatedEntity: GATEWAY, associationType: "RESOURCE", status: "ASSOCIATED" },
    { associatedEntity: LEAVER_ID, associationType: "PRINCIPAL", status: "ASSOCIATED" },
  ]);
  expect(await has(LEAVER)).toEqual([SUBNET, GATEWAY]);
  await ram(OWNER).send(new DisassociateResourceShareCommand({ resourceShareArn, resourceArns: [SUBNET] }));
  expect(await has(LEAVER)).toEqual([GATEWAY]);
  expect(
    (await ram(OWNER, "eu-west-1").send(new GetResourceSharesCommand({ resourceOwner: "SELF" }))).resourceShares,
  ).toEqual([]);
  await ram(OWNER).send(new DeleteResourceShareCommand({ resourceShareArn }));
  expect(await has(LEAVER)).toEqual([]);
  expect(await ram(OWNER).send(new GetResourceSharesCommand({ resourceOwner: "SELF" }))).toMatchObject({
    resourceShares: [{ status: "DELETED", name: "network" }],
  });
  expect((await history(on.as(OWNER))).find(({ eventName }) => eventName === "DeleteResourceShare")).toMatchObject({
    eventSource: "ram.amazonaws.com",
    requestParameters: { resourceShareArn },
  });
});

test("strangers are refused where they are not allowed, and organizations that do not share or are not one's own", async () => {
  const alone = { allowExternalPrincipals: false };
  expect(await refusal(share(["300000000001"], alone))).toMatchObject({
    name: "OperationNotPermittedException",
    message: expect.stringContaining("isn't in your AWS organization"),
  });
  const umbrella = "arn:aws:organizations::200000000001:organization/o-twoumbr001";
  expect(await refusal(share([umbrella]))).toMatchObject({
    name: "UnknownResourceException",
    message: "Organization o-twoumbr001 could not be found.",
  });
  await on.control("POST", "reset");
  expect(await refusal(share([UNIT]))).toMatchObject({
    message: "OrganizationalUnit ou-two1-open0001 could not be found.",
  });
  expect(await refusal(share([], { resourceArns: [SUBNET.replace(OWNER_ID, LEAVER_ID)] }))).toMatchObject({
    name: "OperationNotPermittedException",
  });
  expect(await refusal(share([], { resourceArns: ["subnet"] }))).toMatchObject({ name: "MalformedArnException" });
  expect(await refusal(share([], { tags: [{ key: "a", value: "b" }] }))).toMatchObject({ status: 501 });
  expect(await refusal(ram(OWNER).send(new EnableSharingWithAwsOrganizationCommand({})))).toMatchObject({
    name: "OperationNotPermittedException",
  });
});
