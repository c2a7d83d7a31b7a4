/** Whether a bucket policy lets the public in. Amazon S3 User Guide: "Blocking public access", "The meaning of public". */
import { type ConditionClause, parsePolicy, type Statement } from "../../../authorization/index.ts";

/** Keys that, with fixed values, leave only known callers. */
const NARROWING: ReadonlySet<string> = new Set([
  "aws:principalorgid",
  "aws:principalorgpaths",
  "aws:principalarn",
  "aws:principalaccount",
  "aws:sourceip",
  "aws:sourcearn",
  "aws:sourceaccount",
  "aws:sourceorgid",
  "aws:sourcevpc",
  "aws:sourcevpce",
  "aws:sourceowner",
  "aws:userid",
  "s3:dataaccesspointaccount",
  "s3:dataaccesspointarn",
  "s3:x-amz-server-side-encryption-aws-kms-key-id",
]);

const POSITIVE = /^(StringEquals|StringEqualsIgnoreCase|StringLike|ArnEquals|ArnLike|IpAddress)$/;
/** Ranges wider than these are anybody's: the guide counts /8 and wider IPv4 as public, and /32 and wider IPv6. */
const WIDEST = { v4: 8, v6: 32 };

const known = new Map<string, boolean>();
const KEPT = 1024;

/** The text is a policy that was checked when it was put; reading it takes a while and the same texts come again. */
export function isPublicPolicy(text: string): boolean {
  const remembered = known.get(text);
  if (remembered !== undefined) return remembered;
  const document = parsePolicy(text, "resource");
  const isPublic = document.ok && document.value.statements.some(letsPublicIn);
  if (known.size >= KEPT) known.clear();
  known.set(text, isPublic);
  return isPublic;
}

function letsPublicIn({ effect, principals, conditions }: Statement): boolean {
  return effect === "Allow" && principals?.any === true && !conditions.some(isNarrowing);
}

function isNarrowing({ operator, key, values, ifExists, quantifier }: ConditionClause): boolean {
  if (!NARROWING.has(key.toLowerCase()) || !POSITIVE.test(operator) || ifExists || quantifier === "ForAllValues") {
    return false;
  }
  return values.every((value) =>
    key.toLowerCase() === "aws:sourceip" ? isNarrowRange(value) : !/[*?]|\$\{/.test(value),
  );
}

function isNarrowRange(range: string): boolean {
  const [address = "", length] = range.split("/");
  const widest = address.includes(":") ? WIDEST.v6 : WIDEST.v4;
  return length === undefined || Number(length) > widest;
}
