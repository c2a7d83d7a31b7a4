/** Agreements with AWS, accepted and read in the console of AWS Artifact. Claim LEAVE-12. */
import type { Action } from "../action.ts";
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
  ...visitConsole({ action: "list-agreements", sentence: "read the agreements that cover the account" }),
  id: "read-agreements",
};
