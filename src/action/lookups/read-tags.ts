/** Every tag of a member, page by page. Organizations API Reference: ListTagsForResource. */
import { type Action, outputOf } from "../action.ts";

/** The decisive call is the one for the last page, or the refused one. */
export const readTags = (accountId: string): Action => ({
  id: "read-tags",
  kind: "lookup",
  sentence: `read every tag of ${accountId}`,
  techniques: [],
  async carryOut(hands) {
    for (let token: unknown; ; ) {
      const input = { ResourceId: accountId, ...(token !== undefined && { NextToken: token }) };
      const page = await hands.call("organizations", "ListTagsForResource", input);
      token = outputOf(page)?.NextToken;
      if (token === undefined) return page;
    }
  },
});
