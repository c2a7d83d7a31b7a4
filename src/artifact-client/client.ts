/**
 * A client of AWS Artifact made of the SDK's own parts: another restJson1 client, told this service's name, endpoint and shapes.
 * What is sent, signed, retried and read is the SDK's work; only the endpoint is found here. To be dropped for
 * `@aws-sdk/client-artifact` where that package can be had.
 */
import {
  $Command,
  SavingsplansClient,
  type SavingsplansClientConfig,
  type SavingsplansClientResolvedConfig,
} from "@aws-sdk/client-savingsplans";
import { ListCustomerAgreements$, NAMESPACE } from "./schemas.ts";

const SIGNING_NAME = "artifact";

/** Every client's configuration takes it; the packages leave it out of their types, for each has its own. */
const SIGNED = { signingName: SIGNING_NAME };

export type CustomerAgreementSummary = Readonly<{
  name?: string;
  arn?: string;
  id?: string;
  agreementArn?: string;
  awsAccountId?: string;
  organizationArn?: string;
  effectiveStart?: Date;
  effectiveEnd?: Date;
  state?: "ACTIVE" | "CUSTOMER_TERMINATED" | "AWS_TERMINATED";
  description?: string;
  acceptanceTerms?: string[];
  terminateTerms?: string[];
  type?: "CUSTOM" | "DEFAULT" | "MODIFIED";
}>;

export type ListCustomerAgreementsRequest = {
  /** 1 to 300. */
  maxResults?: number | undefined;
  nextToken?: string | undefined;
};

export type ListCustomerAgreementsResponse = {
  customerAgreements: CustomerAgreementSummary[] | undefined;
  nextToken?: string | undefined;
};

/** Takes the settings that every client of the SDK takes. */
export class ArtifactClient extends SavingsplansClient {
  constructor(settings: SavingsplansClientConfig) {
    super({
      ...settings,
      serviceId: "Artifact",
      apiVersion: "2018-05-10",
      ...SIGNED,
      protocolSettings: { defaultNamespace: NAMESPACE, errorTypeRegistries: [], version: "2018-05-10" },
    });
  }
}

type Metadata = Readonly<{ $metadata: Readonly<{ httpStatusCode?: number; requestId?: string; attempts?: number }> }>;

/** Lists the agreements that are in force for the caller's account. */
export class ListCustomerAgreementsCommand extends $Command
  .classBuilder<
    ListCustomerAgreementsRequest,
    ListCustomerAgreementsResponse & Metadata,
    SavingsplansClientResolvedConfig
  >()
  .ep({})
  .m((_command, _stack, config) => [findEndpoint(config)])
  .s("Artifact", "ListCustomerAgreements", {})
  .n("ArtifactClient", "ListCustomerAgreementsCommand")
  .sc(ListCustomerAgreements$)
  .build() {}

type Context = { endpointV2?: Readonly<{ url: URL }> };
type Stack = SavingsplansClient["middlewareStack"];

/** Stands where the SDK's own middleware of this name evaluates a package's endpoint rules: other middleware finds its place by the name. */
const findEndpoint = (config: SavingsplansClientResolvedConfig) => ({
  applyToStack(stack: Stack) {
    const middleware =
      <Given, Answer>(next: (given: Given) => Promise<Answer>, context: Context) =>
      async (given: Given): Promise<Answer> => {
        context.endpointV2 = { url: await endpointOf(config) };
        return next(given);
      };
    stack.addRelativeTo(middleware, {
      name: "endpointV2Middleware",
      relation: "before",
      toMiddleware: "serializerMiddleware",
      override: true,
    });
  },
});

/** The one that the client was given, or AWS's in its Region. */
async function endpointOf({ endpoint, region }: SavingsplansClientResolvedConfig): Promise<URL> {
  if (endpoint === undefined) return new URL(`https://${SIGNING_NAME}.${await region()}.amazonaws.com`);
  const { protocol, hostname, port, path } = await endpoint();
  return new URL(`${protocol}//${hostname}${port === undefined ? "" : `:${port}`}${path}`);
}
