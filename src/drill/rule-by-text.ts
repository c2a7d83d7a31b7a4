/** Where only the error text is known: AWS names one policy type and one policy at most, so the rest of the denying set stays unknown. */
import type { SourcePlace, Verdict } from "../evidence/index.ts";
import type { GuardrailView, OrganizationView } from "./organization-view.ts";

export type Ruling = Readonly<{
  verdict: Verdict;
  reason: string;
  guardrail?: string | undefined;
  place?: SourcePlace | undefined;
}>;

type Asked = Readonly<{ who: string; guardrail: GuardrailView | undefined; organization: OrganizationView }>;
type Refusal = Readonly<{ code: string; message: string }>;

const CAUTION = "only the error text is known, not the whole denying set";
const ACCESS_DENIED = /^(AccessDenied|Unauthorized)/;
const DENIED_BY_GUARDRAIL = /with an explicit deny in a service control policy(?:: (\S+))?/;
const NOT_ALLOWED_BY_GUARDRAIL = /because no service control policy allows/;
const NOT_ALLOWED_OTHERWISE =
  /because no (identity-based|resource-based|session|role trust) policy allows|because no permissions boundary allows/;

/**
 * Wording: aws-facts 1.4. An explicit deny is decided before any missing allow, and service control policies before identities
 * (IAM User Guide, policy evaluation logic), so a text about a missing permission rules the guardrails out; a text about another
 * policy's deny does not, because one policy is named if several deny.
 */
export function ruleByText(refusal: Refusal, asked: Asked): Ruling {
  const { who } = asked;
  if (!ACCESS_DENIED.test(refusal.code)) {
    return { verdict: "inconclusive", reason: `${who} was refused with ${refusal.code}, so no guardrail was tested` };
  }
  const denied = DENIED_BY_GUARDRAIL.exec(refusal.message);
  if (denied !== null) return ruleByName(denied[1], asked);
  if (NOT_ALLOWED_BY_GUARDRAIL.test(refusal.message)) return ruleByMissingAllow(asked);
  if (NOT_ALLOWED_OTHERWISE.test(refusal.message)) {
    return { verdict: "broke", reason: `only a missing permission stopped ${who}, no guardrail did (${CAUTION})` };
  }
  const reason = `${who} was refused, and the text does not say whether a guardrail would have stopped it (${CAUTION})`;
  return { verdict: "inconclusive", reason };
}

function ruleByName(arn: string | undefined, { who, guardrail: wanted, organization }: Asked): Ruling {
  const named = organization.guardrails.find((each) => each.arn === arn);
  const name =
    named === undefined ? `a service control policy${arn === undefined ? "" : ` (${arn})`}` : `\`${named.name}\``;
  if (wanted === undefined || named?.name === wanted.name) {
    const guardrail = named === undefined ? {} : { guardrail: named.name, place: named.place };
    return { verdict: "held", reason: `${name} stopped ${who} (${CAUTION})`, ...guardrail };
  }
  return {
    verdict: "inconclusive",
    reason: `${name} stopped ${who}, and the text does not say whether \`${wanted.name}\` would have (${CAUTION})`,
  };
}

function ruleByMissingAllow({ who, guardrail: wanted }: Asked): Ruling {
  const stopped = `a level whose service control policies do not allow it stopped ${who}`;
  return wanted === undefined
    ? { verdict: "held", reason: `${stopped} (${CAUTION})` }
    : {
        verdict: "inconclusive",
        reason: `${stopped}, and the text does not say whether \`${wanted.name}\` has a part in that (${CAUTION})`,
      };
}
