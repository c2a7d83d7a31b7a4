/** ListBuckets: the buckets of the caller's account. Amazon S3 API Reference, ListBuckets. */
import type { ListBucketsOutput, ListBucketsRequest } from "@aws-sdk/client-s3";
import { bucketsOf } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { describeBucket, ownerOf } from "../describe.ts";
import { managementOperation, type Named } from "../operation.ts";

export const listBuckets = managementOperation<ListBucketsRequest & Named, ListBucketsOutput>({
  name: "ListBuckets",
  readOnly: true,
  permissions: () => [{ action: "s3:ListAllMyBuckets", resource: "*" }],
  decide: () => accept([]),

  /** The token is the last name that was given out. */
  respond({ world, caller }, { Prefix = "", BucketRegion, MaxBuckets = 10_000, ContinuationToken = "" }) {
    const found = bucketsOf(world, caller.accountId).filter(
      ({ name, region }) =>
        name.startsWith(Prefix) && (BucketRegion === undefined || BucketRegion === region) && name > ContinuationToken,
    );
    const page = found.slice(0, MaxBuckets);
    const last = page.at(-1)?.name;
    return {
      Buckets: page.map(describeBucket),
      Owner: ownerOf(caller.accountId),
      ...(Prefix === "" ? {} : { Prefix }),
      ...(found.length > page.length && last !== undefined ? { ContinuationToken: last } : {}),
    };
  },
});
