/** What both listings need: the bucket, and condition keys of what is asked for. Amazon S3 User Guide: "Bucket policy examples using condition keys". */
import type { OperationContext, RequiredPermission } from "../../operation.ts";
import { onBucket } from "./permissions.ts";

export type ListInput = Readonly<{
  Bucket?: string | undefined;
  Prefix?: string | undefined;
  Delimiter?: string | undefined;
  MaxKeys?: number | undefined;
}>;

export const listPermissions = (context: OperationContext, input: ListInput): readonly RequiredPermission[] =>
  onBucket(context, "s3:ListBucket", {
    bucket: input.Bucket,
    keys: {
      ...(input.Prefix === undefined ? {} : { "s3:prefix": input.Prefix }),
      ...(input.Delimiter === undefined ? {} : { "s3:delimiter": input.Delimiter }),
      ...(input.MaxKeys === undefined ? {} : { "s3:max-keys": String(input.MaxKeys) }),
    },
  });
