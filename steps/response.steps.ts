/** Given, When, Then: the security team answers an intruder, takes back what it did, and tells what is left. */
import { defineParameterType, Given, Then, When } from "@cucumber/cucumber";
import {
  boundPrincipal,
  bringAccountBack,
  declineForeignInvitations,
  deleteAccessKeys,
  deleteRole,
  denyAllBut,
  disableAccessKeys,
  inside,
  quarantineAccount,
  type Response,
  type ResponseOutcome,
  restoreDelegation,
  restoreDetectorMembership,
  restoreHubMembership,
  restorePlace,
  restorePolicies,
  restoreTags,
  restoreTrail,
  revokeSessions,
  stopClosure,
  stripRoot,
  verifyCosts,
  withdrawInvitations,
} from "../src/action/index.ts";
import {
  type AccountView,
  accountNamed,
  actorsNamed,
  castAs,
  expectNoResidue,
  expectOutcome,
  expectToldOf,
  guardrailNamed,
  managementActor,
  principalIn,
  respondAgain,
  respondAs,
  type Told,
  takeBackResponse,
  targetNamed,
  unitNamed,
} from "../src/drill/index.ts";
import type { NamedPrincipal } from "./parameters.ts";
import type { DrillWorld } from "./world.ts";

const TEAM = "the security team";

const OUTCOMES: Readonly<Record<string, ResponseOutcome>> = {
  done: "done",
  "already done": "already-done",
  "half done": "partly-done",
  "not done": "not-done",
  "not possible": "not-possible",
};

defineParameterType({
  name: "outcome",
  regexp: /already done|half done|not done|not possible|done/,
  transformer: (words: string): ResponseOutcome | undefined => OUTCOMES[words],
});

const TOLD: Readonly<Record<string, Told>> = {
  "has left": "left",
  "may have done": "unsure",
  "has done": "done",
  "found done": "already",
  "cannot take back": "residue",
  "was held up because": "unmet",
  "has lifted": "lifted",
};

defineParameterType({
  name: "tells",
  regexp: /has left|may have done|has done|found done|cannot take back|was held up because|has lifted/,
  transformer: (words: string): Told | undefined => TOLD[words],
});

/** The team's own people if somebody was cast, else the administrator of the management account. */
const teamOf = ({ drill }: DrillWorld) => {
  const [cast] = drill.cast.has(TEAM) ? actorsNamed(drill, TEAM) : [];
  return cast ?? { ...managementActor(drill, drill.organization), name: TEAM };
};

const respond = (world: DrillWorld, response: Response): Promise<void> =>
  respondAs(world.drill, teamOf(world), response);

/** By the role that the team has in every account, unless the people cast are in that account anyway. */
async function respondIn(world: DrillWorld, account: AccountView, response: Response): Promise<void> {
  const isThere = teamOf(world).account.id === account.id;
  await respond(world, isThere ? response : inside(responderIn(account), response));
}

const RESPONDER_ROLE = "incident-responder";
const responderIn = ({ id }: AccountView): string => `arn:aws:iam::${id}:role/${RESPONDER_ROLE}`;

/** The team's roles in the organization's accounts. */
const respondersIn = ({ drill }: DrillWorld): readonly string[] =>
  drill.view.accounts
    .filter(({ organization }) => organization === drill.organization.name)
    .filter(({ principals }) => principals.some(({ name }) => name === RESPONDER_ROLE))
    .map(responderIn);

const accountIn = ({ drill }: DrillWorld, name: string): AccountView => accountNamed(drill, name);
const idIn = (world: DrillWorld, name: string): string => accountIn(world, name).id;

/** A user or role of the account, as the file has it. */
function holderIn(world: DrillWorld, { principal, account }: NamedPrincipal) {
  const name = principalIn(accountIn(world, account), principal);
  const kind = accountIn(world, account).principals.find((each) => each.name === name)?.kind;
  if (kind !== "user" && kind !== "role") throw new Error(`expected a user or role, not the root user of ${account}`);
  return { kind, name } as const;
}

const tagsIn = (list: string) =>
  list.split(", ").map((pair) => {
    const [Key = "", Value = ""] = pair.split("=");
    return { Key, Value };
  });

Given("the security team is {principal}", function (this: DrillWorld, named: NamedPrincipal) {
  const account = accountIn(this, named.account);
  castAs(this.drill, TEAM, {
    role: "operator",
    members: [{ account, principal: principalIn(account, named.principal) }],
  });
});

When("the security team moves {string} to the quarantine unit", async function (this: DrillWorld, account: string) {
  await respond(this, quarantineAccount(idIn(this, account), { spared: respondersIn(this) }));
});

When(
  "the security team denies everything in {string} but to its responders",
  async function (this: DrillWorld, target: string) {
    const targetId = targetNamed(this.drill, target);
    await respond(this, denyAllBut({ targetId, spared: respondersIn(this) }));
  },
);

