/**
 * Writes the names of the operations that the AWS SDK packages know into the catalogue; `--print` shows the text and writes nothing.
 * To run after one of the packages got another version: a test compares what is committed with what this would write.
 */
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const FILE = new URL("../src/catalogue/actions/operation-actions.data.ts", import.meta.url);

/** The prefix that policies use, and the package whose commands are that service's operations. */
const PACKAGES = {
  cloudtrail: "@aws-sdk/client-cloudtrail",
  events: "@aws-sdk/client-eventbridge",
  iam: "@aws-sdk/client-iam",
  organizations: "@aws-sdk/client-organizations",
  sts: "@aws-sdk/client-sts",
};

/** Services whose actions are called otherwise than their operations (ListObjects asks for s3:ListBucket). */
const OTHERS = {
  budgets: "@aws-sdk/client-budgets",
  ce: "@aws-sdk/client-cost-explorer",
  cloudformation: "@aws-sdk/client-cloudformation",
  config: "@aws-sdk/client-config-service",
  guardduty: "@aws-sdk/client-guardduty",
  securityhub: "@aws-sdk/client-securityhub",
  ram: "@aws-sdk/client-ram",
  savingsplans: "@aws-sdk/client-savingsplans",
  invoicing: "@aws-sdk/client-invoicing",
  servicequotas: "@aws-sdk/client-service-quotas",
  lambda: "@aws-sdk/client-lambda",
  logs: "@aws-sdk/client-cloudwatch-logs",
  monitoring: "@aws-sdk/client-cloudwatch",
  s3: "@aws-sdk/client-s3",
  sns: "@aws-sdk/client-sns",
  sqs: "@aws-sdk/client-sqs",
  sso: "@aws-sdk/client-sso-admin",
};

const text = await actionsText();
if (process.argv.includes("--print")) process.stdout.write(text);
else {
  await writeFile(FILE, text);
  console.log(`wrote ${fileURLToPath(FILE)}`);
}

async function actionsText() {
  return [
    "/** The operations of the emulated services, of some by the prefix of their actions: written by `.ci/actions.mjs` from the SDK packages. */",
    "",
    "export const OPERATION_ACTIONS = {",
    ...(await servicesText(PACKAGES)),
    "} as const satisfies Readonly<Record<string, readonly string[]>>;",
    "",
    "/** Operations that are no actions. */",
    "export const OTHER_OPERATIONS = {",
    ...(await servicesText(OTHERS)),
    "} as const satisfies Readonly<Record<string, readonly string[]>>;",
    "",
  ].join("\n");
}

function servicesText(packages) {
  return Promise.all(Object.entries(packages).map(([prefix, name]) => serviceText(prefix, name)));
}

async function serviceText(prefix, name) {
  const operations = Object.keys(await import(name))
    .flatMap((each) => /^([A-Z]\w+)Command$/.exec(each)?.[1] ?? [])
    .sort();
  return [`  ${prefix}: [`, ...operations.map((each) => `    "${each}",`), "  ],"].join("\n");
}
