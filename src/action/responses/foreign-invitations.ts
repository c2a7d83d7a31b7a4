/** Invitations that an intruder sent are answered by whoever may. Organizations API Reference: CancelHandshake (its sender alone), DeclineHandshake (its recipient alone). */
import { defineResponse } from "../course.ts";
import type { Look } from "../look.ts";
import type { Precondition, Response } from "../response.ts";
import { organizationOf } from "./place.ts";

type Party = Readonly<{ Id?: string; Type?: string }>;
type Resource = Readonly<{ Type?: string; Value?: string }>;
type Handshake = Readonly<{
  Id: string;
  State?: string;
  Action?: string;
  Parties?: readonly Party[];
  Resources?: readonly Resource[];
}>;

/**
 * The account declines every open invitation of other organizations. The account's own organization can do nothing about them,
 * for it is no party; nor does the sender lose the right to invite again.
 */
export const declineForeignInvitations = (ownOrganizationId: string): Response =>
  defineResponse({
    id: "decline-foreign-invitations",
    sentence: `decline every invitation but those of ${ownOrganizationId}`,
    undo: "nothing of the account's own: only the sender can invite it again",
    preconditions: [canRead("ListHandshakesForAccount", "the account")],
    async course(course) {
      const open = (await openInvitations(course, "ListHandshakesForAccount")).filter(
        (each) => senderOf(each) !== ownOrganizationId,
      );
      course.intend(...open.map(declining));
      for (const invitation of open) {
        await course.change({
          sentence: declining(invitation),
          call: answering("DeclineHandshake", invitation),
          already: GONE,
          residue: [`only ${senderOf(invitation)} can invite the account again`],
        });
      }
    },
  });

/** The organization takes back its own open invitations, but for those of the accounts that it expects. */
export const withdrawInvitations = (expected: readonly string[] = []): Response =>
  defineResponse({
    id: "withdraw-invitations",
    sentence: `take back every invitation${expected.length === 0 ? "" : ` but those of ${expected.join(", ")}`}`,
    undo: "invite them again: the invitations have other ids and fifteen days of their own",
    preconditions: [isSender, canRead("ListHandshakesForOrganization", "the organization")],
    async course(course) {
      const open = (await openInvitations(course, "ListHandshakesForOrganization")).filter(
        (each) => !expected.includes(targetOf(each).Id ?? ""),
      );
      course.intend(...open.map(withdrawing));
      for (const invitation of open) {
        const Target = targetOf(invitation);
        await course.change({
          sentence: withdrawing(invitation),
          call: answering("CancelHandshake", invitation),
          already: GONE,
          residue: [`a new invitation of ${Target.Id} has another id, and none of the tags of ${invitation.Id}`],
          takeBack: async (later) => {
            const Notes = invitation.Resources?.find(({ Type }) => Type === "NOTES")?.Value;
            await later.change({
              sentence: `invite ${Target.Id} again`,
              call: {
                ...{ service: "organizations", operation: "InviteAccountToOrganization" },
                input: { Target, ...(Notes !== undefined && { Notes }) },
              },
              already: ["DuplicateHandshakeException"],
            });
          },
        });
      }
    },
  });

const canRead = (operation: string, whose: string): Precondition => ({
  claim: `the caller may read the invitations of ${whose}`,
  async unmet(look) {
    const call = { service: "organizations", operation } as const;
    const found = await look.find(call, "AccessDeniedException", "AccessDenied", "AWSOrganizationsNotInUseException");
    return found === undefined ? "it may not" : undefined;
  },
});

/** Nobody else has sent what the organization can take back. Organizations API Reference: CancelHandshake. */
const isSender: Precondition = {
  claim: "the caller is in the management account of an organization",
  async unmet(look) {
    const organization = await organizationOf(look);
    if (organization === undefined) return "it is in none";
    const accountId = look.hands.arn.split(":")[4];
    return organization.MasterAccountId === accountId ? undefined : `it is in ${accountId}, a member`;
  },
};

/** Answered by somebody else meanwhile. */
const GONE = ["HandshakeAlreadyInStateException", "InvalidHandshakeTransitionException", "HandshakeNotFoundException"];

const declining = (each: Handshake): string => `decline ${each.Id} of ${senderOf(each)}`;
const withdrawing = (each: Handshake): string => `take back ${each.Id} to ${targetOf(each).Id}`;

const answering = (operation: string, { Id }: Handshake) =>
  ({ service: "organizations", operation, input: { HandshakeId: Id } }) as const;

export async function openInvitations(look: Look, operation: string): Promise<readonly Handshake[]> {
  const all = await look.list<Handshake>({ service: "organizations", operation, member: "Handshakes" });
  return all.filter(({ Action, State }) => Action === "INVITE" && State === "OPEN");
}

/** An organization's id stands there without its `o-`. */
const senderOf = ({ Parties = [] }: Handshake): string => {
  const id = Parties.find(({ Type }) => Type === "ORGANIZATION")?.Id ?? "";
  return id.startsWith("o-") ? id : `o-${id}`;
};

/** The account or the address that is invited. */
export const targetOf = ({ Parties = [] }: Handshake): Party =>
  Parties.find(({ Type }) => Type === "ACCOUNT" || Type === "EMAIL") ?? {};
