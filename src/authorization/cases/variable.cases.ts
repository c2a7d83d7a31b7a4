/** Conditions in their statement: variables in values, keys, several keys and operators, coerced values, in both versions. */
import { ALL, allow, type DecisionCase, deny, policy } from "./cast.test-support.ts";

const VARIABLES = "IAM User Guide: Policy variables; policy-evaluation 3.2";
const BLOCK = "IAM User Guide: Condition element; policy-evaluation 3.3";
const GRAMMAR = "IAM User Guide: Grammar of the IAM JSON policy language; policy-evaluation 3.1";

const NOT_ALLOWED = "implicit identity";
const DENIED = "explicit identity";

const when = (Condition: unknown, context: DecisionCase["question"]["context"] = {}) => ({
  identity: [policy(allow("s3:*", { Condition }))],
  context,
});
const denyWhen = (Condition: unknown, context: DecisionCase["question"]["context"] = {}) => ({
  identity: [ALL, policy(deny("s3:*", { Condition }))],
  context,
});
const of2008 = (Condition: unknown, context: DecisionCase["question"]["context"] = {}) => ({
  identity: [{ name: "old", document: { Version: "2008-10-17", Statement: [allow("s3:*", { Condition })] } }],
  context,
});

const row = (name: string, question: DecisionCase["question"], expected: string, source: string): DecisionCase => ({
  name,
  question,
  expected,
  source,
});

const TEAM = { "aws:principaltag/team": "blue" };
const ALICE = { "aws:username": "alice" };
const OWN_TAG = { StringEquals: { "aws:ResourceTag/team": "${aws:PrincipalTag/team}" } };

