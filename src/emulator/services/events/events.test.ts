import { describe, expect, test } from "vitest";
import { apply, assumptionReader } from "../../../domain/index.ts";
import { identifiersFrom, seededRandom } from "../../../kernel/index.ts";
import type { OperationContext } from "../../operation.ts";
import { MEMBER, NOW, REQUEST, roleCaller, testWorld } from "../../recorder/calls.test-support.ts";
import { eventsService } from "./index.ts";

const ARN = "arn:aws:sns:us-east-1:222222222222:alerts";
const PATTERN = '{"detail":{"eventName":["LeaveOrganization"]}}';

function account() {
  const world = testWorld();
  const context: OperationContext = {
    ...{
      world,
      caller: roleCaller(MEMBER),
      now: NOW,
      ids: identifiersFrom(seededRandom(1)),
      request: REQUEST,
      instant: false,
    },
    operation: "events:Call",
    assumptions: assumptionReader({}),
    history: { entries: () => [] },
    lake: { read: () => ({ kept: [], lost: 0 }) },
  };
  return (name: string, input: Record<string, unknown>): unknown => {
    const operation = eventsService.operations.get(name)!;
    const decision = operation.decide(context, input as never);
    if (!decision.ok) return eventsService.wireError(decision.refusal as never);
    for (const event of decision.value) apply(world, event);
    return operation.respond(context, input as never, decision.value);
  };
}
const code = (answer: unknown): unknown => (answer as { code?: string }).code;

describe("rules", () => {
  test("are made, described, disabled, enabled and deleted", () => {
    const call = account();
    expect(call("PutRule", { Name: "leave", EventPattern: PATTERN, Description: "d" })).toEqual({
      RuleArn: "arn:aws:events:us-east-1:222222222222:rule/leave",
    });
    const described = {
      ...{ Name: "leave", Arn: "arn:aws:events:us-east-1:222222222222:rule/leave", EventPattern: PATTERN },
      ...{ State: "ENABLED", Description: "d", EventBusName: "default", CreatedBy: MEMBER },
    };
    expect(call("DescribeRule", { Name: "leave", EventBusName: "default" })).toEqual(described);
    call("DisableRule", { Name: "leave" });
    expect(call("DescribeRule", { Name: "leave" })).toEqual({ ...described, State: "DISABLED" });
    call("EnableRule", { Name: "leave" });
    expect(call("DescribeRule", { Name: "leave" })).toEqual(described);
    call("DeleteRule", { Name: "leave" });
    expect(call("DescribeRule", { Name: "leave" })).toMatchObject({
      code: "ResourceNotFoundException",
      message: "Rule leave does not exist on EventBus default.",
    });
    expect(call("DeleteRule", { Name: "leave" })).toEqual({});
  });

  test("are refused with the words of AWS", () => {
    const call = account();
    expect(call("PutRule", { Name: "r", EventPattern: '{"a":[]}' })).toMatchObject({
      code: "InvalidEventPatternException",
      message: expect.stringMatching(
        /^Event pattern is not valid. Reason: Empty arrays are not allowed\n at \[Source: /,
      ),
    });
    expect(code(call("PutRule", { Name: "r" }))).toBe("ValidationException");
    const long = (length: number) => `${PATTERN}${" ".repeat(length - PATTERN.length)}`;
    expect(call("PutRule", { Name: "long", EventPattern: long(2_048) })).toHaveProperty("RuleArn");
    expect(code(call("PutRule", { Name: "longer", EventPattern: long(2_049) }))).toBe("LimitExceededException");
    call("DeleteRule", { Name: "long" });
    expect(code(call("PutRule", { Name: "r", EventPattern: PATTERN, EventBusName: "other" }))).toBe(
      "ResourceNotFoundException",
    );
    expect(code(call("PutRule", { Name: "r", ScheduleExpression: "rate(1 day)" }))).toBe("NotEmulatedException");
    for (const name of ["EnableRule", "DisableRule"])
      expect(code(call(name, { Name: "r" }))).toBe("ResourceNotFoundException");
  });

  test("at most 300 on a bus, listed by name and by page", () => {
    const call = account();
    for (let index = 0; index < 300; index++)
      call("PutRule", { Name: `r${String(index).padStart(3, "0")}`, EventPattern: PATTERN });
    expect(code(call("PutRule", { Name: "one-more", EventPattern: PATTERN }))).toBe("LimitExceededException");
    expect(call("PutRule", { Name: "r000", EventPattern: PATTERN })).toHaveProperty("RuleArn");
    const listed: string[] = [];
    let token: string | undefined;
    do {
      const page = call("ListRules", { NamePrefix: "r1", Limit: 7, NextToken: token }) as {
        Rules: { Name: string }[];
        NextToken?: string;
      };
      listed.push(...page.Rules.map(({ Name }) => Name));
      token = page.NextToken;
    } while (token !== undefined);
    expect(listed).toEqual(Array.from({ length: 100 }, (_, index) => `r1${String(index).padStart(2, "0")}`));
    expect(code(call("ListRules", { NextToken: "nonsense" }))).toBe("ValidationException");
  });
});

describe("targets", () => {
  test("are put, replaced by id, listed, removed; they survive a new pattern and hold their rule", () => {
    const call = account();
    call("PutRule", { Name: "r", EventPattern: PATTERN });
    expect(
      call("PutTargets", {
        Rule: "r",
        Targets: [
          { Id: "b", Arn: ARN },
          { Id: "a", Arn: ARN, Input: "{}" },
        ],
      }),
    ).toEqual({
      FailedEntryCount: 0,
      FailedEntries: [],
    });
    call("PutTargets", {
      Rule: "r",
      Targets: [{ Id: "b", Arn: `${ARN}2`, RoleArn: "arn:aws:iam::222222222222:role/x" }],
    });
    call("PutRule", { Name: "r", EventPattern: '{"source":["aws.sts"]}' });
    expect(call("ListTargetsByRule", { Rule: "r" })).toEqual({
      Targets: [
        { Id: "a", Arn: ARN, Input: "{}" },
        { Id: "b", Arn: `${ARN}2`, RoleArn: "arn:aws:iam::222222222222:role/x" },
      ],
    });
    expect(code(call("DeleteRule", { Name: "r" }))).toBe("ValidationException");
    call("RemoveTargets", { Rule: "r", Ids: ["a", "b", "never-there"] });
    expect(call("ListTargetsByRule", { Rule: "r" })).toEqual({ Targets: [] });
    expect(call("DeleteRule", { Name: "r" })).toEqual({});
  });

  test("at most five, with an ARN, on a rule that is there", () => {
    const call = account();
    call("PutRule", { Name: "r", EventPattern: PATTERN });
    const targets = Array.from({ length: 6 }, (_, index) => ({ Id: `t${index}`, Arn: ARN }));
    expect(code(call("PutTargets", { Rule: "r", Targets: targets }))).toBe("LimitExceededException");
    expect(code(call("PutTargets", { Rule: "r", Targets: [{ Id: "t", Arn: "alerts" }] }))).toBe("ValidationException");
    expect(code(call("PutTargets", { Rule: "none", Targets: [] }))).toBe("ResourceNotFoundException");
    expect(call("PutTargets", { Rule: "r", Targets: [{ Id: "t", Arn: ARN, KinesisParameters: {} }] })).toMatchObject({
      ...{ code: "NotEmulatedException", message: "KinesisParameters of a target is not emulated", status: 501 },
    });
  });
});
