/** The security team sees an account's findings in Security Hub again. Security Hub API Reference: CreateMembers, ListMembers; claim DEPART-07. */
import { type Course, defineResponse } from "../course.ts";
import type { Look } from "../look.ts";
import type { Precondition, Response } from "../response.ts";
import type { Watched } from "./restore-detector-membership.ts";

/** By the delegated administrator of Security Hub, in its Region. Accounts of the organization become members without an invitation. */
export const restoreHubMembership = ({ accountId, email }: Watched): Response =>
  defineResponse({
    id: "restore-hub-membership",
    sentence: `have ${accountId} in Security Hub again`,
    undo: "let the account go as a member; it stays listed as removed, and its own hub stays on",
    preconditions: [hasHub],
    async course(course) {
      const having = `have ${accountId} as a member of Security Hub`;
      course.intend(having);
      if ((await statusOf(course, accountId)) === "Enabled") return course.already(having);
      const { UnprocessedAccounts } = await course.change({
        sentence: having,
        call: hub("CreateMembers", { AccountDetails: [{ AccountId: accountId, Email: email }] }),
        residue: [
          "findings of the time in which it was no member are not shown to the administrator",
          `${accountId} stays listed as a former member`,
        ],
        takeBack: (later) => letGo(later, accountId),
      });
      const [passed] = (UnprocessedAccounts ?? []) as readonly Readonly<{ ProcessingResult?: string }>[];
      if (passed !== undefined) course.stop(`Security Hub passed ${accountId} over: ${passed.ProcessingResult}`);
      const now = await statusOf(course, accountId);
      if (now !== "Enabled")
        course.stop(`${accountId} is ${now} and no member: only accounts of the organization are at once`);
    },
  });

const hub = (operation: string, input: Readonly<Record<string, unknown>> = {}) =>
  ({ service: "securityhub", operation, input }) as const;

const hasHub: Precondition = {
  claim: "the caller's account is subscribed to Security Hub in this Region",
  unmet: async (look) =>
    (await look.find(hub("DescribeHub"), "InvalidAccessException")) === undefined ? "it is not" : undefined,
};

async function statusOf(look: Look, accountId: string): Promise<string | undefined> {
  const members = await look.list<Readonly<{ AccountId?: string; MemberStatus?: string }>>({
    ...hub("ListMembers", { OnlyAssociated: false }),
    member: "Members",
  });
  return members.find(({ AccountId }) => AccountId === accountId)?.MemberStatus;
}

async function letGo(course: Course, accountId: string): Promise<void> {
  const sentence = `let ${accountId} go as a member of Security Hub`;
  if ((await statusOf(course, accountId)) !== "Enabled") return course.already(sentence);
  await course.change({ sentence, call: hub("DisassociateMembers", { AccountIds: [accountId] }) });
}
