/** The constraint tables are complete, and each service refuses in its own words. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openService } from "../open-service.ts";
import { PROMISED } from "../operations.test-support.ts";
import type { ServiceModel, ShapeId, Structure } from "../service-model.ts";
import { SERVICES, type SigningName } from "../services.ts";
import { type Constraint, SHAPE_ALONE } from "./constraint.ts";
import { CONSTRAINTS } from "./validate.ts";
import { compileText } from "./violation.ts";

const opened = new Map(
  await Promise.all(SERVICES.map(async (each) => [each.signingName, await openService(each)] as const)),
);

type Assumptions = Readonly<{ value(name: string): string }>;

const validate = (service: SigningName, operation: string, input: Structure, assumptions?: Assumptions) => {
  const open = opened.get(service);
  const model = open?.model.operations.get(operation);
  assert.ok(open && model, `${service} has no ${operation}`);
  return open.validateInput(model, input, assumptions);
};
const refusal = (service: SigningName, operation: string, input: Structure, assumptions?: Assumptions) => {
  const answer = validate(service, operation, input, assumptions);
  assert.ok(!answer.ok, "the input was accepted");
  return answer.refusal;
};

/** Every way in which a table and a shape differ; a shape that holds itself is not followed for ever. */
function differences(
  model: ServiceModel,
  id: ShapeId,
  constraint: Constraint | undefined,
  path: string,
  above: readonly ShapeId[] = [],
): string[] {
  const shape = model.shapes.get(id);
  if (shape === undefined || shape.kind === "unit" || above.includes(id)) return [];
  if (constraint === SHAPE_ALONE && shape.kind === "structure") return [];
  const inner = [...above, id];
  if (constraint === undefined) return [`${path} is not in the table`];
  const expected =
    { string: "text", timestamp: "free", boolean: "free", blob: "free" }[shape.kind as string] ?? shape.kind;
  if (constraint.kind !== expected) return [`${path} is a ${shape.kind}, but the table says ${constraint.kind}`];
  if (shape.kind === "list" && constraint.kind === "list") {
    return differences(model, shape.element, constraint.of, `${path}[]`, inner);
  }
  if (shape.kind === "map" && constraint.kind === "map")
    return differences(model, shape.value, constraint.value, `${path}{}`, inner);
  if (shape.kind !== "structure" || constraint.kind !== "structure") return [];
  const names = new Set([...shape.members.map(({ name }) => name), ...Object.keys(constraint.members)]);
  return [...names].flatMap((name) => {
    const member = shape.members.find((each) => each.name === name);
    if (member === undefined) return [`${path}.${name} is in the table, but not in the shape`];
    return differences(model, member.shape, constraint.members[name], `${path}.${name}`, inner);
  });
}

describe("the tables", () => {
  for (const { signingName } of SERVICES) {
    const model = opened.get(signingName)?.model;
    assert.ok(model);

    test(`${signingName} has exactly the promised operations`, () => {
      expect(Object.keys(CONSTRAINTS[signingName]).sort()).toEqual([...PROMISED[signingName]].sort());
    });

    test.each(PROMISED[signingName])(`${signingName} %s lists every member of its input`, (name) => {
      const members = CONSTRAINTS[signingName][name];
      const operation = model.operations.get(name);
      assert.ok(members && operation);
      expect(differences(model, operation.input, { kind: "structure", members }, name)).toEqual([]);
    });
  }

  test("a portable spelling accepts what the published one does", () => {
    const published = compileText({ kind: "text", pattern: "^[ \\t]*[\\x20-\\x7E]+([ \\t]+[\\x20-\\x7E]+)*[ \\t]*$" });
    const portable = compileText({ kind: "text", pattern: "\\t*[\\x20-\\x7E][\\t\\x20-\\x7E]*" });
    const texts = fc.string({ unit: fc.constantFrom("a", " ", "\t", "\n"), maxLength: 9 });
    fc.assert(
      fc.property(texts, (text) => {
        expect(portable(text)).toEqual(published(text));
      }),
      { numRuns: 500 },
    );
  });
});

