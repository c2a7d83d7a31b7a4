/** ListStackInstances: where stacks of a set are. CloudFormation API Reference, ListStackInstances. */
import type { ListStackInstancesInput, ListStackInstancesOutput } from "@aws-sdk/client-cloudformation";
import { instancesOf, type StackInstance } from "../../../../domain/index.ts";
import { accept, invariant, refuse } from "../../../../kernel/index.ts";
import { keyedPage, readKey } from "../../keyed-page.ts";
import { askedStackSet, onStackSet } from "../asker.ts";
import { summarizeInstance } from "../describe.ts";
import { defineOperation } from "../refusals.ts";

const keyOf = ({ accountId, region }: StackInstance): string => `${accountId}/${region}`;

export const listStackInstances = defineOperation<ListStackInstancesInput, ListStackInstancesOutput>({
  name: "ListStackInstances",
  readOnly: true,
  permissions: (context, input) => onStackSet(context, "ListStackInstances", input),
  decide(context, input) {
    const token = readKey(context, input);
    if (!token.ok) return token;
    const found = askedStackSet(context, input);
    if (!found.ok) return found;
    return (input.Filters ?? []).length > 0
      ? refuse({ kind: "NotEmulated", what: "Filters of ListStackInstances" })
      : accept([]);
  },
  respond(context, input) {
    const found = askedStackSet(context, input);
    invariant(found.ok, "the stack set was there when it was decided");
    const { StackInstanceAccount: account, StackInstanceRegion: region, MaxResults: size = 100 } = input;
    const all = [...instancesOf(context.world, found.value.id)].filter(
      (each) =>
        (account === undefined || each.accountId === account) && (region === undefined || each.region === region),
    );
    const { page, next } = keyedPage(all, keyOf, { context, request: input, size });
    return { Summaries: page.map(summarizeInstance), ...(next !== undefined && { NextToken: next }) };
  },
});
