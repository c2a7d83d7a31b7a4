/** When, Then: invitations are sent, answered, taken back, and what has become of them. */
import { defineParameterType, Then, When } from "@cucumber/cucumber";
import {
  type Action,
  createMember,
  enterMember,
  followVerificationLink,
  inviteAccount,
  requestVerificationMail,
} from "../src/action/index.ts";
import {
  accountNamed,
  attemptAs,
  attemptToAnswer,
  type Between,
  expectAllTags,
  expectInvitation,
  expectNewAccount,
  type InvitationAnswer,
  managementActor,
  minutes,
  operatorNamed,
  organizationNamed,
  passTime,
} from "../src/drill/index.ts";
import { type NamedPrincipal, tagsOf } from "./parameters.ts";
import type { DrillWorld } from "./world.ts";

const ANSWERS: Readonly<Record<string, InvitationAnswer>> = {
  accepts: "accept",
  declines: "decline",
  cancels: "cancel",
  "looks at": "read",
};

defineParameterType({
  name: "answers",
  regexp: /accepts|declines|cancels|looks at/,
  transformer: (verb: string): InvitationAnswer | undefined => ANSWERS[verb],
});

/** `the invitation of "acme" to "payments"`. */
type NamedInvitation = Readonly<{ organization: string; account: string }>;

defineParameterType({
  name: "invitation",
  regexp: /the invitation of "([^"]+)" to "([^"]+)"/,
  transformer: (organization: string, account: string): NamedInvitation => ({ organization, account }),
});

/** The management account of that organization does it. */
async function asManagement({ drill }: DrillWorld, organization: string, action: Action): Promise<void> {
  await attemptAs(drill, [managementActor(drill, organizationNamed(drill, organization))], () => action);
}

const between = ({ drill }: DrillWorld, { organization, account }: NamedInvitation): Between => ({
  from: organizationNamed(drill, organization),
  to: accountNamed(drill, account),
});

const manyTags = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ Key: `key-${index + 1}`, Value: "" }));

When("{string} invites {string}", async function (this: DrillWorld, organization: string, account: string) {
  await asManagement(this, organization, inviteAccount(accountNamed(this.drill, account).id));
});

When(
  "{string} invites the address of {string}",
  async function (this: DrillWorld, organization: string, owner: string) {
    await asManagement(this, organization, inviteAccount(accountNamed(this.drill, owner).email));
  },
);

When(
  "{string} invites {string} with the note {string}",
  async function (this: DrillWorld, organization: string, account: string, notes: string) {
    await asManagement(this, organization, inviteAccount(accountNamed(this.drill, account).id, { notes }));
  },
);

When(
  "{string} invites {string} with the tags {string}",
  async function (this: DrillWorld, organization: string, account: string, list: string) {
    const tags = tagsOf(list);
    await asManagement(this, organization, inviteAccount(accountNamed(this.drill, account).id, { tags }));
  },
);

When(
  "{string} invites {string} with {int} tags",
  async function (this: DrillWorld, organization: string, account: string, count: number) {
    const tags = manyTags(count);
    await asManagement(this, organization, inviteAccount(accountNamed(this.drill, account).id, { tags }));
  },
);

When("{principal} invites {string}", async function (this: DrillWorld, named: NamedPrincipal, account: string) {
  const action = inviteAccount(accountNamed(this.drill, account).id);
  await attemptAs(this.drill, [operatorNamed(this.drill, named)], () => action);
});

When(
  "{principal} invites {string} with the tags {string}",
  async function (this: DrillWorld, named: NamedPrincipal, account: string, list: string) {
    const action = inviteAccount(accountNamed(this.drill, account).id, { tags: tagsOf(list) });
    await attemptAs(this.drill, [operatorNamed(this.drill, named)], () => action);
  },
);

When(
  "{principal} {answers} the invitation of {string}",
  async function (this: DrillWorld, named: NamedPrincipal, answer: InvitationAnswer, organization: string) {
    const actor = operatorNamed(this.drill, named);
    await attemptToAnswer(this.drill, actor, {
      answer,
      between: between(this, { organization, account: named.account }),
    });
  },
);

When(
  "{principal} {answers} {invitation}",
  async function (this: DrillWorld, named: NamedPrincipal, answer: InvitationAnswer, invitation: NamedInvitation) {
    const actor = operatorNamed(this.drill, named);
    await attemptToAnswer(this.drill, actor, { answer, between: between(this, invitation) });
  },
);

When(
  "{string} cancels its invitation to {string}",
  async function (this: DrillWorld, organization: string, account: string) {
    const invitation = between(this, { organization, account });
    const sender = managementActor(this.drill, invitation.from);
    await attemptToAnswer(this.drill, sender, { answer: "cancel", between: invitation });
  },
);

When("{string} creates the account {string}", async function (this: DrillWorld, organization: string, name: string) {
  await asManagement(this, organization, createMember({ name, email: `${name}@created.example` }));
});

When(
  "{string} creates the account {string} with the role {string}",
  async function (this: DrillWorld, organization: string, name: string, roleName: string) {
    await asManagement(this, organization, createMember({ name, email: `${name}@created.example`, roleName }));
  },
);

When(
  "the management account of {string} enters {string} as {string}",
  async function (this: DrillWorld, organization: string, name: string, roleName: string) {
    await asManagement(this, organization, enterMember(name, roleName));
  },
);

Then("{string} has the new account {string}", async function (this: DrillWorld, organization: string, name: string) {
  await expectNewAccount(this.drill, organizationNamed(this.drill, organization), name);
});

When("{principal} has the verification mail sent", async function (this: DrillWorld, named: NamedPrincipal) {
  await attemptAs(this.drill, [operatorNamed(this.drill, named)], () => requestVerificationMail);
});

When("{principal} follows the link of the verification mail", async function (this: DrillWorld, named: NamedPrincipal) {
  await attemptAs(this.drill, [operatorNamed(this.drill, named)], () => followVerificationLink);
});

When("{int} hours pass", async function (this: DrillWorld, count: number) {
  await passTime(this.drill, minutes(60 * count));
});

Then(
  "{string} finds all {int} tags on {string}",
  async function (this: DrillWorld, organization: string, count: number, account: string) {
    const { from, to } = between(this, { organization, account });
    await expectAllTags(this.drill, { organization: from, account: to, tags: manyTags(count) });
  },
);

Then("{invitation} is {word}", async function (this: DrillWorld, invitation: NamedInvitation, state: string) {
  await expectInvitation(this.drill, between(this, invitation), state);
});

Then("{invitation} is listed no more", async function (this: DrillWorld, invitation: NamedInvitation) {
  await expectInvitation(this.drill, between(this, invitation), null);
});