export const VARIABLE_CASES: readonly DecisionCase[] = [
  row("a variable in StringEquals", when(OWN_TAG, { ...TEAM, "aws:resourcetag/team": "blue" }), "allowed", VARIABLES),
  row(
    "a variable with another value",
    when(OWN_TAG, { ...TEAM, "aws:resourcetag/team": "red" }),
    NOT_ALLOWED,
    VARIABLES,
  ),
  row("a variable without a value", when(OWN_TAG, { "aws:resourcetag/team": "" }), NOT_ALLOWED, VARIABLES),
  row(
    "a variable without a value in a deny that would hold",
    denyWhen(
      { StringNotEquals: { "aws:ResourceTag/team": "${aws:PrincipalTag/team}" } },
      { "aws:resourcetag/team": "x" },
    ),
    "allowed",
    "policy-evaluation 3.2: a deny with an unresolvable variable fails open",
  ),
  row(
    "a variable without a value beside one that fits",
    when(
      { StringEquals: { "aws:ResourceTag/team": ["x", "${aws:PrincipalTag/team}"] } },
      { "aws:resourcetag/team": "x" },
    ),
    NOT_ALLOWED,
    VARIABLES,
  ),
  row(
    "a default in a condition",
    when(
      { StringEquals: { "aws:ResourceTag/team": "${aws:PrincipalTag/team, 'all'}" } },
      { "aws:resourcetag/team": "all" },
    ),
    "allowed",
    VARIABLES,
  ),
  row(
    "a default beside a value of the key",
    when(
      { StringEquals: { "aws:ResourceTag/team": "${aws:PrincipalTag/team, 'all'}" } },
      { ...TEAM, "aws:resourcetag/team": "all" },
    ),
    NOT_ALLOWED,
    VARIABLES,
  ),
  row(
    "a variable in ArnLike",
    when(
      { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:user/${aws:username}" } },
      { ...ALICE, "aws:principalarn": "arn:aws:iam::111122223333:user/alice" },
    ),
    "allowed",
    VARIABLES,
  ),
  row(
    "a variable in StringEqualsIgnoreCase",
    when({ StringEqualsIgnoreCase: { "svc:Owner": "${aws:username}" } }, { ...ALICE, "svc:owner": "ALICE" }),
    "allowed",
    VARIABLES,
  ),
  row(
    "a variable in StringLike between wildcards",
    when({ StringLike: { "s3:prefix": "home/${aws:username}/*" } }, { ...ALICE, "s3:prefix": "home/alice/x" }),
    "allowed",
    VARIABLES,
  ),
  row(
    "a wildcard in a variable's value is a letter",
    when({ StringLike: { "s3:prefix": "home/${aws:username}/*" } }, { "aws:username": "*", "s3:prefix": "home/bob/x" }),
    NOT_ALLOWED,
    "policy-evaluation 3.2: assumption variable-value-wildcards",
  ),
  {
    ...row(
      "a wildcard in a variable's value, read as one",
      when(
        { StringLike: { "s3:prefix": "home/${aws:username}/*" } },
        { "aws:username": "*", "s3:prefix": "home/bob/x" },
      ),
      "allowed",
      "policy-evaluation 3.2: assumption variable-value-wildcards",
    ),
    assumptions: { "variable-value-wildcards": "pattern" },
  },
  row(
    "a variable in NumericEquals is text",
    when({ NumericEquals: { "svc:N": "${svc:M}" } }, { "svc:n": "1", "svc:m": "1" }),
    NOT_ALLOWED,
    VARIABLES,
  ),
  row(
    "a variable without a value in Bool takes no statement out",
    denyWhen({ Bool: { "aws:SecureTransport": ["false", "${svc:M}"] } }, { "aws:securetransport": "false" }),
    DENIED,
    VARIABLES,
  ),
  row(
    "a multivalued key cannot be a variable",
    when({ StringEquals: { "svc:Key": "${aws:TagKeys}" } }, { "svc:key": "a", "aws:tagkeys": ["a"] }),
    NOT_ALLOWED,
    VARIABLES,
  ),
  row(
    "a variable's name ignores case",
    when({ StringEquals: { "svc:Key": "${AWS:USERNAME}" } }, { ...ALICE, "svc:key": "alice" }),
    "allowed",
    VARIABLES,
  ),
  row(
    "a variable's text is plain in a document of 2008",
    of2008({ StringEquals: { "svc:Key": "${aws:username}" } }, { ...ALICE, "svc:key": "${aws:username}" }),
    "allowed",
    VARIABLES,
  ),
  row(
    "a variable is not substituted in a document of 2008",
    of2008({ StringEquals: { "svc:Key": "${aws:username}" } }, { ...ALICE, "svc:key": "alice" }),
    NOT_ALLOWED,
    VARIABLES,
  ),
  row(
    "a document without a version is one of 2008",
    {
      identity: [
        { name: "bare", document: { Statement: [allow("s3:*", { Resource: "arn:aws:s3:::box/${aws:username}" })] } },
      ],
      resource: "arn:aws:s3:::box/${aws:username}",
      context: ALICE,
    },
    "allowed",
    "policy-evaluation 3.1: a missing Version means 2008-10-17",
  ),
  row(
    "a document without a version substitutes nothing",
    {
      identity: [
        { name: "bare", document: { Statement: [allow("s3:*", { Resource: "arn:aws:s3:::box/${aws:username}" })] } },
      ],
      resource: "arn:aws:s3:::box/alice",
      context: ALICE,
    },
    NOT_ALLOWED,
    "policy-evaluation 3.1: a missing Version means 2008-10-17",
  ),
  row(
    "a variable without a value takes no statement out in a document of 2008",
    of2008({ StringNotEquals: { "svc:Key": "${aws:username}" } }, { "svc:key": "x" }),
    "allowed",
    VARIABLES,
  ),
  row(
    "an operator with IfExists does not spare its variable",
    when({ StringEqualsIfExists: { "svc:Key": "${aws:username}" } }),
    NOT_ALLOWED,
    VARIABLES,
  ),
  row(
    "a tag key ignores case",
    when({ StringEquals: { "aws:RequestTag/TEAM": "blue" } }, { "aws:requesttag/team": "blue" }),
    "allowed",
    GRAMMAR,
  ),
  row(
    "a tag's value does not",
    when({ StringEquals: { "aws:RequestTag/Team": "Blue" } }, { "aws:requesttag/team": "blue" }),
    NOT_ALLOWED,
    GRAMMAR,
  ),
  row(
    "two keys of one operator must both fit",
    when({ StringEquals: { "svc:A": "1", "svc:B": "2" } }, { "svc:a": "1", "svc:b": "3" }),
    NOT_ALLOWED,
    BLOCK,
  ),
  row(
    "two operators on one key must both hold",
    when({ StringLike: { "svc:A": "a*" }, StringNotEquals: { "svc:A": "ab" } }, { "svc:a": "ab" }),
    NOT_ALLOWED,
    BLOCK,
  ),
  row(
    "two operators on one key that both hold",
    when({ StringLike: { "svc:A": "a*" }, StringNotEquals: { "svc:A": "ab" } }, { "svc:a": "ac" }),
    "allowed",
    BLOCK,
  ),
  row("an empty condition block holds", when({}), "allowed", GRAMMAR),
  row(
    "an operator without a key holds",
    when({ StringEquals: {} }),
    "allowed",
    "policy-evaluation 3.3: inferred from AND over no keys",
  ),
  row("a number as text", when({ StringEquals: { "svc:N": 10 } }, { "svc:n": "10" }), "allowed", GRAMMAR),
  row(
    "a number as text keeps its spelling",
    when({ StringEquals: { "svc:N": 10 } }, { "svc:n": "10.0" }),
    NOT_ALLOWED,
    GRAMMAR,
  ),
  row("a number in a list", when({ NumericEquals: { "svc:N": [1, 10] } }, { "svc:n": "10.0" }), "allowed", GRAMMAR),
  row("a JSON boolean in Bool", denyWhen({ Bool: { "svc:B": false } }, { "svc:b": "false" }), DENIED, GRAMMAR),
  row("a JSON boolean as text", when({ StringEquals: { "svc:B": true } }, { "svc:b": "true" }), "allowed", GRAMMAR),
  row("a JSON boolean in Null", when({ Null: { "svc:B": true } }), "allowed", GRAMMAR),
  row(
    "a deny by Null and a value: present and wrong",
    denyWhen({ Null: { "svc:A": "false" }, StringNotEquals: { "svc:A": "x" } }, { "svc:a": "y" }),
    DENIED,
    BLOCK,
  ),
  row(
    "a deny by Null and a value: absent",
    denyWhen({ Null: { "svc:A": "false" }, StringNotEquals: { "svc:A": "x" } }),
    "allowed",
    BLOCK,
  ),
  row(
    "the set operator that requires values too",
    when({ "ForAllValues:StringEquals": { "aws:TagKeys": ["a"] }, Null: { "aws:TagKeys": "false" } }),
    NOT_ALLOWED,
    "IAM User Guide: Multivalued context keys",
  ),
];
