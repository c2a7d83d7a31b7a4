/** How S3 words a denial. Amazon S3 User Guide: "Troubleshoot access denied (403 Forbidden) errors". */
import { type DenialFacts, denialText } from "../../../authorization/index.ts";
import type { Told } from "../../operation.ts";

/** Only callers of the bucket's own account or organization are told why; the resource stands in quotes. */
export function deniedText(facts: DenialFacts, { caller, sameOrganization }: Told): string {
  if (!sameOrganization || caller.identity.kind === "anonymous") return "Access Denied";
  if (facts.resource === "*") return denialText(facts, { sameOrganization }).replace(" on resource: *", "");
  return denialText({ ...facts, resource: `"${facts.resource}"` }, { sameOrganization });
}
