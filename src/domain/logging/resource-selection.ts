/** Whose data events a trail can be asked to log, and how objects of S3 are named there. CloudTrail API Reference: DataResource, AdvancedFieldSelector. */
import { isBucketName } from "../bucket/bucket-name.ts";

/** ARNs, or what ARNs begin with. */
export type DataResources = Readonly<{ type: string; values: readonly string[] }>;

export const S3_OBJECT = "AWS::S3::Object";

/** DataResource, "Type": what basic event selectors can name; every other type takes advanced ones. */
const BASIC_TYPES: ReadonlySet<string> = new Set([S3_OBJECT, "AWS::Lambda::Function", "AWS::DynamoDB::Table"]);
/** CloudTrail quotas: data resources across all event selectors of a trail. */
const MAX_RESOURCES = 250;

/** AdvancedFieldSelector, "Field": those that data events have. */
const DATA_FIELDS: ReadonlySet<string> = new Set([
  "eventCategory",
  "resources.type",
  "resources.ARN",
  "readOnly",
  "eventName",
  "eventSource",
  "eventType",
  "userIdentity.arn",
  "sessionCredentialFromConsole",
]);

export const dataFieldProblem = (field: string): string | undefined =>
  DATA_FIELDS.has(field) ? undefined : `The field ${field} is not valid for data events.`;

/** Why the data resources of basic selectors are not valid, as one sentence; that AWS looks at an ARN no closer is inferred. */
export function dataResourcesProblem(resources: readonly DataResources[]): string | undefined {
  const foreign = resources.find(({ type }) => !BASIC_TYPES.has(type));
  if (foreign !== undefined) return `The type ${foreign.type} is not valid for DataResources.`;
  const count = resources.reduce((sum, { values }) => sum + values.length, 0);
  if (count > MAX_RESOURCES) return `A trail can have at most ${MAX_RESOURCES} data resources.`;
  const values = resources.flatMap((each) => (each.type === S3_OBJECT ? each.values : []));
  const wrong = values.find((value) => !namesObjects(value));
  return wrong === undefined ? undefined : `Value ${wrong} for DataResources.Values is invalid.`;
}

/** All objects, or those of a bucket whose keys begin with what stands behind its slash. DataResource, "Values". */
function namesObjects(value: string): boolean {
  if (value === "arn:aws:s3" || value === "arn:aws:s3:::") return true;
  const [, bucket = ""] = /^arn:aws:s3:::([^/]{1,255})\//.exec(value) ?? [];
  return isBucketName(bucket);
}
