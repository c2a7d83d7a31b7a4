/** ListPermissionSets: the ARNs of an instance's permission sets. IAM Identity Center API Reference, ListPermissionSets. */
import type { ListPermissionSetsRequest, ListPermissionSetsResponse } from "@aws-sdk/client-sso-admin";
import { accept } from "../../../../kernel/index.ts";
import { keyedPage, readKey } from "../../keyed-page.ts";
import { askedInstance, onNamed } from "../asked.ts";
import { defineOperation } from "../refusals.ts";

const PAGE = 100;

export const listPermissionSets = defineOperation<ListPermissionSetsRequest, ListPermissionSetsResponse>({
  name: "ListPermissionSets",
  readOnly: true,
  permissions: (_context, { InstanceArn }) => onNamed("ListPermissionSets", { InstanceArn }),
  decide(context, input) {
    const token = readKey(context, input);
    if (!token.ok) return token;
    const center = askedInstance(context, input);
    return center.ok ? accept([]) : center;
  },
  respond(context, input) {
    const { InstanceArn, MaxResults: size = PAGE } = input;
    const all = [...context.world.permissionSets.values()].filter((each) => each.instanceArn === InstanceArn);
    const { page, next } = keyedPage(all, ({ arn }) => arn, { context, request: input, size });
    return { PermissionSets: page.map(({ arn }) => arn), ...(next !== undefined && { NextToken: next }) };
  },
});
