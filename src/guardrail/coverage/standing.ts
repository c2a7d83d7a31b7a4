/** Does a service control policy keep this principal from this action for certain, not at all, or only as the caller chooses? */
import { type AttachedPolicy, type Explanation, evaluateStandAlone } from "../../authorization/index.ts";
import type { Account } from "../../domain/index.ts";
import { identitiesOf, type World } from "../../domain/index.ts";
import type { CompiledTexts } from "../compiled-texts.ts";
import { type MemberPrincipal, principalIn } from "../member-principal.ts";
import { ordinaryContext } from "../ordinary-context.ts";
import type { ServiceControlPath } from "../service-control-path.ts";
import type { SweptAction } from "../sweep/sweep.ts";
import { isFixed } from "./is-fixed.ts";

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
    const isKnown = (key: string): boolean => isFixed(key, circumstances);
    const { answer, keys, best, worst } = evaluateStandAlone(
      { ...action, context, isKnown },
      {
        principal: principalIn(account.id, principal),
        identity: [everything],
        serviceControl: path.ladder,
        assumptions,
      },
    );
    const kind = answer === "denied" ? "denied" : answer === "allowed" ? "open" : "conditional";
    return { kind, keys: kind === "conditional" ? [...keys].sort() : [], assumptions: touchedBy(best, worst) };
  };
}
