/** ListStackSetOperations: what was done with a set, automatic deployments included, the newest first. CloudFormation API Reference, ListStackSetOperations. */
import type { ListStackSetOperationsInput, ListStackSetOperationsOutput } from "@aws-sdk/client-cloudformation";
import { accept, invariant } from "../../../../kernel/index.ts";
import { keyedPage, readKey } from "../../keyed-page.ts";
import { askedStackSet, onStackSet } from "../asker.ts";
import { summarizeOperation } from "../describe.ts";
import { defineOperation } from "../refusals.ts";

/** Ten digits: the newest has the lowest. */
const placeOf = (index: number): string => String(9_999_999_999 - index).padStart(10, "0");

export const listStackSetOperations = defineOperation<ListStackSetOperationsInput, ListStackSetOperationsOutput>({
  name: "ListStackSetOperations",
  readOnly: true,
  permissions: (context, input) => onStackSet(context, "ListStackSetOperations", input),
  decide(context, input) {
    const token = readKey(context, input);
    if (!token.ok) return token;
    const found = askedStackSet(context, input);
    return found.ok ? accept([]) : found;
  },
  respond(context, input) {
    const found = askedStackSet(context, input);
    invariant(found.ok, "the stack set was there when it was decided");
    const { MaxResults: size = 100 } = input;
    const all = (context.world.stackSetOperations.get(found.value.id) ?? []).map((each, index) => ({ each, index }));
    const { page, next } = keyedPage(all, ({ index }) => placeOf(index), { context, request: input, size });
    return {
      Summaries: page.map(({ each }) => summarizeOperation(each)),
      ...(next !== undefined && { NextToken: next }),
    };
  },
});
