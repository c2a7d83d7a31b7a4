/** Policies of a world made ready for questions, each text once for each kind. */
import { type CompiledPolicy, compileText, type PolicyKind } from "../authorization/index.ts";
import { invariant } from "../kernel/index.ts";

export type CompiledTexts = (text: string, kind: PolicyKind) => CompiledPolicy;

/** Texts were checked when they entered the world; one that does not compile is a defect. */
export function compiledTexts(): CompiledTexts {
  const known = new Map<PolicyKind, Map<string, CompiledPolicy>>();
  return (text, kind) => {
    const ofKind = known.get(kind) ?? new Map<string, CompiledPolicy>();
    known.set(kind, ofKind);
    const compiled = ofKind.get(text) ?? compile(text, kind);
    ofKind.set(text, compiled);
    return compiled;
  };
}

function compile(text: string, kind: PolicyKind): CompiledPolicy {
  const compiled = compileText(text, kind, {
    awsManaged: true,
    asIamKeeps: true,
    assumptions: { "service-control-version": "optional" },
  });
  invariant(compiled.ok, `a ${kind} policy of the world does not compile`);
  return compiled.value;
}

/** A number for each distinct text: what is the same has the same number. */
export function numbering(): (text: string) => number {
  const numbers = new Map<string, number>();
  return (text) => {
    const number = numbers.get(text) ?? numbers.size;
    numbers.set(text, number);
    return number;
  };
}
