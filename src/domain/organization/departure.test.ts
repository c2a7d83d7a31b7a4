/** What is assumed to end or to stay with a departure: each default, each alternative, and nothing asked where nothing hangs on it. */
import { describe, expect, test } from "vitest";
import { days } from "../../kernel/index.ts";
import { CLOSURE_MS, decideCloseAccount } from "../account/decide-close-account.ts";
import { apply } from "../apply/index.ts";
import { SIGNED_UP, stage } from "../apply/stage.test-support.ts";
import { remaindersOf, resourcesSeen, sourcesOf } from "../configuration-recorder/aggregated.ts";
import { aggregatorKey, CONFIG } from "../configuration-recorder/configuration-recorder.ts";
import { newAggregator } from "../configuration-recorder/decide-aggregators.ts";
import { decideAcceptHandshake } from "../handshake/decide-accept.ts";
import { decideInvite } from "../handshake/decide-invite.ts";
import { reaches } from "../resource-share/reach.ts";
import { RAM, type ShareAssociation } from "../resource-share/share.ts";
import { decideCreateStackInstances } from "../stack-set/decide-stack-instances.ts";
import { readTemplate } from "../stack-set/read-template.ts";
import { STACK_SETS } from "../stack-set/stack-set.ts";
import {
  decideConfigureThreatAdministration,
  decideEnableThreatAdministrator,
} from "../threat-detection/decide-administrator.ts";
import { decideDisassociateMembers, decideLeaveThreatAdministrator } from "../threat-detection/decide-members.ts";
import { detectorAt, threatMembersOf, watcherOf } from "../threat-detection/watching.ts";
import { organizationArn } from "./arns.ts";
import { decideLeaveOrganization, decideRemoveAccount } from "./decide-leave.ts";

const REGION = "us-east-1";

type Assumed = Readonly<Record<string, string>>;

/** A management account, the member that departs, and one that stays. */
function members(assumptions: Assumed = {}) {
  const on = stage(assumptions);
  const [management, member, other] = [on.open(1), on.open(2, { signUp: SIGNED_UP }), on.open(3)];
  const organization = on.found(management);
  const { id: organizationId, rootId: parentId } = organization;
  const at = on.moment.now;
  for (const accountId of [member, other])
    apply(on.world, { kind: "AccountJoined", accountId, organizationId, parentId, method: "INVITED", at });
  const trust = (servicePrincipal: string) =>
    apply(on.world, { kind: "ServiceAccessEnabled", organizationId, servicePrincipal, at });
  return { on, management, member, other, organizationId, parentId, at, trust };
}
type Members = ReturnType<typeof members>;

const WAYS: Readonly<Record<string, (held: Members) => void>> = {
  leaves: ({ on, member }) => void on.carryOut(decideLeaveOrganization(on.world, member, on.moment)),
  "is removed": ({ on, management, member }) =>
    void on.carryOut(decideRemoveAccount(on.world, { caller: management, accountId: member }, on.moment)),
  "goes straight to another organization": ({ on, member }) => {
    const elsewhere = on.open(4);
    on.found(elsewhere);
    on.advance(days(2));
    const target = { kind: "ACCOUNT", accountId: member } as const;
    const invitation = { caller: elsewhere, target, notes: undefined, tags: new Map() };
    const invited = on.carryOut(decideInvite(on.world, invitation, on.moment));
    const [opened] = invited.flatMap((each) => (each.kind === "HandshakeOpened" ? [each.handshake] : []));
    on.carryOut(decideAcceptHandshake(on.world, { caller: member, handshakeId: opened?.id ?? "" }, on.moment));
  },
};
const purged = ({ on, management, member }: Members): void => {
  const closing = { ...on.moment, durationMs: CLOSURE_MS };
  on.carryOut(decideCloseAccount(on.world, { caller: management, accountId: member }, closing));
  on.advance(days(91));
};

/** What the member has by its organization, and whether it is still there. */
type Thing = (held: Members) => () => boolean;

const watched: Thing = ({ on, management, member }) => {
  const command = { caller: management, accountId: management, region: REGION };
  on.carryOut(decideEnableThreatAdministrator(on.world, command, on.moment.now));
  const place = { accountId: management, region: REGION };
  const detectorId = detectorAt(on.world, place)?.id ?? "";
  const configuration = { place, detectorId, autoEnable: "ALL" } as const;
  on.carryOut(decideConfigureThreatAdministration(on.world, configuration, on.moment.now));
  return () => threatMembersOf(on.world, place).get(member)?.status === "Enabled";
};

