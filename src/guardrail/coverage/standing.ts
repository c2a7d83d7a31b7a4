/** Does a service control policy keep this principal from this action for certain, not at all, or only as the caller chooses? */
import {
  type AttachedPolicy,
  type AuthorizationRequest,
  authorize,
  type Explanation,
  type PolicyLevel,
  type PolicyScope,
} from "../../authorization/index.ts";
import type { Account } from "../../domain/index.ts";
import { identitiesOf, type World } from "../../domain/index.ts";
import type { CompiledTexts } from "../compiled-texts.ts";
import { type MemberPrincipal, principalIn } from "../member-principal.ts";
import { ordinaryContext } from "../ordinary-context.ts";
import type { ServiceControlPath } from "../service-control-path.ts";
import type { SweptAction } from "../sweep/sweep.ts";
import { type Circumstances, openKeysOf, readings } from "./certainty.ts";

export type Standing = Readonly<{
  kind: "denied" | "open" | "conditional";
  /** Of `conditional`: the keys on which it hangs. */
  keys: readonly string[];
  assumptions: readonly string[];
}>;

export type Asked = Readonly<{
  path: ServiceControlPath;
  account: Account;
  principal: MemberPrincipal;
  action: SweptAction;
}>;

/** The permission is taken as given: the question is what the guardrails leave of it. */
const EVERYTHING = `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}`;

/** Which denial AWS names is another question than whether there is one. */
const ABOUT_NAMES: readonly string[] = ["scp-named-when-several-deny", "policy-type-named-when-several-deny"];

/**
 * Two complementary conditions that together deny everything are read as conditional: each statement is looked at alone.
 * A level that allows nothing denies as well as a deny does. aws-facts 5.
 */
export function standings(
  world: World,
  compiled: CompiledTexts,
  assumptions: Readonly<Record<string, string>>,
): (asked: Asked) => Standing {
  const read = readings();
  const everything: AttachedPolicy = {
    reference: { type: "identity", name: "everything" },
    document: compiled(EVERYTHING, "identity"),
  };
  const touchedBy = (...explanations: readonly Explanation[]): readonly string[] =>
    [...new Set(explanations.flatMap((each) => each.assumptions))].filter((name) => !ABOUT_NAMES.includes(name));
  return ({ path, account, principal, action }) => {
    if (path.ladder === undefined) return { kind: "open", keys: [], assumptions: [] };
    const circumstances = { kind: principal.kind, action: action.action };
    const identities = identitiesOf(world, account.id);
    const context = ordinaryContext({ organization: path.organization, account, identities, principal });
    const request: AuthorizationRequest = { ...action, context };
    const scope: PolicyScope = { principal: principalIn(account.id, principal), identity: [everything], assumptions };
    const decide = (serviceControl: readonly PolicyLevel[]): Explanation =>
      authorize(request, { ...scope, serviceControl });
    const best = decide(read(path.ladder, "for the caller", circumstances));
    if (best.outcome !== "allowed") return { kind: "denied", keys: [], assumptions: touchedBy(best) };
    const worst = decide(read(path.ladder, "against the caller", circumstances));
    const touched = touchedBy(best, worst);
    if (worst.outcome === "allowed") return { kind: "open", keys: [], assumptions: touched };
    return { kind: "conditional", keys: keysBehind(worst, path.ladder, circumstances), assumptions: touched };
  };
}

/** Of the statements that denied in the reading against the caller; of all that could allow where nothing did. */
function keysBehind(
  { denying }: Explanation,
  ladder: readonly PolicyLevel[],
  circumstances: Circumstances,
): readonly string[] {
  const keys = ladder.flatMap(({ level, policies }) =>
    policies.flatMap(({ reference, document }) => {
      const { denies, allows } = document.forAction(circumstances.action);
      const denied = denies.filter(({ source }) =>
        denying.some(
          (each) =>
            each.kind === "explicit" &&
            each.statement.policy.level?.id === level.id &&
            each.statement.policy.id === reference.id &&
            each.statement.index === source.index,
        ),
      );
      const isSilent = denying.some((each) => each.kind === "implicit" && each.level?.id === level.id);
      return [...denied, ...(isSilent ? allows : [])].flatMap(({ source }) => openKeysOf(source, circumstances));
    }),
  );
  return [...new Set(keys)].sort();
}
