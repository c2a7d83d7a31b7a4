import { expect, test } from "vitest";
import { instant, minutes } from "../kernel/index.ts";
import type { CallReport, Control, Hands } from "../target/index.ts";
import { afterWaiting, callApi, NotOffered, readInvitation, readTags, takingRoot } from "./index.ts";

function stage(outputs: readonly Readonly<Record<string, unknown>>[] = []) {
  const told: string[] = [];
  const handsAs = (arn: string): Hands => ({
    ...{ principal: { accountId: "111111111111", principal: "admin" }, arn },
    async call(service, operation, input = {}) {
      const output = outputs[told.length] ?? {};
      told.push(`${operation} ${Object.values(input).join(" ")}`.trim());
      const about = { service, operation, input, arn, requestId: "r", outcome: { kind: "succeeded", output } } as const;
      return { at: instant(0), answeredBy: "our-emulator", ...about } satisfies CallReport;
    },
    becoming: (_, becomes) => handsAs(becomes),
  });
  const control = {
    advance: async (durationMs: number) => {
      told.push(`waited ${durationMs}`);
      return instant(durationMs);
    },
  } as unknown as Control;
  return { hands: handsAs("arn"), control, told };
}

const SESSION = { Credentials: { AccessKeyId: "ASIA", SecretAccessKey: "s", SessionToken: "t" } };

test("a session is taken first, then time passes, then it is used", async () => {
  const { hands, control, told } = stage([SESSION]);
  const later = afterWaiting(minutes(16), callApi("iam", "GetAccountSummary"));
  const session = takingRoot({ accountId: "222222222222", task: "IAMAuditRootUserCredentials" }, later);
  const report = await session.carryOut(hands, control);
  expect(told.map((each) => each.split(" ")[0])).toEqual(["AssumeRoot", "waited", "GetAccountSummary"]);
  expect(told[1]).toBe("waited 960000");
  expect([report.operation, report.arn]).toEqual(["GetAccountSummary", "arn:aws:iam::222222222222:root"]);
});

test("where time is real it is waited for, and where nobody has it nothing is tried", async () => {
  const { hands, control, told } = stage();
  const paused: number[] = [];
  const pause = async (durationMs: number) => instant(paused.push(durationMs));
  const action = afterWaiting(minutes(1), callApi("iam", "ListUsers"));
  await action.carryOut(hands, { ...control, pause });
  expect([paused, told]).toEqual([[60_000], ["ListUsers"]]);
  await expect(action.carryOut(hands)).rejects.toThrow(NotOffered);
});

test("tags are read to the last page", async () => {
  const { hands, told } = stage([{ Tags: [1], NextToken: "n" }, { Tags: [2] }]);
  await readTags("222222222222").carryOut(hands);
  expect(told).toEqual(["ListTagsForResource 222222222222", "ListTagsForResource 222222222222 n"]);
});

test("an invitation that is not there is not looked at", async () => {
  const { hands, told } = stage();
  await readInvitation("h-1").carryOut(hands);
  expect(told).toEqual(["DescribeHandshake h-1"]);
  await expect(readInvitation(undefined).carryOut(hands)).rejects.toThrow("no such invitation");
});
