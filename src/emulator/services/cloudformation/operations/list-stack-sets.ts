/** ListStackSets: an organization's sets in one Region. CloudFormation API Reference, ListStackSets. */
import type { ListStackSetsInput, ListStackSetsOutput } from "@aws-sdk/client-cloudformation";
import { asStackSetAdministrator, stackSetsOf } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { keyedPage, readKey } from "../../keyed-page.ts";
import { administratorOf } from "../asker.ts";
import { summarizeStackSet } from "../describe.ts";
import { defineOperation } from "../refusals.ts";

/** Whoever administers no service-managed sets has none of its own either: sets of the other permission model are not made here. */
export const listStackSets = defineOperation<ListStackSetsInput, ListStackSetsOutput>({
  name: "ListStackSets",
  readOnly: true,
  decide(context, input) {
    const token = readKey(context, input);
    if (!token.ok) return token;
    if (input.CallAs !== "DELEGATED_ADMIN") return accept([]);
    const standing = asStackSetAdministrator(context.world, administratorOf(context, input));
    return standing.ok ? accept([]) : standing;
  },
  respond(context, input) {
    const { MaxResults: size = 100, Status } = input;
    const standing = asStackSetAdministrator(context.world, administratorOf(context, input));
    if (!standing.ok || Status === "DELETED") return { Summaries: [] };
    const { region } = context.request;
    const all = [...stackSetsOf(context.world, standing.value.id)].filter((each) => each.region === region);
    const { page, next } = keyedPage(all, ({ id }) => id, { context, request: input, size });
    return { Summaries: page.map(summarizeStackSet), ...(next !== undefined && { NextToken: next }) };
  },
});
