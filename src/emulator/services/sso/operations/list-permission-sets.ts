/** ListPermissionSets: the ARNs of an instance's permission sets. IAM Identity Center API Reference, ListPermissionSets. */
import type { ListPermissionSetsRequest, ListPermissionSetsResponse } from "@aws-sdk/client-sso-admin";
import { accept } from "../../../../kernel/index.ts";
import { keyedPage } from "../../keyed-page.ts";
import { askedInstance, onNamed } from "../asked.ts";
import { defineOperation } from "../refusals.ts";

const PAGE = 100;

export const listPermissionSets = defineOperation<ListPermissionSetsRequest, ListPermissionSetsResponse>({
  name: "ListPermissionSets",
  readOnly: true,
  permissions: (_context, { InstanceArn }) => onNamed("ListPermissionSets", { InstanceArn }),
  decide(context, input) {
    const center = askedInstance(context, input);
    return center.ok ? accept([]) : center;
  },
  respond({ world }, { InstanceArn, MaxResults: size = PAGE, NextToken: token }) {
    const all = [...world.permissionSets.values()].filter((each) => each.instanceArn === InstanceArn);
    const { page, next } = keyedPage(all, ({ arn }) => arn, { size, token });
    return { PermissionSets: page.map(({ arn }) => arn), ...(next !== undefined && { NextToken: next }) };
  },
});
