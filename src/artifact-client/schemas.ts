/** The shapes of AWS Artifact's API, 2018-05-10, in the form of the SDK's packages: none of them is for this service, so these are our own. */

import type {
  DescribeSavingsPlans$,
  SavingsPlan$,
  ValidationException$ as SomeException$,
} from "@aws-sdk/client-savingsplans";

type OperationSchema = typeof DescribeSavingsPlans$;
type StructureSchema = typeof SavingsPlan$;
type ErrorSchema = typeof SomeException$;
type ListSchema = [1, string, string, 0, () => StructureSchema];

/** Of the SDK's own: what stands first in a tuple, and the scalars. */
const OPERATION = 9;
const ERROR = -3;
const LIST = 1;
const STRUCTURE = 3;
const TEXT = 0;
const WHOLE_NUMBER = 1;
const DATE_TIME = 5;
const TEXTS = 64;

export const NAMESPACE = "com.amazonaws.artifact";

const CustomerAgreementSummary$: StructureSchema = [
  STRUCTURE,
  NAMESPACE,
  "CustomerAgreementSummary",
  0,
  [
    ..."name arn id agreementArn awsAccountId organizationArn effectiveStart effectiveEnd state description".split(" "),
    ..."acceptanceTerms terminateTerms type".split(" "),
  ],
  [TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, DATE_TIME, DATE_TIME, TEXT, TEXT, TEXTS, TEXTS, TEXT],
];

const CustomerAgreementList$: ListSchema = [
  LIST,
  NAMESPACE,
  "CustomerAgreementList",
  0,
  () => CustomerAgreementSummary$,
];

const ListCustomerAgreementsRequest$: StructureSchema = [
  STRUCTURE,
  NAMESPACE,
  "ListCustomerAgreementsRequest",
  0,
  ["maxResults", "nextToken"],
  [
    [WHOLE_NUMBER, { httpQuery: "maxResults" }],
    [TEXT, { httpQuery: "nextToken" }],
  ],
];

const ListCustomerAgreementsResponse$: StructureSchema = [
  STRUCTURE,
  NAMESPACE,
  "ListCustomerAgreementsResponse",
  0,
  ["customerAgreements", "nextToken"],
  [() => CustomerAgreementList$, TEXT],
  1,
];

/** `GET /v1/customer-agreement/list`. */
export const ListCustomerAgreements$: OperationSchema = [
  OPERATION,
  NAMESPACE,
  "ListCustomerAgreements",
  { http: ["GET", "/v1/customer-agreement/list", 200] },
  () => ListCustomerAgreementsRequest$,
  () => ListCustomerAgreementsResponse$,
];

const ValidationExceptionField$: StructureSchema = [
  STRUCTURE,
  NAMESPACE,
  "ValidationExceptionField",
  0,
  ["name", "message"],
  [TEXT, TEXT],
  2,
];

const ValidationExceptionFieldList$: ListSchema = [
  LIST,
  NAMESPACE,
  "ValidationExceptionFieldList",
  0,
  () => ValidationExceptionField$,
];

export const ValidationException$: ErrorSchema = [
  ERROR,
  NAMESPACE,
  "ValidationException",
  { error: "client", httpError: 400 },
  ["message", "reason", "fieldList"],
  [TEXT, TEXT, () => ValidationExceptionFieldList$],
  2,
];

export const AccessDeniedException$: ErrorSchema = [
  ERROR,
  NAMESPACE,
  "AccessDeniedException",
  { error: "client", httpError: 403 },
  ["message"],
  [TEXT],
  1,
];

export const InternalServerException$: ErrorSchema = [
  ERROR,
  NAMESPACE,
  "InternalServerException",
  { error: "server", httpError: 500 },
  ["message", "retryAfterSeconds"],
  [TEXT, [WHOLE_NUMBER, { httpHeader: "Retry-After" }]],
  1,
];

export const ThrottlingException$: ErrorSchema = [
  ERROR,
  NAMESPACE,
  "ThrottlingException",
  { error: "client", httpError: 429 },
  ["message", "serviceCode", "quotaCode", "retryAfterSeconds"],
  [TEXT, TEXT, TEXT, [WHOLE_NUMBER, { httpHeader: "Retry-After" }]],
  1,
];
