/** What the operations of S3 have in common. */
import { type Bucket, findBucket, type World } from "../../../domain/index.ts";
import { accept, invariant, type Result, refuse } from "../../../kernel/index.ts";
import type { ObjectEvent } from "../../object-event.ts";
import type { AnyOperation, Operation, OperationContext } from "../../operation.ts";
import type { S3Refusal } from "./refusals.ts";

/** A member that the API requires; its absence was refused before an operation sees the input. */
export function required<T>(member: T | undefined, name: string): T {
  invariant(member !== undefined, `a required member is missing: ${name}`);
  return member;
}

export type Nothing = Readonly<Record<string, never>>;
export const NOTHING: Nothing = {};

export type Named = Readonly<{ Bucket?: string | undefined; ExpectedBucketOwner?: string | undefined }>;

/** The bucket that a request names, when it belongs to whom the request expects. Amazon S3 User Guide: "Verifying bucket ownership". */
export function bucketOf({ world }: Pick<OperationContext, "world">, input: Named): Result<Bucket, S3Refusal> {
  const bucket = findBucket(world, required(input.Bucket, "Bucket"));
  if (!bucket.ok) return bucket;
  const { ExpectedBucketOwner: owner } = input;
  const isExpected = owner === undefined || owner === bucket.value.accountId;
  return isExpected ? bucket : refuse({ kind: "Denied", message: "Access Denied" });
}

/** For reads that can only fail for want of the bucket. */
export function decideOnBucket(context: OperationContext, input: Named): Result<readonly [], S3Refusal> {
  const bucket = bucketOf(context, input);
  return bucket.ok ? accept([]) : bucket;
}

/** A bucket that `decide` has already found. */
export function knownBucket(world: World, name: string | undefined): Bucket {
  const bucket = findBucket(world, name ?? "");
  invariant(bucket.ok, "the bucket was there when it was decided");
  return bucket.value;
}

type Elements = NonNullable<Operation<never, never, never>["trail"]>;

/** A management event: CloudTrail spells what was asked in S3's own manner, by the parameters of the request. */
export const managementOperation = <I extends Named, O>(
  operation: Operation<I, O, S3Refusal>,
  told: Readonly<{ flag?: string; parameters?: (input: I) => Readonly<Record<string, unknown>> }> = {},
): AnyOperation => ({
  ...operation,
  trail: ((input: I) => ({
    requestParameters: {
      ...(input.Bucket === undefined ? {} : { bucketName: input.Bucket, Host: `${input.Bucket}.s3.amazonaws.com` }),
      ...(told.flag === undefined ? {} : { [told.flag]: "" }),
      ...told.parameters?.(input),
    },
    responseElements: null,
  })) as Elements,
});

/** What a record tells of a call on objects. */
export type ToldOfObjects<I, O> = Readonly<{
  /** Where the record calls the call otherwise. */
  eventName?: string;
  objects(input: I): ObjectEvent["objects"];
  parameters?(input: I): Readonly<Record<string, unknown>>;
  /** `output` is undefined for a call that was refused. */
  more?(input: I, output: O | undefined): ObjectEvent["additionalEventData"];
  /** Records of single objects beside that of the call. */
  each?(input: I, output: O | undefined): readonly Omit<ObjectEvent, "bucketName" | "requestParameters">[];
}>;

/**
 * A data event, which no event history has. Amazon S3 User Guide: "Amazon S3 object-level actions tracked by CloudTrail". Of
 * `additionalEventData` there is what is known here: the bytes of objects, and how they were encrypted.
 */
export const dataOperation = <I extends Named, O>(
  operation: Operation<I, O, S3Refusal>,
  told: ToldOfObjects<I, O>,
): AnyOperation => ({
  ...operation,
  isDataEvent: true,
  objectEvents: ((input: I, output: O | undefined) => {
    const { Bucket: bucketName = "" } = input;
    const objects = told.objects(input);
    const more = told.more?.(input, output);
    const own: ObjectEvent = {
      eventName: told.eventName ?? operation.name,
      bucketName,
      objects,
      requestParameters: { ...namesOf(bucketName, objects), ...told.parameters?.(input) },
      ...(more === undefined ? {} : { additionalEventData: more }),
    };
    const others = told.each?.(input, output) ?? [];
    return [
      own,
      ...others.map((each) => ({ ...each, bucketName, requestParameters: namesOf(bucketName, each.objects) })),
    ];
  }) as ObjectEvents,
});

type ObjectEvents = NonNullable<AnyOperation["objectEvents"]>;

const namesOf = (bucketName: string, objects: ObjectEvent["objects"]) => ({
  bucketName,
  Host: `${bucketName}.s3.amazonaws.com`,
  ...("key" in objects ? { key: objects.key } : {}),
});
