/** The management account attaches or detaches a service control policy. Organizations API Reference: AttachPolicy, DetachPolicy. */
import type { Action } from "../action.ts";

export function attachGuardrail(policyId: string, targetId: string): Action {
  return {
    id: "attach-guardrail",
    kind: "response",
    sentence: `attach ${policyId} to ${targetId}`,
    techniques: [],
    policyId,
    undo: "detach the policy again",
    carryOut: (hands) => hands.call("organizations", "AttachPolicy", { PolicyId: policyId, TargetId: targetId }),
  };
}

export function detachGuardrail(policyId: string, targetId: string): Action {
  return {
    id: "detach-guardrail",
    kind: "response",
    sentence: `detach ${policyId} from ${targetId}`,
    techniques: [],
    policyId,
    undo: "attach the policy again",
    carryOut: (hands) => hands.call("organizations", "DetachPolicy", { PolicyId: policyId, TargetId: targetId }),
  };
}