When("the security team revokes the sessions of {principal}", async function (this: DrillWorld, named: NamedPrincipal) {
  await respondIn(this, accountIn(this, named.account), revokeSessions(holderIn(this, named)));
});

When(
  "the security team disables the access keys of {principal}",
  async function (this: DrillWorld, named: NamedPrincipal) {
    await respondIn(this, accountIn(this, named.account), disableAccessKeys(holderIn(this, named).name));
  },
);

When("the security team disables every access key of {string}", async function (this: DrillWorld, account: string) {
  await respondIn(this, accountIn(this, account), disableAccessKeys());
});

When(
  "the security team deletes the access keys of {principal}",
  async function (this: DrillWorld, named: NamedPrincipal) {
    await respondIn(this, accountIn(this, named.account), deleteAccessKeys(holderIn(this, named).name));
  },
);

When("the security team removes the root credentials of {string}", async function (this: DrillWorld, account: string) {
  await respond(this, stripRoot(idIn(this, account)));
});

When("the security team bounds {principal} to nothing", async function (this: DrillWorld, named: NamedPrincipal) {
  await respondIn(this, accountIn(this, named.account), boundPrincipal(holderIn(this, named)));
});

When("the security team has the closure of {string} taken back", async function (this: DrillWorld, account: string) {
  const owner = accountIn(this, account);
  await respondAs(
    this.drill,
    { name: TEAM, role: "operator", account: owner, principal: principalIn(owner, "root") },
    stopClosure,
  );
});

When("the security team declines foreign invitations of {string}", async function (this: DrillWorld, account: string) {
  await respondIn(this, accountIn(this, account), declineForeignInvitations(this.drill.organization.id));
});

When("the security team takes its own invitations back", async function (this: DrillWorld) {
  await respond(this, withdrawInvitations());
});

When(
  "the security team brings {string} back to the unit {string}",
  async function (this: DrillWorld, account: string, unit: string) {
    const accountId = idIn(this, account);
    await respond(this, bringAccountBack({ accountId, unitId: unitNamed(this.drill, unit).id }));
  },
);

When(
  "the security team restores the guardrail {string} of {string}",
  async function (this: DrillWorld, guardrail: string, target: string) {
    const policyIds = [guardrailNamed(this.drill, guardrail).id];
    await respond(this, restorePolicies({ targetId: targetNamed(this.drill, target), policyIds }));
  },
);

When(
  "the security team restores the place of {string} in the unit {string}",
  async function (this: DrillWorld, account: string, unit: string) {
    await respond(this, restorePlace(idIn(this, account), unitNamed(this.drill, unit).id));
  },
);

When(
  "the security team restores the tags {string} of {string}",
  async function (this: DrillWorld, tags: string, account: string) {
    await respond(this, restoreTags(idIn(this, account), tagsIn(tags)));
  },
);

When(
  "the security team restores the trail {string} of {string} with the bucket {string}",
  async function (this: DrillWorld, trail: string, account: string, bucket: string) {
    await respondIn(this, accountIn(this, account), restoreTrail({ Name: trail, S3BucketName: bucket }));
  },
);

When(
  "the security team restores the delegation of {string} to {string}",
  async function (this: DrillWorld, service: string, account: string) {
    await respond(this, restoreDelegation(idIn(this, account), [service]));
  },
);

When("the security team has GuardDuty watch {string} again", async function (this: DrillWorld, account: string) {
  const { id, email } = accountIn(this, account);
  await respond(this, restoreDetectorMembership({ accountId: id, email }));
});

When("the security team has {string} in Security Hub again", async function (this: DrillWorld, account: string) {
  const { id, email } = accountIn(this, account);
  await respond(this, restoreHubMembership({ accountId: id, email }));
});

When(
  "the security team deletes the leftover role {principal}",
  async function (this: DrillWorld, named: NamedPrincipal) {
    await respondIn(this, accountIn(this, named.account), deleteRole(named.principal));
  },
);

When(
  "the security team verifies the costs of {string} from {string} until {string}",
  async function (this: DrillWorld, account: string, from: string, until: string) {
    await respond(this, verifyCosts({ accountId: idIn(this, account), from, until }));
  },
);

When("the security team does the same again", async function (this: DrillWorld) {
  await respondAgain(this.drill);
});

When("the security team takes that back", async function (this: DrillWorld) {
  await takeBackResponse(this.drill);
});

Then("the response is {outcome}", function (this: DrillWorld, outcome: ResponseOutcome) {
  expectOutcome(this.drill, outcome);
});

Then("the response {tells} {string}", function (this: DrillWorld, told: Told, text: string) {
  expectToldOf(this.drill, told, text);
});

Then("the response can be taken back whole", function (this: DrillWorld) {
  expectNoResidue(this.drill);
});
