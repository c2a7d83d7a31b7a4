/** Stands in for `@aws-sdk/client-artifact`: the client, its one command, and the schemas as the SDK's packages export them. */
export {
  ArtifactClient,
  type CustomerAgreementSummary,
  ListCustomerAgreementsCommand,
  type ListCustomerAgreementsRequest,
  type ListCustomerAgreementsResponse,
} from "./client.ts";
export {
  AccessDeniedException$,
  InternalServerException$,
  ListCustomerAgreements$,
  ThrottlingException$,
  ValidationException$,
} from "./schemas.ts";
