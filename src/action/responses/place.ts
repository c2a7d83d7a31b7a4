/** Where an account stands in the tree, and how it is moved there and back. Organizations API Reference: ListParents, MoveAccount. */
import type { Course } from "../course.ts";
import type { Look } from "../look.ts";
import type { Precondition } from "../response.ts";

/** The id of the root or unit that the account is in; undefined when it is not in the caller's organization. */
export async function parentOf(look: Look, accountId: string): Promise<string | undefined> {
  const call = { service: "organizations", operation: "ListParents", input: { ChildId: accountId } } as const;
  const found = await look.find(call, "ChildNotFoundException", "AWSOrganizationsNotInUseException");
  const [parent] = (found?.Parents ?? []) as readonly Readonly<{ Id?: string }>[];
  return parent?.Id;
}

export const isMember = (accountId: string): Precondition => ({
  claim: `${accountId} is in the organization`,
  unmet: async (look) => ((await parentOf(look, accountId)) === undefined ? "it is not" : undefined),
});

export const isNoManagementAccount = (accountId: string): Precondition => ({
  claim: `${accountId} is no management account, which no service control policy binds`,
  async unmet(look) {
    return (await organizationOf(look))?.MasterAccountId === accountId ? "it is" : undefined;
  },
});

type OrganizationSeen = Readonly<{ Id?: string; MasterAccountId?: string }>;

/** The caller's organization; undefined when it is in none. */
export async function organizationOf(look: Look): Promise<OrganizationSeen | undefined> {
  const call = { service: "organizations", operation: "DescribeOrganization" } as const;
  const found = await look.find(call, "AWSOrganizationsNotInUseException");
  return found === undefined ? undefined : ((found.Organization ?? {}) as OrganizationSeen);
}

/** Ids of the parents of an account or unit, the nearest first and the root last; empty when it is not in the caller's organization. */
export async function parentsOf(look: Look, childId: string): Promise<readonly string[]> {
  const parents: string[] = [];
  for (
    let at = await parentOf(look, childId);
    at !== undefined;
    at = at.startsWith("r-") ? undefined : await parentOf(look, at)
  )
    parents.push(at);
  return parents;
}

type Move = Readonly<{ accountId: string; to: string; sentence: string; lifts?: readonly string[] }>;

/** Moves it unless it is there; taking back moves it to the parent that it had, unless somebody has moved it on since. */
export async function moveWithin(course: Course, { accountId, to, sentence, lifts = [] }: Move): Promise<void> {
  const from = await parentOf(course, accountId);
  if (from === undefined) return course.stop(`${accountId} is not in the organization any more`);
  if (from === to) return course.already(sentence);
  await course.change({
    ...{ sentence, lifts },
    call: moving(accountId, from, to),
    takeBack: async (later) => {
      const back = `move ${accountId} back to ${from}`;
      if ((await parentOf(later, accountId)) !== to) return later.already(back);
      await later.change({ sentence: back, call: moving(accountId, to, from) });
    },
  });
}

const moving = (AccountId: string, SourceParentId: string, DestinationParentId: string) =>
  ({
    service: "organizations",
    operation: "MoveAccount",
    input: { AccountId, SourceParentId, DestinationParentId },
  }) as const;
