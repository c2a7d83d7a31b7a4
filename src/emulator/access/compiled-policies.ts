/** Policies compiled once per text and kind, and forgotten in the order in which they came when there are too many. */
import {
  type AttachedPolicy,
  type CompiledPolicy,
  compileText,
  type PolicyKind,
  type PolicyReference,
} from "../../authorization/index.ts";
import { invariant } from "../../kernel/index.ts";

/** Distinct texts kept for each kind; a world's policies refer to theirs themselves, so this bounds memory only. */
const KEPT = 4_096;

const compiledByKind = new Map<PolicyKind, Map<string, CompiledPolicy>>();

/** The text must have been checked when it entered the world; one that does not compile is a defect. */
export function compiledPolicy(text: string, kind: PolicyKind): CompiledPolicy {
  const kept = keptOf(kind);
  const known = kept.get(text);
  if (known !== undefined) return known;
  const compiled = compileText(text, kind, {
    awsManaged: true,
    asIamKeeps: true,
    assumptions: { "service-control-version": "optional" },
  });
  invariant(compiled.ok, `a ${kind} policy of the world does not compile`);
  const oldest = kept.keys().next();
  if (kept.size >= KEPT && oldest.done !== true) kept.delete(oldest.value);
  kept.set(text, compiled.value);
  return compiled.value;
}

/** The policy as the engine takes it. */
export const attachedPolicy = (reference: PolicyReference, text: string, kind: PolicyKind): AttachedPolicy => ({
  reference,
  document: compiledPolicy(text, kind),
});

function keptOf(kind: PolicyKind): Map<string, CompiledPolicy> {
  const known = compiledByKind.get(kind);
  if (known !== undefined) return known;
  const fresh = new Map<string, CompiledPolicy>();
  compiledByKind.set(kind, fresh);
  return fresh;
}
