/** The owner of an account reads every role in it, with whom each trusts. IAM API Reference: GetAccountAuthorizationDetails. */
import type { CallReport } from "../../target/index.ts";
import { type Action, outputOf } from "../action.ts";

/** More pages than any account's quota of roles needs. */
const MOST_PAGES = 100;

export const auditRoles: Action = {
  id: "audit-roles",
  kind: "lookup",
  sentence: "read every role of the account",
  techniques: [],
  async carryOut(hands) {
    let marker: unknown;
    for (let page = 1; ; page++) {
      const input = { Filter: ["Role"], ...(marker !== undefined && { Marker: marker }) };
      const report: CallReport = await hands.call("iam", "GetAccountAuthorizationDetails", input);
      marker = outputOf(report)?.Marker;
      if (marker === undefined || page === MOST_PAGES) return report;
    }
  },
};
