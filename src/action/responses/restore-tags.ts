/** An account, unit or policy has its tags again, which a departure deletes. Organizations API Reference: TagResource; claim LEAVE-18. */
import { defineResponse } from "../course.ts";
import type { Look } from "../look.ts";
import type { Precondition, Response } from "../response.ts";

type Tag = Readonly<{ Key: string; Value: string }>;

/** Other tags stay as they are. */
export const restoreTags = (resourceId: string, wanted: readonly Tag[]): Response =>
  defineResponse({
    id: "restore-tags",
    sentence: `tag ${resourceId} with ${wanted.map(({ Key }) => Key).join(", ")} again`,
    undo: "give the tags their former values, and take away those that were not there",
    preconditions: [isInOrganization(resourceId)],
    async course(course) {
      const sentence = `tag ${resourceId} with ${wanted.map(({ Key, Value }) => `${Key}=${Value}`).join(", ")}`;
      const found = await tagsOf(course, resourceId);
      const missing = wanted.filter(({ Key, Value }) => found.get(Key) !== Value);
      if (missing.length === 0) return course.already(sentence);
      const former = missing.flatMap(({ Key }) => {
        const Value = found.get(Key);
        return Value === undefined ? [] : [{ Key, Value }];
      });
      const fresh = missing.map(({ Key }) => Key).filter((key) => !found.has(key));
      await course.change({
        sentence,
        call: calling("TagResource", resourceId, { Tags: missing }),
        takeBack: async (later) => {
          if (former.length > 0) {
            const call = calling("TagResource", resourceId, { Tags: former });
            await later.change({ sentence: `give tags of ${resourceId} their former values`, call });
          }
          if (fresh.length > 0) {
            const call = calling("UntagResource", resourceId, { TagKeys: fresh });
            await later.change({ sentence: `take ${fresh.join(", ")} off ${resourceId}`, call });
          }
        },
      });
    },
  });

const isInOrganization = (resourceId: string): Precondition => ({
  claim: `${resourceId} is in the organization`,
  async unmet(look) {
    const absent = ["TargetNotFoundException", "AWSOrganizationsNotInUseException"];
    const found = await look.find(calling("ListTagsForResource", resourceId), ...absent);
    return found === undefined ? "it is not" : undefined;
  },
});

async function tagsOf(look: Look, resourceId: string): Promise<ReadonlyMap<string, string>> {
  const tags = await look.list<Tag>({ ...calling("ListTagsForResource", resourceId), member: "Tags" });
  return new Map(tags.map(({ Key, Value }) => [Key, Value]));
}

const calling = (operation: string, ResourceId: string, input: Readonly<Record<string, unknown>> = {}) =>
  ({ service: "organizations", operation, input: { ResourceId, ...input } }) as const;
