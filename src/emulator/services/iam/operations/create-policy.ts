/** CreatePolicy: a customer managed policy with its first version. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideCreateManagedPolicy } from "../../../../domain/index.ts";
import { requestTagKeys } from "../../../access/index.ts";
import { describePolicy } from "../describe.ts";
import { iamOperation, makingOf, required } from "../operation.ts";
import { onNewPolicy, withTags } from "../permissions.ts";
import { checkManagedPolicy } from "../policy-document.ts";
import { describeTags, tagList } from "../tags.ts";

export const createPolicy = iamOperation<Wire.CreatePolicyRequest, Wire.CreatePolicyResponse>({
  name: "CreatePolicy",
  readOnly: false,
  permissions(context, { PolicyName, Path, Tags }) {
    const keys = requestTagKeys(tagList(Tags));
    const policy = { name: PolicyName, path: Path, keys };
    return withTags(Tags, "iam:TagPolicy", onNewPolicy(context, "iam:CreatePolicy", policy));
  },
  decide(context, { PolicyName, Path = "/", PolicyDocument, Description, Tags }) {
    const text = checkManagedPolicy(required(PolicyDocument, "PolicyDocument"));
    if (!text.ok) return text;
    const name = required(PolicyName, "PolicyName");
    const wanted = { name, path: Path, description: Description, text: text.value, tags: tagList(Tags) };
    return decideCreateManagedPolicy(makingOf(context), wanted);
  },
  respond(context, _input, [event]) {
    if (event?.kind !== "ManagedPolicyChanged") return {};
    return { Policy: { ...describePolicy(context, event.policy), ...describeTags(event.policy.tags) } };
  },
});
