/** GetTags: the cost allocation tags of a period. Nothing that is used here has any. API Reference, GetTags. */
import type { GetTagsRequest, GetTagsResponse } from "@aws-sdk/client-cost-explorer";
import { accept, refuse } from "../../../../kernel/index.ts";
import { questionIn } from "../question.ts";
import { defineOperation } from "../refusals.ts";

export const getTags = defineOperation<GetTagsRequest, GetTagsResponse>({
  name: "GetTags",
  readOnly: true,
  decide(context, input) {
    if (input.NextPageToken !== undefined) return refuse({ kind: "InvalidNextToken" });
    const question = questionIn(context, input);
    return question.ok ? accept([]) : question;
  },
  respond: () => ({ Tags: [], ReturnSize: 0, TotalSize: 0 }),
});
