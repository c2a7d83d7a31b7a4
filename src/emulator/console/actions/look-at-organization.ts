/** Pages about the organization read it first: with the permission, and with the record, of DescribeOrganization. aws-facts 1.1. */
import { describeOrganization } from "../../services/organizations/operations/describe-organization.ts";
import { apiCall } from "../api-call.ts";

export const LOOK_AT_ORGANIZATION = apiCall({ operation: describeOrganization, input: () => ({}) });
