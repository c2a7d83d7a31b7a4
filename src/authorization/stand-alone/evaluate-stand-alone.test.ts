/** Which keys are named, and which are not because they cannot change the answer. */
import { describe, expect, test } from "vitest";
import { compileText } from "../compiled-policy.ts";
import type { AttachedPolicy, PolicyScope } from "../request.ts";
import { evaluateStandAlone } from "./evaluate-stand-alone.ts";

const ACCOUNT = "111122223333";
type Statement = Readonly<Record<string, unknown>>;

function attached(
  type: "identity" | "serviceControl" | "boundary",
  ...statements: readonly Statement[]
): AttachedPolicy {
  const compiled = compileText(JSON.stringify({ Version: "2012-10-17", Statement: statements }), type);
  if (!compiled.ok) throw new Error(compiled.refusal[0]?.message);
  return { reference: { type, name: type }, document: compiled.value };
}

const allow = (Condition?: object): Statement => ({
  Effect: "Allow",
  Action: "s3:*",
  Resource: "*",
  ...(Condition && { Condition }),
});
const deny = (Condition?: object): Statement => ({
  Effect: "Deny",
  Action: "s3:*",
  Resource: "*",
  ...(Condition && { Condition }),
});
const is = (key: string, value = "x") => ({ StringEquals: { [key]: value } });

const KNOWN = new Map<string, string>([["x:known", "x"]]);
const SETTLED = new Set(["x:known", "x:absent"]);

function ask(statements: readonly Statement[], more: Partial<PolicyScope> = {}): string {
  const { answer, keys } = evaluateStandAlone(
    {
      ...{ action: "s3:GetObject", resource: "arn:aws:s3:::box/a", context: KNOWN },
      isKnown: (key) => SETTLED.has(key),
    },
    {
      principal: { kind: "user", accountId: ACCOUNT, arn: `arn:aws:iam::${ACCOUNT}:user/alice` },
      identity: [attached("identity", ...statements)],
      ...more,
    },
  );
  return [answer, ...keys].join(" ");
}

describe("a decision on part of a request", () => {
  test.each<readonly [string, readonly Statement[], string]>([
    ["an allow that hangs", [allow(is("x:A"))], "inconclusive x:A"],
    ["a deny that hangs", [allow(), deny(is("x:A"))], "inconclusive x:A"],
    ["a certain deny wins", [allow(is("x:a")), deny(), deny(is("x:b"))], "denied"],
    ["a certain allow needs no other", [allow(is("x:a")), allow()], "allowed"],
    [
      "a known condition that fails ends the statement",
      [allow(), deny({ ...is("x:known", "y"), Bool: { "x:a": "true" } })],
      "allowed",
    ],
    ["a key that is known to be absent", [allow(), deny(is("x:absent"))], "allowed"],
    ["a negated operator on it", [allow(), deny({ StringNotEquals: { "x:absent": "x" } })], "denied"],
    ["another action", [allow(), { ...deny(is("x:a")), Action: "ec2:*" }], "allowed"],
    ["another resource", [allow(), { ...deny(is("x:a")), Resource: "arn:aws:s3:::other" }], "allowed"],
    ["both answers of Null", [allow({ Null: { "x:a": ["true", "false"] } })], "allowed"],
    ["no answer of Null", [allow(), deny({ Null: { "x:a": [] } })], "allowed"],
    ["every value for all", [allow({ "ForAllValues:StringLike": { "x:a": "*" } })], "allowed"],
    [
      "every value for all, beside a variable that may have none",
      [allow(), deny({ "ForAllValues:StringLike": { "x:known": ["${x:A}", "*"] } })],
      "inconclusive x:A",
    ],
    ["a variable in the resource", [allow(), { ...deny(), Resource: "arn:aws:s3:::box/${x:A}" }], "inconclusive x:A"],
    [
      "a variable with a default",
      [allow(), { ...deny(), Resource: "arn:aws:s3:::box/${x:a, 'a'}" }],
      "inconclusive x:a",
    ],
    ["a variable in a value", [allow(), deny(is("x:known", "${x:a}"))], "inconclusive x:a"],
    ["a variable that is known to have no value", [allow(), deny(is("x:b", "${x:absent}"))], "allowed"],
    ["each key once, whatever its case", [allow(is("x:a")), allow(is("X:A"))], "inconclusive x:a"],
    ["nothing allows, and a deny hangs", [deny(is("x:a"))], "denied x:a"],
  ])("%s", (_what, statements, expected) => {
    expect(ask(statements)).toBe(expected);
  });

  test("a level that allows nothing for certain makes the others irrelevant", () => {
    const level = (...statements: readonly Statement[]) => ({
      level: { kind: "root" as const, id: "r", name: "Root" },
      policies: [attached("serviceControl", ...statements)],
    });
    const ec2 = { ...allow(), Action: "ec2:*" };
    expect(ask([allow(is("x:a"))], { serviceControl: [level(ec2)] })).toBe("denied");
    expect(ask([allow(is("x:a"))], { serviceControl: [level(allow(is("x:b")))] })).toBe("inconclusive x:b x:a");
    expect(ask([allow(is("x:a"))], { serviceControl: [level(allow())] })).toBe("inconclusive x:a");
  });

  test("the denying set of a denial holds whatever the missing keys are", () => {
    const scope = { identity: [attached("identity", deny(is("x:a")))], boundary: attached("boundary", deny()) };
    const { best, worst } = evaluateStandAlone(
      { action: "s3:GetObject", resource: "*", context: new Map(), isKnown: () => false },
      { principal: { kind: "user", accountId: ACCOUNT, arn: `arn:aws:iam::${ACCOUNT}:user/alice` }, ...scope },
    );
    const kinds = ({ denying }: typeof best) => denying.map(({ kind, policyType }) => `${kind} ${policyType}`);
    expect(kinds(best)).toEqual(["explicit boundary", "implicit identity", "implicit boundary"]);
    expect(kinds(worst)).toEqual(["explicit identity", "explicit boundary", "implicit identity", "implicit boundary"]);
  });
});
