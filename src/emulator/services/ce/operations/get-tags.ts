/** GetTags: the cost allocation tags that are in the data of a period, or the values of one. API Reference, GetTags. */
import type { GetTagsRequest, GetTagsResponse } from "@aws-sdk/client-cost-explorer";
import { chargesIn } from "../../../../domain/index.ts";
import { accept, refuse } from "../../../../kernel/index.ts";
import type { OperationContext } from "../../../operation.ts";
import { cutAtTags, tagQuestion, tagValue } from "../cost-tags.ts";
import { pageOf, readToken } from "../page.ts";
import { knownQuestion, questionIn } from "../question.ts";
import { defineOperation, notEmulated } from "../refusals.ts";

export const getTags = defineOperation<GetTagsRequest, GetTagsResponse>({
  name: "GetTags",
  readOnly: true,
  decide(context, input) {
    if (input.SortBy !== undefined) return refuse(notEmulated("sorting of tags"));
    const token = readToken(context, input);
    if (!token.ok) return token;
    const question = questionIn(context, input);
    return question.ok ? accept([]) : question;
  },
  respond(context, input) {
    const { TagKey, SearchString = "" } = input;
    const found = TagKey === undefined ? keysIn(context, input) : valuesIn(context, input, TagKey);
    const wanted = found.filter((each) => each.includes(SearchString));
    const { items, NextPageToken } = pageOf(context, input, wanted);
    return { Tags: items, ReturnSize: items.length, TotalSize: wanted.length, NextPageToken };
  },
});

/** A key is in the data once one charge has a value. */
function keysIn(context: OperationContext, input: GetTagsRequest): readonly string[] {
  const { view, period, counts } = knownQuestion(context, input);
  const keys = new Set<string>();
  for (const { tags } of chargesIn(context.world, { view, pieces: [period], now: context.now, counts }))
    for (const key of tags.keys()) keys.add(key);
  return [...keys].sort().filter((key) => valuesIn(context, input, key).length > 0);
}

function valuesIn(context: OperationContext, input: GetTagsRequest, key: string): readonly string[] {
  const { view, period, counts } = knownQuestion(context, input);
  const question = tagQuestion(context, key, period);
  const pieces = cutAtTags(context, [period], [question]);
  const values = new Set<string>();
  for (const charge of chargesIn(context.world, { view, pieces, now: context.now, counts })) {
    const value = tagValue(context, charge, question);
    if (value !== "") values.add(value);
  }
  return [...values].sort();
}
