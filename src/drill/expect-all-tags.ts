/** All the tags of a member, however many they are: the API answers with pages. Organizations API Reference: ListTagsForResource; claim INVITE-12. */
import { listOf, readTags } from "../action/index.ts";
import { managementActor } from "./cast.ts";
import type { Drill } from "./drill.ts";
import { claim } from "./expect-consequence.ts";
import { lookUp } from "./look-up.ts";
import type { AccountView, OrganizationView } from "./organization-view.ts";

type Tag = Readonly<{ Key: string; Value: string }>;
type Tagged = Readonly<{ organization: OrganizationView; account: AccountView; tags: readonly Tag[] }>;

/** The organization finds these tags on the account, in whatever order, and no others. */
export async function expectAllTags(drill: Drill, { organization, account, tags }: Tagged): Promise<void> {
  const { attempt, refusal } = await lookUp(drill, managementActor(drill, organization), readTags(account.id));
  const found = attempt.calls.flatMap(({ outcome }) =>
    outcome.kind === "succeeded" ? listOf<Tag>(Object(outcome.output), "Tags") : [],
  );
  const observed = refusal ?? inWords(found);
  const expected = inWords(tags);
  claim(drill, {
    attempt,
    account,
    holds: observed === expected,
    reason: `${organization.name} finds on ${account.name} ${found.length} tags: ${observed}`,
    expected,
    observed,
  });
}

const inWords = (tags: readonly Tag[]): string =>
  tags
    .map(({ Key, Value }) => `${Key}=${Value}`)
    .sort()
    .join(", ");
