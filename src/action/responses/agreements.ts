/** Agreements with AWS: accepted in the console of AWS Artifact, listed by its API. Claim LEAVE-12. */
import type { Action } from "../action.ts";
import { callApi } from "../lookups/call-api.ts";
import { visitConsole } from "../lookups/visit-console.ts";

export const acceptAgreement = (agreement: string, forOrganization: boolean): Action => ({
  ...visitConsole({
    action: "accept-agreement",
    sentence: `accept the agreement ${agreement}${forOrganization ? " for the organization" : ""}`,
    parameters: { agreement, organization: forOrganization },
  }),
  id: "accept-agreement",
  kind: "response",
});

export const readAgreements: Action = {
  ...callApi("artifact", "ListCustomerAgreements", { maxResults: 300 }),
  id: "read-agreements",
  sentence: "read the agreements that cover the account",
};
