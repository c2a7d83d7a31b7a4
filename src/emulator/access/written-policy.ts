/** A policy of an organization file as the engine takes it: its statements know their places in the file. */
import {
  type AttachedPolicy,
  type CompiledPolicy,
  compilePolicy,
  type PolicyKind,
  type PolicyReference,
} from "../../authorization/index.ts";
import type { ManagedPolicy, OrganizationPolicy } from "../../domain/index.ts";
import { type WrittenAt, writtenAt } from "../../organization-file/index.ts";
import { compiledPolicy } from "./compiled-policies.ts";

type Policy = OrganizationPolicy | ManagedPolicy;

/** Only of documents that are written out inside an organization file: elsewhere the text's own places hold. */
const placed = new WeakMap<WrittenAt, Map<PolicyKind, CompiledPolicy>>();

/** The text's own places where the policy stands in no file. */
export function writtenPolicy(
  policy: Policy,
  reference: PolicyReference,
  content: Readonly<{ text: string; kind: PolicyKind }>,
): AttachedPolicy {
  const plain = compiledPolicy(content.text, content.kind);
  const written = writtenAt(policy);
  if (written === undefined) return { reference, document: plain };
  const statements = plain.document.statements.map((each) => ({ ...each, ...written.placeOf(each) }));
  const isMoved = statements.some(({ line, column }, at) => {
    const before = plain.document.statements[at];
    return line !== before?.line || column !== before.column;
  });
  const ofDocument = placed.get(written) ?? new Map<PolicyKind, CompiledPolicy>();
  placed.set(written, ofDocument);
  const document = isMoved ? (ofDocument.get(content.kind) ?? compilePolicy({ ...plain.document, statements })) : plain;
  ofDocument.set(content.kind, document);
  return { reference: { ...reference, file: written.file }, document };
}
