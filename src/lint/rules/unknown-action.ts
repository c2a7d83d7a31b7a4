/** An action that its service does not have, for the services whose actions the catalogue lists. */
import { KNOWN_ACTIONS } from "../../catalogue/index.ts";
import type { Remark } from "../finding.ts";
import type { LocatedText } from "../located-policy.ts";
import { nearestName } from "../nearest-name.ts";
import { fitsAction, isWild } from "../patterns.ts";
import { allowing, defineRule, denying } from "../rule.ts";

export const unknownAction = defineRule({
  id: "unknown-action",
  sentence: "an action that its service does not have is met by no request. Service Authorization Reference",
  find: ({ statements }) => statements.flatMap(({ actions }) => actions.patterns.flatMap(judge)),
  examples: {
    fires: [
      denying({ Action: "organizations:LeaveOrganisation" }),
      denying({ Action: ["organizations:LeaveOrganization", "account:CloseAcount"] }),
      denying({ Action: "iam:Frobnicate*" }),
      allowing({ NotAction: "sts:AssumeRole2" }),
    ],
    quiet: [
      denying({ Action: ["ORGANIZATIONS:leaveorganization", "iam:*", "iam:Pass*", "sts:AssumeRol?"] }),
      denying({ Action: ["s3:NobodyKnows", "*", "*:Describe*"] }),
    ],
  },
});

function judge({ text, at }: LocatedText): readonly Remark[] {
  const colon = text.indexOf(":");
  const service = text.slice(0, colon).toLowerCase();
  const known = KNOWN_ACTIONS.get(service);
  if (colon < 0 || known === undefined) return [];
  const name = text.slice(colon + 1);
  if (known.some((each) => fitsAction(name, each))) return [];
  if (isWild(name)) {
    const message = `\`${text}\` fits none of the ${known.length} actions of \`${service}\` that this version knows (permission-only ones are not verified)`;
    return [{ severity: "suggestion", at, message, instead: "an action or a pattern that the service has" }];
  }
  const near = nearestName(name, known);
  if (near === undefined) {
    const message = `\`${service}\` has no action \`${name}\` that this version knows, so the entry may match nothing (permission-only ones are not verified)`;
    return [{ severity: "suggestion", at, message, instead: "an action that the service has" }];
  }
  const message = `\`${service}\` has no action \`${name}\`, so the entry matches nothing`;
  return [{ severity: "error", at, message, instead: `did you mean \`${service}:${near}\`?` }];
}
