/** Address ranges that are none, or that no request from the internet comes from. */
import { addressRange } from "../address-range.ts";
import type { Remark } from "../finding.ts";
import { isKey } from "../global-condition-keys.ts";
import type { LocatedCondition, LocatedText } from "../located-policy.ts";
import { defineRule, denying } from "../rule.ts";

export const addressRangeRule = defineRule({
  id: "address-range",
  sentence: "aws:SourceIp is the public address of the caller. IAM User Guide: IP address condition operators",
  find: ({ statements }) => statements.flatMap(({ conditions }) => conditions.flatMap(judge)),
  examples: {
    fires: [
      denying({ Action: "*", Condition: { NotIpAddress: { "aws:SourceIp": "203.0.113.0/33" } } }),
      denying({ Action: "*", Condition: { NotIpAddress: { "aws:SourceIp": ["203.0.113.0/24", "10.0.0.0/8"] } } }),
      denying({ Action: "*", Condition: { IpAddress: { "aws:VpcSourceIp": "10.0.0" } } }),
      denying({ Action: "*", Condition: { NotIpAddress: { "aws:SourceIp": "fd00::/8" } } }),
    ],
    quiet: [
      denying({ Action: "*", Condition: { NotIpAddress: { "aws:SourceIp": ["203.0.113.7", "2001:db8::/32"] } } }),
      denying({ Action: "*", Condition: { NotIpAddress: { "aws:VpcSourceIp": "10.0.0.0/8" } } }),
      denying({ Action: "*", Condition: { NotIpAddress: { "aws:SourceIp": "0.0.0.0/0" } } }),
    ],
  },
});

const judge = ({ operator, key, values }: LocatedCondition): readonly Remark[] =>
  operator.family === "IpAddress" ? values.flatMap((value) => judgeValue(value, key)) : [];

function judgeValue({ text, at }: LocatedText, key: LocatedText): readonly Remark[] {
  const range = addressRange(text);
  if (range === undefined) {
    const message = `\`${text}\` is no address and no range, so it fits no request`;
    return [{ severity: "error", at, message, instead: "a range such as `203.0.113.0/24` or `2001:db8::/32`" }];
  }
  if (range === "public" || !isKey(key.text, "aws:SourceIp")) return [];
  const message = `\`${text}\` is a private range, and \`aws:SourceIp\` is the caller's public address`;
  return [
    {
      severity: "warning",
      at,
      message,
      instead: "`aws:VpcSourceIp`, or the public address behind which the callers are",
    },
  ];
}