describe("Organizations names one Reason", () => {
  test.each([
    ["DescribeAccount", {}, "INPUT_REQUIRED", /must provide a value/],
    ["DescribeAccount", { AccountId: "12345678901x" }, "INVALID_PATTERN", /does not match the required pattern/],
    ["DescribeAccount", { AccountId: "1234567890123" }, "MAX_LENGTH_EXCEEDED", /longer/],
    ["CreateAccount", { Email: "a@b.c", AccountName: "x" }, "MIN_LENGTH_EXCEEDED", /shorter/],
    ["CreateAccount", { Email: "nobody.example", AccountName: "x" }, "INVALID_PATTERN", /pattern/],
    ["CreateAccount", { Email: "a@b.example" }, "INPUT_REQUIRED", /must provide a value/],
    ["CreateAccount", { Email: "a@b.example", AccountName: "x", RoleName: "a b" }, "INVALID_ROLE_NAME", /role name/],
    ["ListAccounts", { MaxResults: 0 }, "MIN_VALUE_EXCEEDED", /below the minimum/],
    ["ListAccounts", { MaxResults: 21 }, "MAX_VALUE_EXCEEDED", /exceeds the maximum/],
    ["AttachPolicy", { PolicyId: "p-FullAWSAccess", TargetId: "x" }, "INVALID_PATTERN_TARGET_ID", /target/],
    ["AttachPolicy", { PolicyId: "x", TargetId: "123456789012" }, "INVALID_SYNTAX_POLICY_ID", /policy ID/],
    ["AttachPolicy", { PolicyId: "x" }, "INPUT_REQUIRED", /must provide a value/],
    ["ListPolicies", { Filter: "SCP" }, "INVALID_ENUM_POLICY_TYPE", /policy type/],
    ["CreateOrganization", { FeatureSet: "SOME" }, "INVALID_ENUM", /invalid value/],
    ["ListCreateAccountStatus", { States: ["DONE"] }, "INVALID_LIST_MEMBER", /at least one invalid value/],
    ["InviteAccountToOrganization", { Target: { Type: "ACCOUNT" } }, "INPUT_REQUIRED", /must provide a value/],
    ["EnablePolicyType", { RootId: "r-ab", PolicyType: "TAG_POLICY" }, "INVALID_PATTERN", /pattern/],
    [
      "MoveAccount",
      { AccountId: "123456789012", SourceParentId: "r-abcdx!", DestinationParentId: "r-abcd" },
      "INVALID_PATTERN",
      /pattern/,
    ],
  ])("%s %j is %s", (operation, input, Reason, text) => {
    const error = refusal("organizations", operation, input);
    expect(error).toMatchObject({ code: "InvalidInputException", members: { Reason } });
    expect(error.message).toMatch(text);
  });

  test.each([
    ["ListAccounts", { MaxResults: 0 }, "MIN_VALUE_EXCEEDED:MAX_RESULTS"],
    ["UpdateOrganizationalUnit", { OrganizationalUnitId: "x" }, "INVALID_PATTERN:ORGANIZATIONAL_UNIT_ID"],
    [
      "CreateAccount",
      { Email: "a@b.example", AccountName: "x", Tags: [{ Key: "", Value: "" }] },
      "MIN_LENGTH_EXCEEDED:KEY",
    ],
    ["ListPolicies", { Filter: "SCP" }, "INVALID_ENUM_POLICY_TYPE"],
  ])("%s %j is %s where Reasons name the field, as others recorded it", (operation, input, Reason) => {
    const assumptions = { value: (name: string) => (name === "input-reason-field" ? "with-field" : "") };
    expect(refusal("organizations", operation, input, assumptions).members).toEqual({ Reason });
  });

  test.each([
    ["MoveAccount", { AccountId: "123456789012", SourceParentId: "r-abcd", DestinationParentId: "ou-abcd-12345678" }],
    ["CreateAccount", { Email: "a@b.example", AccountName: "A b", Tags: [{ Key: "k", Value: "" }] }],
    ["ListHandshakesForAccount", { Filter: { ActionType: "INVITE" }, MaxResults: 20 }],
    ["LeaveOrganization", {}],
    ["CloseAccount", { AccountId: "123456789012" }],
  ])("%s %j is accepted", (operation, input) => {
    expect(validate("organizations", operation, input)).toEqual({ ok: true, value: input });
  });

  test("an operation without a table still needs its required members", () => {
    expect(refusal("organizations", "CloseAccount", {})).toMatchObject({ members: { Reason: "INPUT_REQUIRED" } });
  });
});

