/** The AWS services that this emulator can speak: how each is called, versioned and addressed. Data. */
export type SigningName =
  | "organizations"
  | "cloudtrail"
  | "iam"
  | "sts"
  | "events"
  | "s3"
  | "sqs"
  | "ce"
  | "budgets"
  | "sns"
  | "logs"
  | "monitoring"
  | "config"
  | "sso"
  | "cloudformation"
  | "guardduty"
  | "securityhub"
  | "ram"
  | "lambda"
  | "savingsplans"
  | "invoicing"
  | "artifact"
  | "servicequotas";
export type Protocol = "awsJson1_0" | "awsJson1_1" | "awsQuery" | "restXml" | "restJson1";

export type ServiceDescription = Readonly<{
  /** The service part of a SigV4 credential scope. */
  signingName: SigningName;
  protocol: Protocol;
  apiVersion: string;
  /** What stands before the dot of `X-Amz-Target`; empty for query and XML services. */
  targetPrefixes: readonly string[];
  /** The `xmlns` of answers; empty for JSON services. */
  xmlNamespace: string;
  /** Imports the client package that holds the operation schemas; literal names, so that a bundler sees them. */
  importClient: () => Promise<object>;
}>;

const ORGANIZATIONS: ServiceDescription = {
  signingName: "organizations",
  protocol: "awsJson1_1",
  apiVersion: "2016-11-28",
  targetPrefixes: ["AWSOrganizationsV20161128"],
  xmlNamespace: "",
  importClient: () => import("@aws-sdk/client-organizations"),
};

const CLOUDTRAIL: ServiceDescription = {
  signingName: "cloudtrail",
  protocol: "awsJson1_1",
  apiVersion: "2013-11-01",
  targetPrefixes: ["CloudTrail_20131101", "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101"],
  xmlNamespace: "",
  importClient: () => import("@aws-sdk/client-cloudtrail"),
};

const IAM: ServiceDescription = {
  signingName: "iam",
  protocol: "awsQuery",
  apiVersion: "2010-05-08",
  targetPrefixes: [],
  xmlNamespace: "https://iam.amazonaws.com/doc/2010-05-08/",
  importClient: () => import("@aws-sdk/client-iam"),
};

const STS: ServiceDescription = {
  signingName: "sts",
  protocol: "awsQuery",
  apiVersion: "2011-06-15",
  targetPrefixes: [],
  xmlNamespace: "https://sts.amazonaws.com/doc/2011-06-15/",
  importClient: () => import("@aws-sdk/client-sts"),
};

const EVENTS: ServiceDescription = {
  signingName: "events",
  protocol: "awsJson1_1",
  apiVersion: "2015-10-07",
  targetPrefixes: ["AWSEvents"],
  xmlNamespace: "",
  importClient: () => import("@aws-sdk/client-eventbridge"),
};

const S3: ServiceDescription = {
  signingName: "s3",
  protocol: "restXml",
  apiVersion: "2006-03-01",
  targetPrefixes: [],
  xmlNamespace: "http://s3.amazonaws.com/doc/2006-03-01/",
  importClient: () => import("@aws-sdk/client-s3"),
};

const SQS: ServiceDescription = {
  signingName: "sqs",
  protocol: "awsJson1_0",
  apiVersion: "2012-11-05",
  targetPrefixes: ["AmazonSQS"],
  xmlNamespace: "",
  importClient: () => import("@aws-sdk/client-sqs"),
};

const CE: ServiceDescription = {
  signingName: "ce",
  protocol: "awsJson1_1",
  apiVersion: "2017-10-25",
  targetPrefixes: ["AWSInsightsIndexService"],
  xmlNamespace: "",
  importClient: () => import("@aws-sdk/client-cost-explorer"),
};

const BUDGETS: ServiceDescription = {
  signingName: "budgets",
  protocol: "awsJson1_1",
  apiVersion: "2016-10-20",
  targetPrefixes: ["AWSBudgetServiceGateway"],
  xmlNamespace: "",
  importClient: () => import("@aws-sdk/client-budgets"),
};

const SNS: ServiceDescription = {
  signingName: "sns",
  protocol: "awsQuery",
  apiVersion: "2010-03-31",
  targetPrefixes: [],
  xmlNamespace: "http://sns.amazonaws.com/doc/2010-03-31/",
  importClient: () => import("@aws-sdk/client-sns"),
};

const LOGS: ServiceDescription = {
  signingName: "logs",
  protocol: "awsJson1_1",
  apiVersion: "2014-03-28",
  targetPrefixes: ["Logs_20140328"],
  xmlNamespace: "",
  importClient: () => import("@aws-sdk/client-cloudwatch-logs"),
};

const MONITORING: ServiceDescription = {
  signingName: "monitoring",
  protocol: "awsJson1_0",
  apiVersion: "2010-08-01",
  targetPrefixes: ["GraniteServiceVersion20100801"],
  xmlNamespace: "",
  importClient: () => import("@aws-sdk/client-cloudwatch"),
};

