/** What is on the list that somebody asked for, and what describes their organization. */
import { accountNamed } from "./cast.ts";
import type { Drill } from "./drill.ts";
import { expectAnswer, expectListed } from "./expect-answer.ts";
import type { OrganizationView } from "./organization-view.ts";

/** The list that the last attempt asked for names that one (anywhere in it), or does not. Throws where it asked for no list. */
export const expectOnList = (drill: Drill, text: string, isThere: boolean): Promise<void> =>
  expectListed(drill, { path: askedFor(drill), text, isThere });

/** Nothing is on the list that the last attempt asked for. */
export const expectEmptyList = (drill: Drill): Promise<void> => expectAnswer(drill, askedFor(drill), "[]");

/** The tags that the last attempt asked for are these, in that order, and no others. */
export async function expectTags(
  drill: Drill,
  tags: readonly Readonly<{ Key: string; Value: string }>[],
): Promise<void> {
  const path = askedFor(drill);
  for (const [place, { Key, Value }] of tags.entries()) {
    await expectAnswer(drill, `${path}.${place}.Key`, Key);
    await expectAnswer(drill, `${path}.${place}.Value`, Value);
  }
  await expectAnswer(drill, `${path}.${tags.length}`, null);
}

function askedFor(drill: Drill): string {
  const [path] = drill.attempts.flatMap(({ act }) => act.action.shows ?? []);
  if (path === undefined) throw new Error("the last attempt asked for no list, such as `tries to list the accounts`");
  return path;
}

/** Organizations API Reference: Organization. Throws where the file has no such management account. */
export async function expectDescribed(drill: Drill, { id, managementAccountId }: OrganizationView): Promise<void> {
  await expectAnswer(drill, "Organization.Id", id);
  await expectAnswer(drill, "Organization.MasterAccountId", managementAccountId);
  await expectAnswer(drill, "Organization.MasterAccountEmail", accountNamed(drill, managementAccountId).email);
}
