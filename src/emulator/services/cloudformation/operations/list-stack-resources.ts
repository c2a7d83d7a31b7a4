/** ListStackResources: what a stack made. CloudFormation API Reference, ListStackResources. */
import type { ListStackResourcesInput, ListStackResourcesOutput } from "@aws-sdk/client-cloudformation";
import { accept, invariant, refuse } from "../../../../kernel/index.ts";
import { keyedPage, readKey } from "../../keyed-page.ts";
import { onStack, stackCalled } from "../own-stacks.ts";
import { defineOperation } from "../refusals.ts";

const PAGE = 100;

export const listStackResources = defineOperation<ListStackResourcesInput, ListStackResourcesOutput>({
  name: "ListStackResources",
  readOnly: true,
  permissions: (context, input) => onStack(context, "ListStackResources", input),
  decide(context, input) {
    const token = readKey(context, input);
    if (!token.ok) return token;
    const { StackName: name = "" } = input;
    return stackCalled(context, name) === undefined ? refuse({ kind: "StackNotFound", name }) : accept([]);
  },
  respond(context, input) {
    const { StackName: name = "" } = input;
    const stack = stackCalled(context, name);
    invariant(stack, "the stack was there when it was decided");
    const isGone = stack.status === "DELETE_COMPLETE";
    const at = new Date(stack.deletedAt ?? stack.createdAt);
    const { page, next } = keyedPage(stack.resources, ({ logicalId }) => logicalId, {
      context,
      request: input,
      size: PAGE,
    });
    return {
      StackResourceSummaries: page.map(({ logicalId, physicalId, type, isRetained }) => ({
        LogicalResourceId: logicalId,
        PhysicalResourceId: physicalId,
        ResourceType: type,
        LastUpdatedTimestamp: at,
        ResourceStatus: isGone ? (isRetained ? "DELETE_SKIPPED" : "DELETE_COMPLETE") : "CREATE_COMPLETE",
      })),
      ...(next !== undefined && { NextToken: next }),
    };
  },
});
