/** An account that left is invited again, accepts, and stands where it belongs. Organizations API Reference: InviteAccountToOrganization, AcceptHandshake. */
import { type Course, defineResponse } from "../course.ts";
import { enter } from "../inside.ts";
import { type Look, Stopped } from "../look.ts";
import type { Precondition, Response } from "../response.ts";
import { openInvitations, targetOf } from "./foreign-invitations.ts";
import { moveWithin, parentOf } from "./place.ts";

export type Return = Readonly<{
  accountId: string;
  /** A role there that the management account may still assume; it survives a departure. aws-facts 7; claim LEAVE-13. */
  roleName?: string;
  /** The unit that it belongs to; the root unless said, where AWS puts whoever joins. */
  unitId?: string;
}>;

/** By the management account, which invites, enters the account by that role, and accepts there. */
export function bringAccountBack({ accountId, roleName = "OrganizationAccountAccessRole", unitId }: Return): Response {
  const roleArn = `arn:aws:iam::${accountId}:role/${roleName}`;
  const [inviting, accepting] = [`invite ${accountId}`, `accept the invitation as ${accountId}`];
  const moving = `move ${accountId} to ${unitId}`;
  return defineResponse({
    id: "bring-account-back",
    sentence: `bring ${accountId} back into the organization`,
    undo: "the management account removes it again; it then stands alone, wherever it was before",
    preconditions: [canBeEntered(accountId, roleArn)],
    async course(course) {
      course.intend(inviting, accepting, ...(unitId === undefined ? [] : [moving]));
      if ((await parentOf(course, accountId)) === undefined) {
        const HandshakeId = await invite(course, { accountId, sentence: inviting });
        await accept(course, { accountId, roleArn, HandshakeId, sentence: accepting });
      } else {
        course.already(inviting);
        course.already(accepting);
      }
      if (unitId !== undefined) await moveWithin(course, { accountId, to: unitId, sentence: moving });
    },
  });
}

/** Entering changes nothing, so it is tried before anybody is invited. */
const canBeEntered = (accountId: string, RoleArn: string): Precondition => ({
  claim: `${RoleArn} can be assumed, or the account is in the organization`,
  async unmet(look) {
    if ((await parentOf(look, accountId)) !== undefined) return undefined;
    const input = { RoleArn, RoleSessionName: "responder" };
    const found = await look.find({ service: "sts", operation: "AssumeRole", input }, "AccessDenied");
    return found === undefined ? "neither: somebody in the account has to accept" : undefined;
  },
});

type Inviting = Readonly<{ accountId: string; sentence: string }>;

const openTo = async (look: Look, accountId: string) =>
  (await openInvitations(look, "ListHandshakesForOrganization")).find((each) => targetOf(each).Id === accountId);

async function invite(course: Course, { accountId, sentence }: Inviting): Promise<string> {
  const open = await openTo(course, accountId);
  if (open !== undefined) {
    course.already(sentence);
    return open.Id;
  }
  const { Handshake } = await course.change({
    sentence,
    call: {
      ...{ service: "organizations", operation: "InviteAccountToOrganization" },
      input: { Target: { Type: "ACCOUNT", Id: accountId } },
    },
    takeBack: async (later) => {
      const cancelling = `cancel the invitation of ${accountId}`;
      const still = await openTo(later, accountId);
      if (still === undefined) return later.already(cancelling);
      const input = { HandshakeId: still.Id };
      await later.change({
        sentence: cancelling,
        call: { service: "organizations", operation: "CancelHandshake", input },
      });
    },
  });
  const { Id } = (Handshake ?? {}) as Readonly<{ Id?: string }>;
  return Id ?? course.stop("the answer does not name the invitation");
}

type Accepting = Inviting & Readonly<{ roleArn: string; HandshakeId: string }>;

async function accept(course: Course, { accountId, roleArn, HandshakeId, sentence }: Accepting): Promise<void> {
  const entered = await enter(course.hands, roleArn);
  if ("outcome" in entered) throw new Stopped(entered);
  await course.becoming(entered).change({
    sentence,
    call: { service: "organizations", operation: "AcceptHandshake", input: { HandshakeId } },
    already: ["HandshakeAlreadyInStateException"],
    residue: [
      `${accountId} does not go back to another organization that it came from`,
      "tags, delegated administrations and shares of its time before are not back",
    ],
    takeBack: async (later) => {
      const removing = `remove ${accountId} from the organization`;
      if ((await parentOf(later, accountId)) === undefined) return later.already(removing);
      const input = { AccountId: accountId };
      await later.change({
        sentence: removing,
        call: { service: "organizations", operation: "RemoveAccountFromOrganization", input },
      });
    },
  });
}
