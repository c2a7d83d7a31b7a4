/** AWS SDK clients, the only clients there are: one for each principal and service, made on first use. */
import { gunzipSync } from "node:zlib";
import type { ServiceName } from "./target.ts";
import { answersNothing, keepBody } from "./unread-body.ts";

export type Credentials = Readonly<{ accessKeyId: string; secretAccessKey: string; sessionToken?: string }>;

/** What a client needs to reach one target; passed to the SDK as it is. */
export type ClientSettings = Readonly<Record<string, unknown>>;

type SdkClient = {
  send(command: unknown): Promise<Record<string, unknown>>;
  config: { systemClockOffset: number };
  destroy(): void;
};
type SdkPackage = Readonly<Record<string, new (settings: unknown) => unknown>>;

const PACKAGES: Readonly<Record<ServiceName, () => Promise<unknown>>> = {
  organizations: () => import("@aws-sdk/client-organizations"),
  iam: () => import("@aws-sdk/client-iam"),
  sts: () => import("@aws-sdk/client-sts"),
  cloudtrail: () => import("@aws-sdk/client-cloudtrail"),
  events: () => import("@aws-sdk/client-eventbridge"),
  s3: () => import("@aws-sdk/client-s3"),
  sqs: () => import("@aws-sdk/client-sqs"),
  ce: () => import("@aws-sdk/client-cost-explorer"),
  budgets: () => import("@aws-sdk/client-budgets"),
  config: () => import("@aws-sdk/client-config-service"),
  sso: () => import("@aws-sdk/client-sso-admin"),
  cloudformation: () => import("@aws-sdk/client-cloudformation"),
  guardduty: () => import("@aws-sdk/client-guardduty"),
  securityhub: () => import("@aws-sdk/client-securityhub"),
  ram: () => import("@aws-sdk/client-ram"),
  savingsplans: () => import("@aws-sdk/client-savingsplans"),
  invoicing: () => import("@aws-sdk/client-invoicing"),
  artifact: () => import("../artifact-client/index.ts"),
  servicequotas: () => import("@aws-sdk/client-service-quotas"),
  lambda: () => import("@aws-sdk/client-lambda"),
  logs: () => import("@aws-sdk/client-cloudwatch-logs"),
  cloudwatch: () => import("@aws-sdk/client-cloudwatch"),
  sns: () => import("@aws-sdk/client-sns"),
};

const CLIENT_NAMES: Readonly<Record<ServiceName, string>> = {
  organizations: "OrganizationsClient",
  iam: "IAMClient",
  sts: "STSClient",
  cloudtrail: "CloudTrailClient",
  events: "EventBridgeClient",
  s3: "S3Client",
  sqs: "SQSClient",
  ce: "CostExplorerClient",
  budgets: "BudgetsClient",
  config: "ConfigServiceClient",
  sso: "SSOAdminClient",
  cloudformation: "CloudFormationClient",
  guardduty: "GuardDutyClient",
  securityhub: "SecurityHubClient",
  ram: "RAMClient",
  savingsplans: "SavingsplansClient",
  invoicing: "InvoicingClient",
  artifact: "ArtifactClient",
  servicequotas: "ServiceQuotasClient",
  lambda: "LambdaClient",
  logs: "CloudWatchLogsClient",
  cloudwatch: "CloudWatchClient",
  sns: "SNSClient",
};

/** Endpoints that are no names of AWS have no name for each bucket. */
const OWN_SETTINGS: Partial<Record<ServiceName, ClientSettings>> = { s3: { forcePathStyle: true } };

/** Everything that the service's package exports; loaded on first use. */
export const packageOf = async (service: ServiceName): Promise<Readonly<Record<string, unknown>>> =>
  (await PACKAGES[service]()) as Readonly<Record<string, unknown>>;

export type ClientPool = Readonly<{
  /**
   * Sends one command; throws what the SDK throws. `clockOffsetMs` is the target's time less the machine's. Where the operation
   * documents no output and something came all the same, it is the member `body`.
   */
  send(
    service: ServiceName,
    operation: string,
    input: Readonly<Record<string, unknown>>,
  ): Promise<Record<string, unknown>>;
  destroy(): void;
}>;

export function clientPool(settings: ClientSettings, clockOffsetMs: () => number): ClientPool {
  // The SDK warns on stderr that later releases want Node 22: our versions are pinned, and a drill's output is no place for it.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";
  const clients = new Map<ServiceName, SdkClient>();
  return {
    async send(service, operation, input) {
      const sdk = (await packageOf(service)) as SdkPackage;
      const client = clients.get(service) ?? newClient(sdk, service, settings);
      clients.set(service, client);
      client.config.systemClockOffset = clockOffsetMs();
      const command = construct(sdk, `${operation}Command`, input);
      const unread = answersNothing(sdk, operation) ? keepBody(command) : () => "";
      const output = await inWords(await client.send(command));
      return unread() === "" ? output : { ...output, body: unread() };
    },
    destroy() {
      for (const client of clients.values()) client.destroy();
    },
  };
}

const newClient = (sdk: SdkPackage, service: ServiceName, settings: ClientSettings): SdkClient =>
  construct(sdk, CLIENT_NAMES[service], { ...settings, ...OWN_SETTINGS[service] }) as SdkClient;

/** An object's bytes come as a stream, which could be read once and put into no evidence: they become text, also when they are packed. */
async function inWords(output: Record<string, unknown>): Promise<Record<string, unknown>> {
  const { Body, ContentEncoding } = output;
  if (typeof Body !== "object" || Body === null || !("transformToByteArray" in Body)) return output;
  const { transformToByteArray } = Body as Readonly<{ transformToByteArray(): Promise<Uint8Array> }>;
  const bytes = await transformToByteArray.call(Body);
  const text = Buffer.from(ContentEncoding === "gzip" ? gunzipSync(bytes) : bytes).toString("utf8");
  return { ...output, Body: text };
}

function construct(sdk: SdkPackage, name: string, argument: unknown): unknown {
  const Constructor = sdk[name];
  if (Constructor === undefined) throw new TypeError(`the AWS SDK has no ${name}`);
  return new Constructor(argument);
}