const sharing: Thing = ({ on, management, member, other, at, trust }) => {
  trust(RAM);
  const association = { isExternal: false, createdAt: at, updatedAt: at } as const;
  const associated: ShareAssociation = { status: "ASSOCIATED", ...association };
  const share = {
    ...{
      arn: "arn:aws:ram:us-east-1:222222222222:resource-share/1",
      name: "network",
      accountId: member,
      region: REGION,
    },
    ...{ allowsExternalPrincipals: true, retainsOnDeparture: false, isDeleted: false, createdAt: at, updatedAt: at },
    resources: new Map([["arn:aws:ec2:us-east-1:222222222222:subnet/subnet-1", associated]]),
    principals: new Map([[organizationArn(on.organizationOf(management)), associated]]),
  };
  apply(on.world, { kind: "ResourceShareChanged", share });
  return () => reaches(on.world, on.world.resourceShares.get(share.arn) ?? share, other);
};

const TRUST = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal: "*", Action: "sts:AssumeRole" }] };
const ROLE = {
  Resources: {
    Role: { Type: "AWS::IAM::Role", Properties: { RoleName: "deployed", AssumeRolePolicyDocument: TRUST } },
  },
};

const deployedWith =
  (enabled: boolean): Thing =>
  ({ on, management, member, organizationId, parentId, at, trust }) => {
    trust(STACK_SETS);
    const template = readTemplate(ROLE);
    if (!template.ok) throw new Error("the template is one");
    const stackSet = {
      ...{ id: "set:1", name: "set", accountId: management, organizationId, region: REGION, description: undefined },
      ...{ templateBody: JSON.stringify(ROLE), template: template.value, parameters: new Map(), tags: new Map() },
      ...{ capabilities: ["CAPABILITY_NAMED_IAM"], autoDeployment: { enabled, retainStacks: false }, targets: [] },
    };
    apply(on.world, { kind: "StackSetChanged", stackSet });
    const command = { stackSet, parentIds: [parentId], regions: [REGION], operationId: "1" };
    on.carryOut(decideCreateStackInstances(on.world, command, at));
    return () => on.world.identities.get(member)?.roles.has("deployed") === true;
  };

const gathered =
  (isRecording: boolean): Thing =>
  ({ on, management, member, organizationId, at, trust }) => {
    trust(CONFIG);
    const place = { region: REGION, roleArn: "arn:aws:iam::222222222222:role/config" };
    const since = { startedAt: at, stoppedAt: undefined, statusChangedAt: at };
    const scope = { includesGlobalTypes: true, resourceTypes: undefined };
    const recorder = { name: "default", accountId: member, ...place, ...since, ...scope, isRecording };
    apply(on.world, { kind: "RecorderChanged", recorder });
    const bucket = { name: "kept-copy", accountId: member, region: REGION, createdAt: at, tags: new Map() };
    apply(on.world, { kind: "BucketChanged", bucket: bucket as never });
    const wanted = { name: "all", accountId: management, ...place, regions: undefined };
    const aggregator = newAggregator(wanted, { organizationId, createdAt: at, now: at });
    apply(on.world, { kind: "AggregatorChanged", aggregator });
    return () => {
      const now = on.world.configurationAggregators.get(aggregatorKey(aggregator)) ?? aggregator;
      const seen = resourcesSeen(on.world, now, "AWS::S3::Bucket").filter((each) => each.accountId === member);
      const listed = [...sourcesOf(on.world, now), ...remaindersOf(on.world, now)];
      const isListed = listed.some(({ accountId }) => accountId === member);
      expect(seen.map(({ name }) => name)).toEqual(isListed ? ["kept-copy"] : []);
      return isListed;
    };
  };

type Case = Readonly<{ name: string; alternative: string; thing: Thing; isThere: boolean }>;

const CASES: readonly Case[] = [
  { name: "departed-guardduty-member", alternative: "kept", thing: watched, isThere: false },
  { name: "departed-share-owner", alternative: "kept", thing: sharing, isThere: false },
  { name: "departed-stack-without-auto-deployment", alternative: "deleted", thing: deployedWith(false), isThere: true },
  { name: "departed-config-source", alternative: "stays-listed", thing: gathered(true), isThere: false },
];

const ways = Object.entries(WAYS);

