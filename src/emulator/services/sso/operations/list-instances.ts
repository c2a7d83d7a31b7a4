/** ListInstances: the instance of the caller's organization. IAM Identity Center API Reference, ListInstances. */
import type { ListInstancesRequest, ListInstancesResponse } from "@aws-sdk/client-sso-admin";
import { visibleInstance } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { readToken } from "../../sealed-page.ts";
import { describeInstance } from "../describe.ts";
import { defineOperation } from "../refusals.ts";

export const listInstances = defineOperation<ListInstancesRequest, ListInstancesResponse>({
  name: "ListInstances",
  readOnly: true,
  /** One instance is on one page, so no token was ever given out. */
  decide(context, input) {
    const token = readToken(context, input);
    return token.ok ? accept([]) : token;
  },
  respond({ world, caller }) {
    const center = visibleInstance(world, caller.accountId);
    return { Instances: center === undefined ? [] : [describeInstance(center)] };
  },
});
