import { describe, expect, test } from "vitest";
import { apply, newTrail, S3_OBJECT, type World } from "../../domain/index.ts";
import type { AccountId } from "../../kernel/index.ts";
import type { AnsweredCall } from "../answered-call.ts";
import type { ObjectEvent } from "../object-event.ts";
import { recordsFor } from "../recorder.ts";
import { answeredCall, MEMBER, NOW, OTHER, roleCaller } from "./calls.test-support.ts";

const GOODS = "goods.test";
const one: ObjectEvent = {
  ...{
    eventName: "DeleteObjects",
    bucketName: GOODS,
    objects: { prefix: "" },
    requestParameters: { bucketName: GOODS },
  },
};
const each: ObjectEvent = {
  ...{ ...one, eventName: "DeleteObject", objects: { key: "a" }, assumption: "several-deletions-records" },
};

function withBucket(world: World, values: readonly string[]): void {
  const bucket = { name: GOODS, accountId: OTHER, region: "eu-west-1", createdAt: NOW };
  apply(world, { kind: "BucketChanged", bucket: { ...bucket, policy: undefined, publicAccessBlock: undefined } });
  const trail = newTrail({
    ...{ name: "audit", accountId: MEMBER, homeRegion: "us-east-1", organizationId: undefined, isMultiRegion: true },
    ...{ includesGlobalServices: true, bucketName: "logs.test", keyPrefix: undefined, validatesLogFiles: false },
    tags: new Map(),
  });
  const dataResources = [{ type: S3_OBJECT, values }];
  const selector = {
    readWriteType: "All",
    includesManagementEvents: true,
    excludedSources: [],
    dataResources,
  } as const;
  apply(world, { kind: "TrailChanged", trail: { ...trail, selection: { kind: "basic", selectors: [selector] } } });
}

type Asked = Readonly<{
  caller?: AccountId;
  assumptions?: Readonly<Record<string, string>>;
  refused?: boolean;
  events?: readonly ObjectEvent[];
  values?: readonly string[];
}>;

function records({
  caller = MEMBER,
  assumptions = {},
  refused = false,
  events = [one],
  values = ["arn:aws:s3"],
}: Asked) {
  let drawn = 0;
  const call = answeredCall({ caller: roleCaller(caller) });
  withBucket(call.world, values);
  const error = { code: "AccessDenied", message: "Access Denied", status: 403 };
  const asked: AnsweredCall = {
    ...call,
    service: { name: "s3", eventSource: "s3.amazonaws.com" },
    operation: { name: "DeleteObjects", readOnly: false, isDataEvent: true, objectEvents: () => events },
    outcome: refused ? { kind: "refused", error, accessDenied: true } : { kind: "succeeded", output: {}, events: [] },
  };
  const made = recordsFor(asked, { ids: { uuid: () => `id-${drawn++}` }, assumptions });
  return { made, drawn };
}
const accounts = (asked: Asked) => records(asked).made.map(({ accountId }) => accountId);

test("nothing is drawn or recorded while no trail asks for objects", () => {
  expect(records({ values: [] })).toEqual({ made: [], drawn: 0 });
  expect(records({ events: [{ ...one, bucketName: "" }] }).made).toEqual([]);
});

test("the record is in the bucket's Region, whoever calls", () => {
  const [own, copy] = records({}).made;
  expect(own?.region).toBe("eu-west-1");
  expect(own?.record).toMatchObject({ awsRegion: "eu-west-1", eventCategory: "Data", managementEvent: false });
  expect([own?.isDataEvent, copy?.isDataEvent]).toEqual([true, true]);
  expect(own?.record.sharedEventID).toBe(copy?.record.sharedEventID);
  expect(own?.record.sharedEventID).toBeDefined();
});

test("a bucket that is nobody's is told to the caller alone", () => {
  const [own, ...others] = records({ events: [{ ...one, bucketName: "nobodys.test" }] }).made;
  expect(others).toEqual([]);
  expect(own?.record.resources?.[1]).toEqual({ type: "AWS::S3::Bucket", ARN: "arn:aws:s3:::nobodys.test" });
});

describe("where AWS is not documented", () => {
  test("the owner hears of refused calls, or does not", () => {
    const assumption = "refused-object-call-owner";
    expect(accounts({})).toEqual([MEMBER, OTHER]);
    expect(accounts({ caller: OTHER, refused: true })).toEqual([OTHER]);
    expect(accounts({ refused: true })).toEqual([MEMBER, OTHER]);
    expect(accounts({ refused: true, assumptions: { [assumption]: "caller-only" } })).toEqual([MEMBER]);
    expect(accounts({ assumptions: { [assumption]: "caller-only" } })).toEqual([MEMBER, OTHER]);
    expect(records({ refused: true }).made[0]?.assumptions).toEqual([assumption]);
    expect(records({}).made[0]?.assumptions).toEqual([]);
  });

  test("every deleted key has a record, or none", () => {
    const assumption = "several-deletions-records";
    const asked = { caller: OTHER, events: [one, each] };
    expect(records(asked).made.map(({ record }) => record.eventName)).toEqual(["DeleteObjects", "DeleteObject"]);
    expect(records(asked).made[1]?.assumptions).toEqual([assumption]);
    expect(records({ ...asked, assumptions: { [assumption]: "call-only" } }).made).toHaveLength(1);
  });
});
