/** ListBuckets: the buckets of the caller's account. Amazon S3 API Reference, ListBuckets. */
import type { ListBucketsOutput, ListBucketsRequest } from "@aws-sdk/client-s3";
import { bucketsOf } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { keyedPage, readKey } from "../../keyed-page.ts";
import { describeBucket, ownerOf } from "../describe.ts";
import { managementOperation, type Named } from "../operation.ts";

export const listBuckets = managementOperation<ListBucketsRequest & Named, ListBucketsOutput>({
  name: "ListBuckets",
  readOnly: true,
  permissions: () => [{ action: "s3:ListAllMyBuckets", resource: "*" }],
  decide(context, input) {
    const token = readKey(context, keyedBy(input));
    return token.ok ? accept([]) : token;
  },

  respond(context, input) {
    const { world, caller } = context;
    const { Prefix = "", BucketRegion, MaxBuckets: size = 10_000 } = input;
    const found = bucketsOf(world, caller.accountId).filter(
      ({ name, region }) => name.startsWith(Prefix) && (BucketRegion === undefined || BucketRegion === region),
    );
    const { page, next } = keyedPage(found, ({ name }) => name, { context, request: keyedBy(input), size });
    return {
      Buckets: page.map(describeBucket),
      Owner: ownerOf(caller.accountId),
      ...(Prefix === "" ? {} : { Prefix }),
      ...(next === undefined ? {} : { ContinuationToken: next }),
    };
  },
});

const keyedBy = ({ Prefix, BucketRegion, ContinuationToken }: ListBucketsRequest) => ({
  ...{ Prefix, BucketRegion },
  NextToken: ContinuationToken,
});
