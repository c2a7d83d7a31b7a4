/** CreatePolicyVersion: another document for a customer managed policy, in force at once when it is set as default. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideCreatePolicyVersion } from "../../../../domain/index.ts";
import { checkOwnPolicyArn } from "../aws-policies.ts";
import { describeVersion } from "../describe.ts";
import { iamOperation, required } from "../operation.ts";
import { onPolicy } from "../permissions.ts";
import { checkManagedPolicy } from "../policy-document.ts";

export const createPolicyVersion = iamOperation<Wire.CreatePolicyVersionRequest, Wire.CreatePolicyVersionResponse>({
  name: "CreatePolicyVersion",
  readOnly: false,
  permissions: (context, { PolicyArn = "" }) => onPolicy(context, "iam:CreatePolicyVersion", PolicyArn),
  decide({ world, caller, now }, { PolicyArn, PolicyDocument, SetAsDefault }) {
    const arn = required(PolicyArn, "PolicyArn");
    const own = checkOwnPolicyArn(arn);
    if (!own.ok) return own;
    const text = checkManagedPolicy(required(PolicyDocument, "PolicyDocument"));
    if (!text.ok) return text;
    const version = { arn, text: text.value, setAsDefault: SetAsDefault === true, now };
    return decideCreatePolicyVersion(world, caller.accountId, version);
  },
  /** The answer leaves the document out. */
  respond(_context, _input, [event]) {
    if (event?.kind !== "ManagedPolicyChanged") return {};
    const newest = [...event.policy.versions.keys()].at(-1) ?? "";
    const { Document: _document, ...version } = describeVersion(event.policy, newest) ?? {};
    return { PolicyVersion: version };
  },
});
