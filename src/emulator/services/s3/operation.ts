/** What the operations of S3 have in common. */
import { type Bucket, findBucket, type World } from "../../../domain/index.ts";
import { accept, invariant, type Result, refuse } from "../../../kernel/index.ts";
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

/** A data event, which no event history has. Amazon S3 User Guide: "Amazon S3 object-level actions tracked by CloudTrail". */
export const dataOperation = <I, O>(operation: Operation<I, O, S3Refusal>): AnyOperation => ({
  ...operation,
  isDataEvent: true,
});