const GUARDDUTY: ServiceDescription = {
  signingName: "guardduty",
  protocol: "restJson1",
  apiVersion: "2017-11-28",
  targetPrefixes: [],
  xmlNamespace: "",
  importClient: () => import("@aws-sdk/client-guardduty"),
};

const SECURITYHUB: ServiceDescription = {
  signingName: "securityhub",
  protocol: "restJson1",
  apiVersion: "2018-10-26",
  targetPrefixes: [],
  xmlNamespace: "",
  importClient: () => import("@aws-sdk/client-securityhub"),
};

const CONFIG: ServiceDescription = {
  signingName: "config",
  protocol: "awsJson1_1",
  apiVersion: "2014-11-12",
  targetPrefixes: ["StarlingDoveService"],
  xmlNamespace: "",
  importClient: () => import("@aws-sdk/client-config-service"),
};

const SSO: ServiceDescription = {
  signingName: "sso",
  protocol: "awsJson1_1",
  apiVersion: "2020-07-20",
  targetPrefixes: ["SWBExternalService"],
  xmlNamespace: "",
  importClient: () => import("@aws-sdk/client-sso-admin"),
};

const CLOUDFORMATION: ServiceDescription = {
  signingName: "cloudformation",
  protocol: "awsQuery",
  apiVersion: "2010-05-15",
  targetPrefixes: [],
  xmlNamespace: "http://cloudformation.amazonaws.com/doc/2010-05-15/",
  importClient: () => import("@aws-sdk/client-cloudformation"),
};

const LAMBDA: ServiceDescription = {
  signingName: "lambda",
  protocol: "restJson1",
  apiVersion: "2015-03-31",
  targetPrefixes: [],
  xmlNamespace: "",
  importClient: () => import("@aws-sdk/client-lambda"),
};

const RAM: ServiceDescription = {
  signingName: "ram",
  protocol: "restJson1",
  apiVersion: "2018-01-04",
  targetPrefixes: [],
  xmlNamespace: "",
  importClient: () => import("@aws-sdk/client-ram"),
};

const SAVINGSPLANS: ServiceDescription = {
  signingName: "savingsplans",
  protocol: "restJson1",
  apiVersion: "2019-06-28",
  targetPrefixes: [],
  xmlNamespace: "",
  importClient: () => import("@aws-sdk/client-savingsplans"),
};

const INVOICING: ServiceDescription = {
  signingName: "invoicing",
  protocol: "awsJson1_0",
  apiVersion: "2024-12-01",
  targetPrefixes: ["Invoicing"],
  xmlNamespace: "",
  importClient: () => import("@aws-sdk/client-invoicing"),
};

const ARTIFACT: ServiceDescription = {
  signingName: "artifact",
  protocol: "restJson1",
  apiVersion: "2018-05-10",
  targetPrefixes: [],
  xmlNamespace: "",
  importClient: () => import("../../artifact-client/index.ts"),
};

const SERVICEQUOTAS: ServiceDescription = {
  signingName: "servicequotas",
  protocol: "awsJson1_1",
  apiVersion: "2019-06-24",
  targetPrefixes: ["ServiceQuotasV20190624"],
  xmlNamespace: "",
  importClient: () => import("@aws-sdk/client-service-quotas"),
};

export const SERVICES: readonly ServiceDescription[] = [
  SNS,
  LOGS,
  MONITORING,
  ORGANIZATIONS,
  CLOUDTRAIL,
  IAM,
  STS,
  EVENTS,
  S3,
  SQS,
  CE,
  BUDGETS,
  CONFIG,
  SSO,
  CLOUDFORMATION,
  GUARDDUTY,
  SECURITYHUB,
  RAM,
  SAVINGSPLANS,
  INVOICING,
  ARTIFACT,
  SERVICEQUOTAS,
  LAMBDA,
];

const BY_SIGNING_NAME: ReadonlyMap<string, ServiceDescription> = new Map(
  SERVICES.map((service) => [service.signingName, service]),
);
const BY_TARGET_PREFIX: ReadonlyMap<string, ServiceDescription> = new Map(
  SERVICES.flatMap((service) => service.targetPrefixes.map((prefix) => [prefix, service] as const)),
);

/** The service of a credential scope, or `undefined` when it is not emulated. */
export const serviceNamed = (signingName: string): ServiceDescription | undefined => BY_SIGNING_NAME.get(signingName);

/** The service of an `X-Amz-Target` header, found by what stands before its last dot. */
export function serviceOfTarget(target: string): ServiceDescription | undefined {
  return BY_TARGET_PREFIX.get(target.slice(0, Math.max(0, target.lastIndexOf("."))));
}

const QUERY_SERVICE_BY_VERSION: ReadonlyMap<string, ServiceDescription> = new Map(
  SERVICES.filter((service) => service.protocol === "awsQuery").map((service) => [service.apiVersion, service]),
);

/** The query service whose API has this version. */
export const serviceOfVersion = (version: string): ServiceDescription | undefined =>
  QUERY_SERVICE_BY_VERSION.get(version);
