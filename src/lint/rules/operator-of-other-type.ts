/** An operator that compares another type of value than its key holds. */
import type { Remark } from "../finding.ts";
import { globalConditionKey } from "../global-condition-keys.ts";
import type { LocatedCondition, LocatedText, OperatorFamily } from "../located-policy.ts";
import { defineRule, denying } from "../rule.ts";

const when = (operator: string, key: string, value: unknown) =>
  denying({ Action: "*", Condition: { [operator]: { [key]: value } } });

export const operatorOfOtherType = defineRule({
  id: "operator-of-other-type",
  sentence: "a condition compares values of the type that its operator is for. IAM Access Analyzer: data type mismatch",
  find: ({ statements }) => statements.flatMap(({ conditions }) => conditions.flatMap(judge)),
  examples: {
    fires: [
      when("StringEquals", "aws:SourceIp", "10.0.0.0/8"),
      when("IpAddress", "aws:PrincipalAccount", "203.0.113.0/24"),
      when("NumericEquals", "aws:PrincipalAccount", "111111111111"),
      when("Bool", "aws:PrincipalOrgID", "true"),
      when(
        "StringLessThanIfExists".replace("StringLessThan", "DateLessThan"),
        "aws:MultiFactorAuthPresent",
        "2026-01-01",
      ),
      when("ArnLike", "aws:PrincipalOrgID", "arn:aws:organizations::*:organization/o-1"),
    ],
    quiet: [
      when("StringEquals", "aws:SourceIp", "203.0.113.7"),
      when("StringLike", "aws:PrincipalArn", "arn:aws:iam::*:role/x"),
      when("StringEquals", "aws:MultiFactorAuthPresent", "true"),
      when("Bool", "aws:PrincipalTag/trusted", "true"),
      when("NumericLessThan", "aws:EpochTime", "1793491200"),
      when("DateLessThan", "aws:EpochTime", "2026-11-01T00:00:00Z"),
      when("Null", "aws:SourceIp", "true"),
      when("ArnLike", "aws:SourceArn", "arn:aws:s3:::x"),
    ],
  },
});

/** Other keys hold strings. Tags hold whatever their owner wrote. IAM User Guide: "Global condition context keys", Data type. */
const FAMILIES: Readonly<Record<string, readonly OperatorFamily[]>> = {
  "aws:SourceIp": ["IpAddress"],
  "aws:VpcSourceIp": ["IpAddress"],
  "aws:Ec2InstanceSourcePrivateIPv4": ["IpAddress"],
  "aws:CurrentTime": ["Date"],
  "aws:EpochTime": ["Date", "Numeric"],
  "aws:TokenIssueTime": ["Date"],
  "aws:MultiFactorAuthAge": ["Numeric"],
  "aws:MultiFactorAuthPresent": ["Bool"],
  "aws:SecureTransport": ["Bool"],
  "aws:ViaAWSService": ["Bool"],
  "aws:PrincipalIsAWSService": ["Bool"],
  "aws:PrincipalArn": ["Arn"],
  "aws:SourceArn": ["Arn"],
  "aws:Ec2InstanceSourceVpc": ["Arn"],
};
const STRING_KEYS: readonly string[] = [
  ...["aws:PrincipalAccount", "aws:ResourceAccount", "aws:SourceAccount", "aws:PrincipalOrgID", "aws:ResourceOrgID"],
  ...["aws:PrincipalOrgPaths", "aws:ResourceOrgPaths", "aws:PrincipalType", "aws:username", "aws:userid"],
  ...["aws:RequestedRegion", "aws:SourceVpc", "aws:SourceVpce", "aws:CalledVia", "aws:PrincipalServiceName"],
];

/** String operators fit every type that has one spelling for each value; a range of addresses has not. */
function judge({ operator, key, values }: LocatedCondition): readonly Remark[] {
  const name = globalConditionKey(key.text)?.name ?? "";
  const families = FAMILIES[name] ?? (STRING_KEYS.includes(name) ? (["String"] as const) : undefined);
  if (families === undefined || operator.family === "Null" || families.includes(operator.family)) return [];
  if (operator.family === "String") return families.includes("IpAddress") ? values.filter(isRange).map(asRange) : [];
  const message = `\`${name}\` holds no value that \`${operator.text}\` can compare, so nothing ever fits it`;
  return [
    { severity: "error", at: operator.at, message, instead: `an operator of the ${families.join(" or ")} family` },
  ];
}

const isRange = ({ text }: LocatedText): boolean => text.includes("/");

const asRange = ({ text, at }: LocatedText): Remark => ({
  severity: "error",
  at,
  message: `\`${text}\` is a range, and a String operator compares it letter by letter with one address`,
  instead: "`IpAddress` or `NotIpAddress`",
});