describe("the other services say it in one sentence", () => {
  test("STS, as recorded on AWS", () => {
    const input = { RoleArn: "arn:aws:iam::123456789012:role/a", RoleSessionName: "Session1:2" };
    expect(refusal("sts", "AssumeRole", input)).toEqual({
      code: "ValidationError",
      message:
        "1 validation error detected: Value 'Session1:2' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*",
    });
  });

  test("every broken rule is listed", () => {
    expect(refusal("sts", "AssumeRole", { RoleSessionName: "", DurationSeconds: 1 }).message).toBe(
      "3 validation errors detected: Value null at 'roleArn' failed to satisfy constraint: Member must not be null; " +
        "Value '' at 'roleSessionName' failed to satisfy constraint: Member must have length greater than or equal to 2; " +
        "Value '1' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900",
    );
  });

  test("members of structures in lists have numbered paths", () => {
    const Targets = [
      { Id: "a", Arn: "b" },
      { Id: "", Arn: "b" },
    ];
    expect(refusal("events", "PutTargets", { Rule: "r", Targets })).toEqual({
      code: "ValidationException",
      message:
        "2 validation errors detected: Value '' at 'targets.2.member.id' failed to satisfy constraint: Member must have length greater than or equal to 1; " +
        "Value '' at 'targets.2.member.id' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+",
    });
  });

  test("lists of texts and maps are shown whole", () => {
    expect(refusal("events", "RemoveTargets", { Rule: "r", Ids: ["a b", null] }).message).toBe(
      "1 validation error detected: Value '[a b, null]' at 'ids' failed to satisfy constraint: Member must satisfy constraint: " +
        "[Member must have length less than or equal to 64, Member must have length greater than or equal to 1, " +
        "Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+, Member must not be null]",
    );
    const InputTransformer = { InputTemplate: "t", InputPathsMap: { "a b": "$" } };
    expect(
      refusal("events", "PutTargets", { Rule: "r", Targets: [{ Id: "a", Arn: "b", InputTransformer }] }).message,
    ).toMatch(
      /^1 validation error detected: Value '\{a b=\$\}' at 'targets\.1\.member\.inputTransformer\.inputPathsMap' failed to satisfy constraint: Map keys must satisfy constraint: \[/,
    );
  });

  test("IAM looks at the characters of names itself, after the general check", () => {
    expect(refusal("iam", "CreateUser", { UserName: "a b" })).toEqual({
      code: "ValidationError",
      message:
        "The specified value for userName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-",
    });
    expect(refusal("iam", "CreateUser", { UserName: "a b", Path: "" }).message).toMatch(
      /^2 validation errors detected: .*at 'path'/,
    );
    expect(refusal("iam", "GetRole", {}).message).toMatch(/Value null at 'roleName'/);
  });

  test("CloudTrail names its own errors", () => {
    const lookup = (input: Structure) => refusal("cloudtrail", "LookupEvents", input).code;
    expect(lookup({ MaxResults: 51 })).toBe("InvalidMaxResultsException");
    expect(lookup({ EventCategory: "management" })).toBe("InvalidEventCategoryException");
    expect(lookup({ LookupAttributes: [{ AttributeKey: "Colour", AttributeValue: "x" }] })).toBe(
      "InvalidLookupAttributesException",
    );
    expect(lookup({ LookupAttributes: [{ AttributeKey: "EventName" }] })).toBe("InvalidLookupAttributesException");
  });

  test("a secret is not repeated", () => {
    const AppSyncParameters = { GraphQLOperation: "" };
    const { message } = refusal("events", "PutTargets", {
      Rule: "r",
      Targets: [{ Id: "a", Arn: "b", AppSyncParameters }],
    });
    expect(message).toMatch(/Value at 'targets\.1\.member\.appSyncParameters\.graphQLOperation' failed/);
  });

  test("an answer stays short, however long the list", () => {
    const Targets = Array.from({ length: 20_000 }, () => ({}));
    expect(refusal("events", "PutTargets", { Rule: "r", Targets }).message.length).toBeLessThan(20_000);
  });
});
