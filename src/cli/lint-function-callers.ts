/** Services that may invoke a function of an organization file, spelt as no service is: nobody ever calls by that name. */
import { SERVICE_PREFIXES } from "../catalogue/index.ts";
import type { Finding } from "../lint/index.ts";
import { nearest, type OrganizationFile } from "../organization-file/index.ts";
import { placeAt } from "./lint-organization-view.ts";

const SERVICE = /^service:(.+)\.amazonaws\.com$/;
/** `logs.us-east-1.amazonaws.com` */
const REGION = /\.[a-z]{2}(?:-[a-z]{1,12}){1,3}-\d{1,2}$/;

/** Principals that invoke functions. Lambda Developer Guide, "Invoking Lambda with events from other AWS services", and the guides of those services. */
const CALLERS = (
  "alexa-appkit alexa-connectedhome apigateway appsync batchoperations.s3 bedrock cloudformation cloudfront cloudtrail codecommit " +
  "codepipeline cognito-idp cognito-sync config connect delivery.logs ecs edgelambda elasticloadbalancing events firehose iot kafka kinesis " +
  "lambda.alarms.cloudwatch lex lexv2 logger.cloudfront logs mq pipes rds replicator.lambda s3 scheduler secretsmanager securityhub " +
  "ses sns sqs ssm states transfer vpc-lattice"
).split(" ");

/** The list of services is not complete, so only what nearly is one that invokes functions is called misspelt. */
export const lintFunctionCallers = (file: OrganizationFile): readonly Finding[] =>
  [...file.functions.values()].flatMap(({ invokedBy }) =>
    invokedBy.flatMap(({ text, at }) => {
      const service = SERVICE.exec(text)?.[1]?.replace(REGION, "");
      if (service === undefined || SERVICE_PREFIXES.has(service) || CALLERS.includes(service)) return [];
      const near = nearest(service, CALLERS);
      if (near === undefined) return [];
      return [
        {
          rule: "unknown-service-principal",
          severity: "warning" as const,
          ...placeAt(file.source, at),
          message: `no service is known to call as \`${text.slice("service:".length)}\`: this lets nobody invoke the function`,
          instead: `\`service:${near}.amazonaws.com\``,
        },
      ];
    }),
  );
