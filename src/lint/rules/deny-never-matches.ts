/** A statement that names ARNs for actions which AWS authorizes on `*` alone. */
import { ACTIONS_WITHOUT_RESOURCES, VERIFIED_WITHOUT_RESOURCES } from "../../catalogue/index.ts";
import type { Remark } from "../finding.ts";
import type { LocatedStatement, LocatedText } from "../located-policy.ts";
import { fitsAction, isWild } from "../patterns.ts";
import { allowing, defineRule, denying } from "../rule.ts";

const ROOT = "arn:aws:organizations::111111111111:root/o-acme000001/r-acme";

export const denyNeverMatches = defineRule({
  id: "deny-never-matches",
  sentence: "an action without resource types is authorized on `*`, which no ARN fits. policy-evaluation 3.2",
  find: ({ statements }) => statements.flatMap(judge),
  examples: {
    fires: [
      denying({ Action: "organizations:LeaveOrganization", Resource: ROOT }),
      denying({ Action: ["iam:CreateUser", "account:CloseAccount"], Resource: ["arn:aws:iam::*:user/*"] }),
      denying({ Action: "organizations:*", Resource: "arn:aws:organizations::*:*" }),
      allowing({ Action: "organizations:ListAccounts", Resource: ROOT }),
    ],
    quiet: [
      denying({ Action: "organizations:LeaveOrganization" }),
      denying({ Action: "organizations:LeaveOrganization", Resource: [ROOT, "*"] }),
      denying({ Action: "organizations:LeaveOrganization", Resource: undefined, NotResource: ROOT }),
      denying({ Action: "organizations:MoveAccount", Resource: ROOT }),
      denying({ Action: "*", Resource: "arn:aws:s3:::vault/*" }),
      denying({ Action: "iam:*", Resource: "arn:aws:iam::*:role/break-glass" }),
    ],
  },
});

function judge({ effect, actions, resources }: LocatedStatement): readonly Remark[] {
  if (actions.negated || resources === undefined || resources.negated || resources.patterns.length === 0) return [];
  if (resources.patterns.some(({ text }) => /^\*+$/.test(text))) return [];
  return actions.patterns.flatMap((action) => judgeAction(action, effect));
}

function judgeAction({ text, at }: LocatedText, effect: LocatedStatement["effect"]): readonly Remark[] {
  const service = text.slice(0, text.indexOf(":") + 1).toLowerCase();
  if (service === "" || isWild(service)) return [];
  // `iam:*` on a role's ARN is meant for the role; only the ways out are surely meant by a wildcard.
  const candidates = isWild(text) ? VERIFIED_WITHOUT_RESOURCES : ACTIONS_WITHOUT_RESOURCES;
  const example = candidates.find((each) => each.startsWith(service) && fitsAction(text, each));
  if (example === undefined) return [];
  const verb = effect === "Deny" ? "denies" : "allows";
  const instead = 'a statement of its own with `"Resource": "*"`';
  if (!VERIFIED_WITHOUT_RESOURCES.includes(example)) {
    const message = `\`${text}\` is authorized on \`*\` alone as far as this version knows (not verified), so with these resources the statement never ${verb} it`;
    return [{ severity: "suggestion", at, message, instead }];
  }
  if (!isWild(text)) {
    const message = `\`${text}\` is authorized on \`*\` alone, so with these resources the statement never ${verb} it`;
    return [{ severity: effect === "Deny" ? "error" : "warning", at, message, instead }];
  }
  const message = `with these resources the statement never ${verb} \`${example}\`, which is authorized on \`*\` alone`;
  return [{ severity: effect === "Deny" ? "warning" : "suggestion", at, message, instead }];
}
