/** Checking a bucket policy that a request brings, with S3's own words for what is wrong. Amazon S3 API Reference: PutBucketPolicy. */
import { type PolicyDocument, type PolicyProblem, parsePolicy, type Statement } from "../../../authorization/index.ts";
import { bucketArn, withArns } from "../../../domain/index.ts";
import { accept, type Result, refuse } from "../../../kernel/index.ts";
import type { AccessContext } from "../../access/index.ts";
import { unknownPrincipal } from "../../unknown-principal.ts";
import type { S3Refusal } from "./refusals.ts";

/** Amazon S3 User Guide: "Bucket policies": 20 KB. */
const MAX_BYTES = 20_480;

const JSON_TEXT = "Policies must be valid JSON and the first byte must be '{'";
const PRINCIPAL = "Invalid principal in policy";
const RESOURCE = "Policy has invalid resource";

const TEXT: Readonly<Record<PolicyProblem["rule"], string>> = {
  syntax: JSON_TEXT,
  duplicateKey: "Duplicate keys in policy",
  length: "Policy exceeds the maximum allowed document size.",
  unknownElement: "Unknown field in policy",
  shape: "Missing required field Statement",
  version: "The policy must contain a valid version string",
  sid: "Statement IDs (SID) in a single policy must be unique.",
  effect: "Missing required field Effect",
  action: "Policy has invalid action",
  actionMissing: "Missing required field Action",
  resource: RESOURCE,
  resourceMissing: "Missing required field Resource",
  principal: PRINCIPAL,
  condition: "Conditions do not apply to combination of actions and resources in statement",
  variable: RESOURCE,
};

/** The text, which shows ARNs for unique ids, when it may be put on the bucket. */
export function checkBucketPolicy(
  { world }: Pick<AccessContext, "world">,
  name: string,
  text: string,
): Result<string, S3Refusal> {
  if (new TextEncoder().encode(text).length > MAX_BYTES) return malformed(TEXT.length);
  if (!text.startsWith("{")) return malformed(JSON_TEXT);
  const document = parsePolicy(text, "resource");
  if (!document.ok) return malformed(TEXT[document.refusal[0]?.rule ?? "syntax"]);
  if (unknownPrincipal(world, document.value) !== undefined) return malformed(PRINCIPAL);
  const problem = problemOf(document.value, name);
  return problem === undefined ? accept(withArns(world, text)) : malformed(problem);
}

const malformed = (message: string) => refuse({ kind: "MalformedPolicy", message } as const);

function problemOf({ statements }: PolicyDocument, name: string): string | undefined {
  for (const { actions, resources } of statements) {
    if (!actions.patterns.every((action) => action === "*" || /^s3:/i.test(action))) return TEXT.action;
    const all = resources?.patterns ?? [];
    if (!all.every((resource) => isOfBucket(resource, name))) return RESOURCE;
    if (
      !actions.negated &&
      resources?.negated === false &&
      !actions.patterns.some((each) => applies(each, all, name))
    ) {
      return "Action does not apply to any resource(s) in statement";
    }
  }
  return undefined;
}

const isOfBucket = (resource: string, name: string): boolean =>
  resource === "*" ||
  resource === bucketArn(name) ||
  resource === `${bucketArn(name)}*` ||
  resource.startsWith(`${bucketArn(name)}/`);

/** Actions on objects, by the beginning of their names; all others are actions on the bucket. Service Authorization Reference. */
const ON_OBJECTS =
  /^s3:((get|put|delete|restore|replicate|update)object|objectowner|replicate(delete|tags)|abortmultipart|listmultipart|bypassgovernance)/i;

function applies(action: string, resources: Statement["actions"]["patterns"], name: string): boolean {
  if (/[*?]/.test(action)) return true;
  const onObjects = ON_OBJECTS.test(action);
  return resources.some((resource) => {
    if (resource === "*" || resource === `${bucketArn(name)}*`) return true;
    return resource.startsWith(`${bucketArn(name)}/`) ? onObjects : !onObjects;
  });
}
