/** Policies read two ways: as if every condition that the caller can choose went against the caller, and as if it went their way. */
import {
  type CompiledPolicy,
  compilePolicy,
  type PatternClause,
  type PolicyDocument,
  type PolicyLevel,
  type Statement,
} from "../../authorization/index.ts";
import type { MemberPrincipal } from "../member-principal.ts";
import { PRINCIPAL_TAG } from "../ordinary-context.ts";

/** Always of one value (or absent) for one principal of one member account that calls AWS directly. policy-evaluation 3.4. */
const FIXED_KEYS: ReadonlySet<string> = new Set([
  "aws:principalarn",
  "aws:principaltype",
  "aws:principalaccount",
  "aws:principalorgid",
  "aws:principalorgpaths",
  "aws:principalisawsservice",
  "aws:principalservicename",
  "aws:principalservicenameslist",
  "aws:username",
  "aws:securetransport",
]);

export type Circumstances = Readonly<{ kind: MemberPrincipal["kind"]; action: string }>;

/** Organizations answers from us-east-1 alone; a role's tags can be overlaid by those of its session; root's id is its account's. */
export function isFixed(key: string, { kind, action }: Circumstances): boolean {
  const name = key.toLowerCase();
  if (name.startsWith(PRINCIPAL_TAG)) return kind === "root" || kind === "user";
  if (name === "aws:requestedregion") return action.startsWith("organizations:");
  if (name === "aws:userid") return kind === "root";
  return FIXED_KEYS.has(name);
}

/** The keys that the caller can choose and that the statement looks at, as they are written. */
export function openKeysOf({ conditions, resources }: Statement, circumstances: Circumstances): readonly string[] {
  const named = conditions.map(({ key }) => key);
  const inValues = conditions.flatMap(({ values }) => values.flatMap(variablesIn));
  const keys = new Set([...named, ...inValues, ...patternsOf(resources).flatMap(variablesIn)]);
  return [...keys].filter((key) => !isFixed(key, circumstances));
}

const patternsOf = (clause: PatternClause | undefined): readonly string[] => clause?.patterns ?? [];

/** The escapes `${*}`, `${?}` and `${$}` are no variables. */
const variablesIn = (text: string): readonly string[] =>
  [...text.matchAll(/\$\{([^},\s]{2,200})/g)].map(([, key = ""]) => key);

export type Reading = "against the caller" | "for the caller";

/** Memoised by policy and by what is open: the readings of a ladder under the same circumstances. */
export function readings(): (
  ladder: readonly PolicyLevel[],
  reading: Reading,
  circumstances: Circumstances,
) => readonly PolicyLevel[] {
  const known = new WeakMap<CompiledPolicy, Map<string, CompiledPolicy>>();
  const read = (policy: CompiledPolicy, reading: Reading, circumstances: Circumstances): CompiledPolicy => {
    const keys = policy.document.statements.map((each) => openKeysOf(each, circumstances).join());
    if (keys.every((each) => each === "")) return policy;
    const name = `${reading} ${keys.join(";")}`;
    const ofPolicy = known.get(policy) ?? new Map<string, CompiledPolicy>();
    known.set(policy, ofPolicy);
    const found = ofPolicy.get(name) ?? compilePolicy(documentRead(policy.document, reading, circumstances));
    ofPolicy.set(name, found);
    return found;
  };
  return (ladder, reading, circumstances) =>
    ladder.map(({ level, policies }) => ({
      level,
      policies: policies.map(({ reference, document }) => ({
        reference,
        document: read(document, reading, circumstances),
      })),
    }));
}

function documentRead(document: PolicyDocument, reading: Reading, circumstances: Circumstances): PolicyDocument {
  const counted = reading === "against the caller" ? "Deny" : "Allow";
  const statements = document.statements.flatMap((statement) => {
    if (openKeysOf(statement, circumstances).length === 0) return [statement];
    return statement.effect === counted ? [withoutOpenConditions(statement, circumstances)] : [];
  });
  return { ...document, statements };
}

function withoutOpenConditions(statement: Statement, circumstances: Circumstances): Statement {
  const isOpen = (text: string): boolean => variablesIn(text).some((key) => !isFixed(key, circumstances));
  const conditions = statement.conditions.filter(
    ({ key, values }) => isFixed(key, circumstances) && !values.some(isOpen),
  );
  const everything: PatternClause = { negated: false, patterns: ["*"] };
  const isOpenResource = patternsOf(statement.resources).some(isOpen);
  return { ...statement, conditions, ...(isOpenResource && { resources: everything }) };
}
