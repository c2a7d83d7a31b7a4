/** Values that no request can have under their operator: no number, no date, no boolean, no ARN. */
import { parseInstant } from "../../kernel/index.ts";
import type { Remark } from "../finding.ts";
import { globalConditionKey } from "../global-condition-keys.ts";
import type { LocatedCondition, LocatedPolicy, OperatorFamily } from "../located-policy.ts";
import { defineRule, denying } from "../rule.ts";

export const impossibleValue = defineRule({
  id: "impossible-value",
  sentence: "a value that its operator cannot read compares with nothing. IAM User Guide: condition operators",
  find: ({ statements, version }) =>
    statements.flatMap(({ conditions }) => conditions.flatMap((each) => judge(each, version))),
  examples: {
    fires: [
      denying({ Action: "*", Condition: { Bool: { "aws:SecureTransport": "no" } } }),
      denying({ Action: "*", Condition: { NumericGreaterThan: { "aws:MultiFactorAuthAge": "1h" } } }),
      denying({ Action: "*", Condition: { DateLessThan: { "aws:CurrentTime": "tomorrow" } } }),
      denying({ Action: "*", Condition: { Null: { "aws:username": "yes" } } }),
      denying({ Action: "*", Condition: { ArnNotLike: { "aws:PrincipalArn": "role/admin" } } }),
      denying({ Action: "*", Condition: { StringNotEquals: { "aws:PrincipalAccount": "12345678901" } } }),
      denying({ Action: "*", Condition: { BinaryEquals: { "vendor:Blob": "not base64" } } }),
    ],
    quiet: [
      denying({ Action: "*", Condition: { Bool: { "aws:SecureTransport": false }, Null: { "aws:username": true } } }),
      denying({ Action: "*", Condition: { NumericGreaterThan: { "aws:MultiFactorAuthAge": 3600 } } }),
      denying({ Action: "*", Condition: { BinaryEquals: { "vendor:Blob": ["QUJD", "QUI="] } } }),
      denying({
        Action: "*",
        Condition: { DateLessThan: { "aws:CurrentTime": ["2026-11-01T00:00:00Z", "2026-11", "1793491200"] } },
      }),
      denying({ Action: "*", Condition: { ArnLike: { "aws:PrincipalArn": ["arn:aws:iam::*:role/admin", "*"] } } }),
      denying({ Action: "*", Condition: { StringNotEquals: { "aws:PrincipalAccount": "${aws:ResourceAccount}" } } }),
    ],
  },
});

type Shape = Readonly<{ expected: string; fits(text: string): boolean }>;

const BOOLEAN: Shape = { expected: "`true` or `false`", fits: (text) => /^(true|false)$/i.test(text) };
const SHAPES: Readonly<Partial<Record<OperatorFamily, Shape>>> = {
  Bool: BOOLEAN,
  Null: BOOLEAN,
  Numeric: { expected: "an integer or a decimal number", fits: (text) => /^[+-]?\d{1,400}(\.\d{1,400})?$/.test(text) },
  Date: { expected: "an ISO 8601 date or seconds since 1970", fits: isDate },
  Binary: {
    expected: "base64",
    fits: (text) => /^[A-Za-z0-9+/]*={0,2}$/.test(text) && text.replace(/=+$/, "").length % 4 !== 1,
  },
  Arn: {
    expected: "an ARN with its six parts",
    fits: (text) => text.startsWith("*") || text.startsWith("${") || (text.startsWith("arn:") && hasSixParts(text)),
  },
};
const ACCOUNT: Shape = { expected: "an account id of 12 digits", fits: (text) => /^\d{12}$/.test(text) };
const ACCOUNT_KEYS: readonly string[] = [
  "aws:PrincipalAccount",
  "aws:ResourceAccount",
  "aws:SourceAccount",
  "aws:VpceAccount",
];

const hasSixParts = (text: string): boolean => text.split(":").length >= 6 || text.endsWith("*");

function isDate(text: string): boolean {
  if (/^\d{4}(-\d{2})?$/.test(text)) return parseInstant(`${text.padEnd(7, "-01")}-01`) !== undefined;
  return /^-?\d{5,15}(\.\d{1,9})?$/.test(text) || parseInstant(text.replace(/(\.\d{3})\d{1,9}/, "$1")) !== undefined;
}

function judge(condition: LocatedCondition, version: LocatedPolicy["version"]): readonly Remark[] {
  const { operator, key, values } = condition;
  const shape = shapeFor(condition);
  if (shape === undefined) return [];
  // Where a variable may stand is for another rule.
  const isVariable = (text: string): boolean => version === "2012-10-17" && text.includes("${");
  return values
    .filter(({ text }) => !isVariable(text) && !shape.fits(text))
    .map(({ text, at }) => ({
      severity: "error",
      at,
      message: `\`${text}\` can never ${operator.negated ? "be told from" : "fit"} \`${key.text}\` under \`${operator.text}\``,
      instead: shape.expected,
    }));
}

function shapeFor({ operator, key }: LocatedCondition): Shape | undefined {
  const name = globalConditionKey(key.text)?.name ?? "";
  if (operator.family === "String" && !operator.takesWildcards && ACCOUNT_KEYS.includes(name)) return ACCOUNT;
  return SHAPES[operator.family];
}
