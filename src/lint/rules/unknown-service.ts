/** A service prefix that nobody knows; the catalogue's list is long and not complete, so this is never an error. */
import { KNOWN_ACTIONS, SERVICE_PREFIXES } from "../../catalogue/index.ts";
import type { Remark } from "../finding.ts";
import type { LocatedText } from "../located-policy.ts";
import { nearestName } from "../nearest-name.ts";
import { isWild } from "../patterns.ts";
import { defineRule, denying } from "../rule.ts";

export const unknownService = defineRule({
  id: "unknown-service",
  sentence: "actions of a service that does not exist match nothing. Service Authorization Reference",
  find: ({ statements }) => statements.flatMap(({ actions }) => actions.patterns.flatMap(judge)),
  examples: {
    fires: [denying({ Action: "organisations:LeaveOrganization" }), denying({ Action: ["s3:*", "orgdrill:Run"] })],
    quiet: [denying({ Action: ["Organizations:LeaveOrganization", "s3:*", "*", "s?:Get*", "aws-portal:ViewBilling"] })],
  },
});

function judge({ text, at }: LocatedText): readonly Remark[] {
  const colon = text.indexOf(":");
  const service = text.slice(0, colon).toLowerCase();
  if (colon < 0 || isWild(service) || SERVICE_PREFIXES.has(service)) return [];
  const near = nearestName(service, SERVICE_PREFIXES);
  const message = `\`${service}\` is no service prefix that this version knows, so the entry may match nothing (the list of prefixes is not verified)`;
  if (near === undefined)
    return [{ severity: "suggestion", at, message, instead: "the prefix that the service's page names" }];
  // Slips in the names of services whose actions are listed are near certain.
  const severity = KNOWN_ACTIONS.has(near) ? "warning" : "suggestion";
  return [{ severity, at, message, instead: `did you mean \`${near}${text.slice(colon)}\`?` }];
}