describe.each(CASES)("$name", ({ name, alternative, thing, isThere }) => {
  test.each(ways)("when an account %s, what is assumed holds, and the alternative is the opposite", (_way, depart) => {
    for (const assumptions of [{}, { [name]: alternative }]) {
      const held = members(assumptions);
      const look = thing(held);
      expect(look()).toBe(true);
      depart(held);
      expect(look()).toBe(name in assumptions ? !isThere : isThere);
      expect(held.on.moment.assumptions.touched()).toContain(name);
    }
  });

  test("is not asked for where another account departs that has nothing of the kind", () => {
    const held = members();
    const elsewhere = held.on.open(5, { signUp: SIGNED_UP });
    thing(held);
    const { organizationId, parentId, at } = held;
    const joined = { accountId: elsewhere, organizationId, parentId, method: "INVITED", at } as const;
    apply(held.on.world, { kind: "AccountJoined", ...joined });
    const place = { accountId: held.management, region: REGION };
    apply(held.on.world, { kind: "ThreatMembersDeleted", place, accountIds: [elsewhere] });
    held.on.carryOut(decideLeaveOrganization(held.on.world, elsewhere, held.on.moment));
    expect(held.on.moment.assumptions.touched()).toEqual([]);
  });
});

test.each([
  ["nothing at all", () => () => true],
  ["stacks that come and go by themselves", deployedWith(true)],
  ["a recorder that is off", gathered(false)],
] as readonly (readonly [string, Thing])[])("with %s nothing is asked", (_what, thing) => {
  const held = members();
  thing(held);
  held.on.carryOut(decideLeaveOrganization(held.on.world, held.member, held.on.moment));
  expect(held.on.moment.assumptions.touched()).toEqual([]);
});

test("a closed account that drops out rests on what others still see, not on what is in it", () => {
  for (const { name, alternative, thing, isThere } of CASES) {
    const held = members({ [name]: alternative });
    const look = thing(held);
    purged(held);
    expect(held.on.world.accounts.get(held.member)?.membership).toBeUndefined();
    const isAsked = name !== "departed-stack-without-auto-deployment";
    expect(held.on.moment.assumptions.touched()).toEqual(isAsked ? [name] : []);
    expect(look()).toBe(isAsked && !isThere);
  }
});

describe("a member that GuardDuty keeps", () => {
  const kept = () => {
    const held = members({ "departed-guardduty-member": "kept" });
    const look = watched(held);
    WAYS.leaves?.(held);
    const place = { accountId: held.member, region: REGION };
    return { ...held, look, place, detectorId: detectorAt(held.on.world, place)?.id ?? "" };
  };

  test("knows who watches it, until its administrator lets it go", () => {
    const { on, look, place, management, member } = kept();
    expect(watcherOf(on.world, place)?.administrator).toBe(management);
    const administrator = { accountId: management, region: REGION };
    const named = {
      place: administrator,
      detectorId: detectorAt(on.world, administrator)?.id ?? "",
      accountIds: [member],
    };
    on.carryOut(decideDisassociateMembers(on.world, named, on.moment.now));
    expect([look(), watcherOf(on.world, place)]).toEqual([false, undefined]);
  });

  test("goes by itself, as it is in the organization no more", () => {
    const { on, look, place, detectorId } = kept();
    on.carryOut(decideLeaveThreatAdministrator(on.world, { place, detectorId }, on.moment));
    expect(look()).toBe(false);
  });

  test("is no member of its next organization's administrator: an account has one", () => {
    const { on, look, place, management, member } = kept();
    const next = on.open(6);
    const { id: organizationId, rootId: parentId } = on.found(next);
    const command = { caller: next, accountId: next, region: REGION };
    on.carryOut(decideEnableThreatAdministrator(on.world, command, on.moment.now));
    const detector = detectorAt(on.world, { accountId: next, region: REGION });
    const configuration = { place: { accountId: next, region: REGION }, detectorId: detector?.id ?? "" };
    const taking = { ...configuration, autoEnable: "NEW" } as const;
    on.carryOut(decideConfigureThreatAdministration(on.world, taking, on.moment.now));
    const joined = { accountId: member, organizationId, parentId, method: "INVITED", at: on.moment.now } as const;
    apply(on.world, { kind: "AccountJoined", ...joined });
    expect(look()).toBe(true);
    expect(watcherOf(on.world, place)?.administrator).toBe(management);
    expect(threatMembersOf(on.world, configuration.place).has(member)).toBe(false);
  });
});
