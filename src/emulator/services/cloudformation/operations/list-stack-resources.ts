/** ListStackResources: what a stack made. CloudFormation API Reference, ListStackResources. */
import type { ListStackResourcesInput, ListStackResourcesOutput } from "@aws-sdk/client-cloudformation";
import { accept, invariant, refuse } from "../../../../kernel/index.ts";
import { keyedPage } from "../../keyed-page.ts";
import { onStack, stackCalled } from "../own-stacks.ts";
import { defineOperation } from "../refusals.ts";

const PAGE = 100;

export const listStackResources = defineOperation<ListStackResourcesInput, ListStackResourcesOutput>({
  name: "ListStackResources",
  readOnly: true,
  permissions: (context, input) => onStack(context, "ListStackResources", input),
  decide: (context, { StackName: name = "" }) =>
    stackCalled(context, name) === undefined ? refuse({ kind: "StackNotFound", name }) : accept([]),
  respond(context, { StackName: name = "", NextToken: token }) {
    const stack = stackCalled(context, name);
    invariant(stack, "the stack was there when it was decided");
    const isGone = stack.status === "DELETE_COMPLETE";
    const at = new Date(stack.deletedAt ?? stack.createdAt);
    const { page, next } = keyedPage(stack.resources, ({ logicalId }) => logicalId, { size: PAGE, token });
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
