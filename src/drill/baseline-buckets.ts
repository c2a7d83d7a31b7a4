/** What S3 of an account tells: its buckets and who may use them. What is in them is not read. */
import { type AccountReading, all, ask, type FactBook, find } from "./baseline-facts.ts";
import { settingsOf, wordsOnPolicy } from "./baseline-words.ts";

/** Amazon S3 API Reference: ListBuckets, GetBucketPolicy, GetPublicAccessBlock, GetBucketVersioning. */
export async function readBuckets(book: FactBook, { name, hands }: AccountReading): Promise<void> {
  type Bucket = Readonly<{ Name?: string; BucketRegion?: string }>;
  for (const { Name: Bucket, BucketRegion } of await all<Bucket>(
    hands,
    { service: "s3", operation: "ListBuckets" },
    "Buckets",
  )) {
    const input = { Bucket };
    const policy = await find(hands, { service: "s3", operation: "GetBucketPolicy", input }, "NoSuchBucketPolicy");
    const blocking = { service: "s3", operation: "GetPublicAccessBlock", input } as const;
    const block = await find(hands, blocking, "NoSuchPublicAccessBlockConfiguration");
    const { Status } = await ask(hands, { service: "s3", operation: "GetBucketVersioning", input });
    book.note("bucket", `bucket ${Bucket} of ${name}`, {
      "is there": BucketRegion ?? "yes",
      policy: wordsOnPolicy(typeof policy?.Policy === "string" ? policy.Policy : undefined),
      "public access block": block && settingsOf((block.PublicAccessBlockConfiguration ?? {}) as object),
      versioning: typeof Status === "string" ? Status : undefined,
    });
  }
}
