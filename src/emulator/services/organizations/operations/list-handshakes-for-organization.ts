/** ListHandshakesForOrganization: the invitations that the organization sent. */
import type {
  ListHandshakesForOrganizationRequest,
  ListHandshakesForOrganizationResponse,
} from "@aws-sdk/client-organizations";
import { asReader } from "../../../../domain/index.ts";
import { callersOrganization, defineOperation } from "../define.ts";
import { checkHandshakePage, takeHandshakePage } from "../handshake.ts";

export const listHandshakesForOrganization = defineOperation<
  ListHandshakesForOrganizationRequest,
  ListHandshakesForOrganizationResponse
>({
  name: "ListHandshakesForOrganization",
  readOnly: true,
  decide(context, input) {
    const standing = asReader(context.world, context.caller.accountId);
    return standing.ok ? checkHandshakePage(context, "ListHandshakesForOrganization", input) : standing;
  },
  respond(context, input) {
    const organization = callersOrganization(context);
    const isListed = ({ organizationId }: { organizationId: string }) => organizationId === organization.id;
    return takeHandshakePage("ListHandshakesForOrganization", input, { context, isListed });
  },
});
