/** Real SDK clients whose socket is a function: what they would send becomes a WireRequest, what we answer is read back. */
import * as budgets from "@aws-sdk/client-budgets";
import * as cloudformation from "@aws-sdk/client-cloudformation";
import * as cloudtrail from "@aws-sdk/client-cloudtrail";
import * as monitoring from "@aws-sdk/client-cloudwatch";
import * as logs from "@aws-sdk/client-cloudwatch-logs";
import * as config from "@aws-sdk/client-config-service";
import * as ce from "@aws-sdk/client-cost-explorer";
import * as events from "@aws-sdk/client-eventbridge";
import * as guardduty from "@aws-sdk/client-guardduty";
import * as iam from "@aws-sdk/client-iam";
import * as invoicing from "@aws-sdk/client-invoicing";
import * as lambda from "@aws-sdk/client-lambda";
import * as organizations from "@aws-sdk/client-organizations";
import * as ram from "@aws-sdk/client-ram";
import * as s3 from "@aws-sdk/client-s3";
import * as savingsplans from "@aws-sdk/client-savingsplans";
import * as securityhub from "@aws-sdk/client-securityhub";
import * as servicequotas from "@aws-sdk/client-service-quotas";
import * as sns from "@aws-sdk/client-sns";
import * as sqs from "@aws-sdk/client-sqs";
import * as sso from "@aws-sdk/client-sso-admin";
import * as sts from "@aws-sdk/client-sts";
import * as artifact from "../../artifact-client/index.ts";
import type { WireRequest, WireResponse } from "./message.ts";
import type { SigningName } from "./services.ts";

type Sender = { send(command: unknown): Promise<Record<string, unknown>> };
type Responder = (request: WireRequest) => WireResponse;
type Credentials = { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
/** What the SDK hands to a request handler. */
type SentRequest = {
  method: string;
  path: string;
  query?: Record<string, string | string[]>;
  headers: Record<string, string>;
  body?: string | Uint8Array;
};

export const CREDENTIALS: Credentials = {
  accessKeyId: "AKIAIOSFODNN7EXAMPLE",
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
};

const CLIENTS: Record<SigningName, new (configuration: object) => Sender> = {
  organizations: organizations.OrganizationsClient as never,
  cloudtrail: cloudtrail.CloudTrailClient as never,
  iam: iam.IAMClient as never,
  sts: sts.STSClient as never,
  events: events.EventBridgeClient as never,
  s3: s3.S3Client as never,
  sqs: sqs.SQSClient as never,
  sns: sns.SNSClient as never,
  logs: logs.CloudWatchLogsClient as never,
  monitoring: monitoring.CloudWatchClient as never,
  ce: ce.CostExplorerClient as never,
  budgets: budgets.BudgetsClient as never,
  config: config.ConfigServiceClient as never,
  sso: sso.SSOAdminClient as never,
  cloudformation: cloudformation.CloudFormationClient as never,
  guardduty: guardduty.GuardDutyClient as never,
  ram: ram.RAMClient as never,
  lambda: lambda.LambdaClient as never,
  securityhub: securityhub.SecurityHubClient as never,
  savingsplans: savingsplans.SavingsplansClient as never,
  invoicing: invoicing.InvoicingClient as never,
  artifact: artifact.ArtifactClient as never,
  servicequotas: servicequotas.ServiceQuotasClient as never,
};
const PACKAGES: Record<SigningName, object> = {
  organizations,
  cloudtrail,
  iam,
  sts,
  events,
  s3,
  sqs,
  ce,
  budgets,
  guardduty,
  securityhub,
  savingsplans,
  invoicing,
  artifact,
  servicequotas,
  ram,
  lambda,
  sns,
  logs,
  monitoring,
  config,
  sso,
  cloudformation,
};

export type Call = Readonly<{ service: SigningName; operation: string; input: object; credentials?: Credentials }>;

/** Sends one command with a real client; `respond` plays the server. */
export function exchange(call: Call, respond: Responder): Promise<Record<string, unknown>> {
  const { service, operation, input, credentials = CREDENTIALS } = call;
  const client = clientOf(service, respond, credentials);
  const Command = (PACKAGES[service] as Record<string, new (input: object) => unknown>)[`${operation}Command`];
  if (Command === undefined) throw new Error(`${service} has no ${operation}`);
  return client.send(new Command(input));
}

function clientOf(service: SigningName, respond: Responder, credentials: Credentials): Sender {
  return new CLIENTS[service]({
    region: "us-east-1",
    credentials,
    maxAttempts: 1,
    // SQS: random texts are no URLs, and random bodies have other digests than the answers say.
    md5: false,
    useQueueUrlAsEndpoint: false,
    requestHandler: {
      handle: async (sent: SentRequest) => ({ response: asSdkResponse(respond(asWireRequest(sent))) }),
    },
  });
}

/** What the client would have put on the socket. */
export async function requestOf(call: Call): Promise<WireRequest> {
  let seen: WireRequest | undefined;
  const refuse: Responder = (request) => {
    seen = request;
    return { status: 500, headers: {}, body: "" };
  };
  await exchange(call, refuse).catch(() => {});
  if (seen === undefined) throw new Error(`${call.operation} was not sent`);
  return seen;
}

export function asWireRequest(sent: SentRequest): WireRequest {
  const query = Object.entries(sent.query ?? {})
    .flatMap(([name, values]) =>
      [values].flat().map((value) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`),
    )
    .join("&");
  const headers = Object.fromEntries(Object.entries(sent.headers).map(([name, value]) => [name.toLowerCase(), value]));
  const body = typeof sent.body === "string" ? new TextEncoder().encode(sent.body) : (sent.body ?? new Uint8Array());
  return { method: sent.method, path: sent.path, query, headers, body };
}

const asSdkResponse = ({ status, headers, body }: WireResponse): object => ({
  statusCode: status,
  headers: { ...headers },
  body: typeof body === "string" ? new TextEncoder().encode(body) : body,
});
