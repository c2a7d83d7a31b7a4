/** The security team sees an account's findings again. GuardDuty API Reference: CreateMembers, ListMembers; claim DEPART-07. */
import { type Course, defineResponse } from "../course.ts";
import type { Look } from "../look.ts";
import type { Precondition, Response } from "../response.ts";

/** An account by its number, and the address of its root user, which GuardDuty wants to be told. */
export type Watched = Readonly<{ accountId: string; email: string }>;

/** By the delegated administrator of GuardDuty, in its Region. Accounts of the organization become members without an invitation. */
export const restoreDetectorMembership = ({ accountId, email }: Watched): Response =>
  defineResponse({
    id: "restore-detector-membership",
    sentence: `have GuardDuty watch ${accountId} again`,
    undo: "let the account go as a member; its own detector stays on",
    preconditions: [hasDetector],
    async course(course) {
      const [naming, watching] = [`name ${accountId} to GuardDuty`, `have ${accountId} as a member`];
      course.intend(naming, watching);
      const DetectorId = (await detectorOf(course)) ?? course.stop("there is no detector any more");
      const former = await statusOf(course, DetectorId, accountId);
      if (former === "Enabled") {
        course.already(naming);
        return course.already(watching);
      }
      // Named before and never taken: CreateMembers would pass it over.
      if (former === "Created") {
        const input = { DetectorId, AccountIds: [accountId] };
        await course.change({
          sentence: `forget that ${accountId} was named`,
          call: guardduty("DeleteMembers", input),
        });
      }
      const { UnprocessedAccounts } = await course.change({
        sentence: naming,
        call: guardduty("CreateMembers", {
          DetectorId,
          AccountDetails: [{ AccountId: accountId, Email: email }],
        }),
        residue: ["findings of the time in which it was no member are not shown to the administrator"],
        takeBack: (later) => letGo(later, { DetectorId, accountId, wasThere: former !== undefined }),
      });
      const [passed] = (UnprocessedAccounts ?? []) as readonly Readonly<{ Result?: string }>[];
      if (passed !== undefined) course.stop(`GuardDuty passed ${accountId} over: ${passed.Result}`);
      const now = await statusOf(course, DetectorId, accountId);
      if (now !== "Enabled")
        course.stop(`${accountId} is ${now} and no member: only accounts of the organization are at once`);
      course.already(watching);
    },
  });

const guardduty = (operation: string, input: Readonly<Record<string, unknown>> = {}) =>
  ({ service: "guardduty", operation, input }) as const;

async function detectorOf(look: Look): Promise<string | undefined> {
  const [id] = await look.list<string>({ ...guardduty("ListDetectors"), member: "DetectorIds" });
  return id;
}

const hasDetector: Precondition = {
  claim: "the caller's account has a detector in this Region",
  unmet: async (look) => ((await detectorOf(look)) === undefined ? "it has none" : undefined),
};

async function statusOf(look: Look, DetectorId: string, accountId: string): Promise<string | undefined> {
  const members = await look.list<Readonly<{ AccountId?: string; RelationshipStatus?: string }>>({
    ...guardduty("ListMembers", { DetectorId, OnlyAssociated: "false" }),
    member: "Members",
  });
  return members.find(({ AccountId }) => AccountId === accountId)?.RelationshipStatus;
}

type LettingGo = Readonly<{ DetectorId: string; accountId: string; wasThere: boolean }>;

/** Forgotten altogether when the administrator had not known it. */
async function letGo(course: Course, { DetectorId, accountId, wasThere }: LettingGo): Promise<void> {
  const sentence = `let ${accountId} go as a member`;
  const input = { DetectorId, AccountIds: [accountId] };
  const status = await statusOf(course, DetectorId, accountId);
  if (status === undefined) return course.already(sentence);
  if (status === "Enabled") await course.change({ sentence, call: guardduty("DisassociateMembers", input) });
  if (!wasThere) await course.change({ sentence: `forget ${accountId}`, call: guardduty("DeleteMembers", input) });
}
