/** A tag of the resource asked for where the action has no resource. */
import { VERIFIED_WITHOUT_RESOURCES } from "../../catalogue/index.ts";
import type { Remark } from "../finding.ts";
import type { LocatedCondition, LocatedStatement } from "../located-policy.ts";
import { isWild } from "../patterns.ts";
import { allowing, defineRule, denying } from "../rule.ts";

const LEAVE = "organizations:LeaveOrganization";
const tagged = (operator: string) => ({ [operator]: { "aws:ResourceTag/protected": "yes" } });

export const tagOfNoResource = defineRule({
  id: "tag-of-no-resource",
  sentence:
    "an action without resources carries no tags of one. IAM Access Analyzer: deny with unsupported tag condition key",
  find: ({ statements }) => statements.flatMap(judge),
  examples: {
    fires: [
      denying({ Action: LEAVE, Condition: tagged("StringEquals") }),
      denying({ Action: ["s3:*", "account:CloseAccount"], Condition: tagged("StringNotEquals") }),
      denying({ Action: LEAVE, Condition: { Null: { "aws:ResourceTag/protected": "false" } } }),
      denying({ Action: LEAVE, Condition: { StringEquals: { "aws:RequestTag/ticket": "x" } } }),
    ],
    quiet: [
      denying({ Action: "organizations:MoveAccount", Condition: tagged("StringEquals") }),
      denying({ Action: LEAVE, Condition: { StringEquals: { "aws:PrincipalTag/team": "x" } } }),
      denying({ Action: "organizations:*", Condition: tagged("StringEquals") }),
      allowing({ Action: "s3:*", Condition: tagged("StringEquals") }),
    ],
  },
});

/** Neither has parameters for tags either. */
const TAG_KEY = /^aws:(resourcetag|requesttag)\/|^aws:tagkeys$/i;

function judge({ effect, actions, conditions }: LocatedStatement): readonly Remark[] {
  if (actions.negated) return [];
  const named = actions.patterns.find(
    ({ text }) => !isWild(text) && VERIFIED_WITHOUT_RESOURCES.some((each) => each.toLowerCase() === text.toLowerCase()),
  );
  if (named === undefined) return [];
  return conditions
    .filter(({ key }) => TAG_KEY.test(key.text))
    .map((condition) => remark(condition, named.text, effect));
}

function remark(condition: LocatedCondition, action: string, effect: LocatedStatement["effect"]): Remark {
  const { key } = condition;
  const holds = holdsWhenAbsent(condition);
  const verb = effect === "Deny" ? "denies" : "allows";
  const outcome = holds ? `the statement ${verb} it always` : `the statement never ${verb} it`;
  return {
    severity: holds ? "warning" : "error",
    at: key.at,
    message: `\`${key.text}\` is absent from every request for \`${action}\`, so ${outcome}`,
    instead: "a statement of its own without the tag, or `aws:PrincipalTag` where the caller is meant",
  };
}

function holdsWhenAbsent({ operator, values }: LocatedCondition): boolean {
  if (operator.family === "Null") return values.some(({ text }) => text.toLowerCase() === "true");
  if (operator.ifExists || operator.quantifier === "ForAllValues") return true;
  return operator.negated && operator.quantifier === undefined;
}
