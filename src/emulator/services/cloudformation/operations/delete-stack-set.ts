/** DeleteStackSet: a set without instances. CloudFormation API Reference, DeleteStackSet. */
import type { DeleteStackSetInput, DeleteStackSetOutput } from "@aws-sdk/client-cloudformation";
import { decideDeleteStackSet } from "../../../../domain/index.ts";
import { askedStackSet, onStackSet } from "../asker.ts";
import { defineOperation } from "../refusals.ts";

export const deleteStackSet = defineOperation<DeleteStackSetInput, DeleteStackSetOutput>({
  name: "DeleteStackSet",
  readOnly: false,
  permissions: (context, input) => onStackSet(context, "DeleteStackSet", input),
  decide(context, input) {
    const found = askedStackSet(context, input);
    return found.ok ? decideDeleteStackSet(context.world, found.value) : found;
  },
  respond: () => ({}),
});
