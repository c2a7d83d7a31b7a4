/** A statement whose actions are of one service and whose resources are all of others. */
import { ACTIONS_WITHOUT_RESOURCES } from "../../catalogue/index.ts";
import type { Remark } from "../finding.ts";
import type { LocatedStatement } from "../located-policy.ts";
import { isWild } from "../patterns.ts";
import { allowing, defineRule, denying } from "../rule.ts";

export const resourceOfOtherService = defineRule({
  id: "resource-of-other-service",
  sentence: "an action is authorized on resources of its own service. Service Authorization Reference: resource types",
  find: ({ statements }) => statements.flatMap(judge),
  examples: {
    fires: [
      denying({ Action: "organizations:MoveAccount", Resource: "arn:aws:iam::111111111111:root" }),
      denying({ Action: ["iam:CreateUser", "s3:PutObject"], Resource: "arn:aws:s3:::box/*" }),
      allowing({ Action: "cloudtrail:StopLogging", Resource: ["arn:aws:s3:::trail", "arn:aws:s3:::trail/*"] }),
    ],
    quiet: [
      denying({ Action: "organizations:MoveAccount", Resource: "arn:aws:organizations::*:account/o-1/*" }),
      denying({
        Action: ["iam:CreateUser", "s3:PutObject"],
        Resource: ["arn:aws:s3:::box/*", "arn:aws:iam::*:user/*"],
      }),
      denying({ Action: "iam:*", Resource: "arn:*" }),
      denying({ Action: "sts:AssumeRole", Resource: "arn:aws:iam::*:role/x" }),
      denying({ Action: "organizations:MoveAccount", Resource: undefined, NotResource: "arn:aws:s3:::box" }),
    ],
  },
});

/** Services whose resources all carry their own name; of others some do not, as roles do for `sts:AssumeRole`. */
const OWN_ARNS: readonly string[] = ["organizations", "iam", "account", "cloudtrail"];

/** Another rule speaks of these. */
const hasNoResource = (action: string): boolean =>
  ACTIONS_WITHOUT_RESOURCES.some((each) => each.toLowerCase() === action.toLowerCase());

function judge({ effect, actions, resources }: LocatedStatement): readonly Remark[] {
  if (actions.negated || resources === undefined || resources.negated || resources.patterns.length === 0) return [];
  const services = resources.patterns.map(({ text }) => (text.startsWith("arn:") ? (text.split(":")[2] ?? "*") : "*"));
  if (services.some((each) => isWild(each) || each === "")) return [];
  return actions.patterns.flatMap(({ text, at }): readonly Remark[] => {
    const own = text.slice(0, Math.max(0, text.indexOf(":"))).toLowerCase();
    if (!OWN_ARNS.includes(own) || services.includes(own) || hasNoResource(text)) return [];
    const verb = effect === "Deny" ? "denies" : "allows";
    const message = `\`${text}\` is never asked for on ARNs of ${[...new Set(services)].join(", ")}, so the statement never ${verb} it`;
    return [
      { severity: effect === "Deny" ? "error" : "warning", at, message, instead: `ARNs of \`${own}\`, or \`*\`` },
    ];
  });
}
