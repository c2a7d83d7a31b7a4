/** ListCustomerAgreements: those in force for the caller's account, its own and its organization's. AWS Artifact API Reference, ListCustomerAgreements; claim LEAVE-12. */
import type {
  CustomerAgreementSummary,
  ListCustomerAgreementsRequest,
  ListCustomerAgreementsResponse,
} from "../../../../artifact-client/index.ts";
import {
  type Agreement,
  agreementsOf,
  derivedText,
  type Organization,
  organizationArn,
  organizationOf,
} from "../../../../domain/index.ts";
import { type AccountId, accept } from "../../../../kernel/index.ts";
import { pageOf, readToken } from "../../sealed-page.ts";
import { defineOperation } from "../refusals.ts";

export const listCustomerAgreements = defineOperation<ListCustomerAgreementsRequest, ListCustomerAgreementsResponse>({
  name: "ListCustomerAgreements",
  readOnly: true,
  permissions: () => [{ action: "artifact:ListCustomerAgreements", resource: "*" }],
  decide(context, input) {
    const token = readToken(context, pageIn(input));
    return token.ok ? accept([]) : token;
  },
  respond(context, input) {
    const { world, caller } = context;
    const organization = organizationOf(world, caller.accountId);
    const found = agreementsOf(world, caller.accountId).map((each) => describe(each, caller.accountId, organization));
    const { items, NextToken } = pageOf(found, pageIn(input), { context, size: 300 });
    return { customerAgreements: items, nextToken: NextToken };
  },
});

const pageIn = ({ nextToken, maxResults }: ListCustomerAgreementsRequest) => ({
  NextToken: nextToken,
  MaxResults: maxResults,
});

/** One is owned by whoever accepted it: inferred of the management account, which accepts for its organization. */
function describe(
  { name, scope, acceptedAt }: Agreement,
  accountId: AccountId,
  organization: Organization | undefined,
): CustomerAgreementSummary {
  const shared = scope === "organization" ? organization : undefined;
  const owner = shared?.managementAccountId ?? accountId;
  const id = `customer-agreement-${derivedText(16, shared?.id ?? owner, name)}`;
  return {
    name,
    arn: `arn:aws:artifact::${owner}:customer-agreement/${id}`,
    id,
    agreementArn: `arn:aws:artifact:::agreement/agreement-${derivedText(16, name)}`,
    awsAccountId: owner,
    ...(shared !== undefined && { organizationArn: organizationArn(shared) }),
    effectiveStart: new Date(acceptedAt),
    state: "ACTIVE",
    type: "DEFAULT",
  };
}
