/** CreatePolicy: a new policy, attached to nothing yet. */
import type { CreatePolicyRequest, CreatePolicyResponse } from "@aws-sdk/client-organizations";
import { decideCreatePolicy, decideTags } from "../../../../domain/index.ts";
import { defineOperation, eventOf } from "../define.ts";
import { describePolicy } from "../describe.ts";
import { parsePolicyType, parseTags } from "../input.ts";
import { policyTypeKey, requestTagKeys } from "../permissions.ts";
import { policyDocumentProblem } from "../policy-document.ts";
import { onNewPolicy } from "../resource-permissions.ts";

export const createPolicy = defineOperation<CreatePolicyRequest, CreatePolicyResponse>({
  name: "CreatePolicy",
  readOnly: false,
  permissions(context, { Type, Tags }) {
    const keys = { ...policyTypeKey(Type), ...requestTagKeys(Tags) };
    const creating = onNewPolicy(context, { type: Type, keys });
    return Tags?.length ? [creating, onNewPolicy(context, { type: Type, name: "TagResource", keys })] : [creating];
  },
  decide({ world, caller, ids }, { Name, Description, Type, Content, Tags }) {
    const type = parsePolicyType(Type);
    if (!type.ok) return type;
    const tags = parseTags(Tags);
    if (!tags.ok) return tags;
    const text = { name: Name, description: Description, content: Content };
    const command = { caller: caller.accountId, ...text, type: type.value, tags: tags.value };
    const decided = decideCreatePolicy(world, command, { ids, problemOf: policyDocumentProblem });
    const lawful = decideTags(world, { caller: caller.accountId, type: "policy", tags: tags.value });
    return decided.ok && !lawful.ok ? lawful : decided;
  },
  respond: (_context, _input, events) => ({ Policy: describePolicy(eventOf(events, "PolicyCreated").policy) }),
});
