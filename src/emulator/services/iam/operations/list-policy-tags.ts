/** ListPolicyTags: the tags of a customer managed policy. */
import type * as Wire from "@aws-sdk/client-iam";
import { findTagged, type Taggable } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { iamOperation, required } from "../operation.ts";
import { checkMarker, pageOf } from "../paging.ts";
import { onPolicy } from "../permissions.ts";

export const listPolicyTags = iamOperation<Wire.ListPolicyTagsRequest, Wire.ListPolicyTagsResponse>({
  name: "ListPolicyTags",
  readOnly: true,
  permissions: (context, { PolicyArn = "" }) => onPolicy(context, "iam:ListPolicyTags", PolicyArn),
  decide(context, input) {
    const { world, caller } = context;
    const marker = checkMarker(context, input);
    if (!marker.ok) return marker;
    const tagged = findTagged(world, caller.accountId, taggableOf(input));
    return tagged.ok ? accept([]) : tagged;
  },
  respond(context, input) {
    const { world, caller } = context;
    const tagged = findTagged(world, caller.accountId, taggableOf(input));
    const { items, ...rest } = pageOf(tagged.ok ? [...tagged.value.tags] : [], input, {
      context,
      keyOf: ([key]) => key,
    });
    return { Tags: items.map(([Key, Value]) => ({ Key, Value })), ...rest };
  },
});

const taggableOf = ({ PolicyArn }: Wire.ListPolicyTagsRequest): Taggable => ({
  kind: "managedPolicy",
  name: required(PolicyArn, "PolicyArn"),
});
