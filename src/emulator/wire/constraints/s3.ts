/** Amazon S3 API Reference, 2006-03-01: what the input of each emulated operation may be. Most rules of S3 are no lengths and are decided elsewhere. */
import {
  ANY_NUMBER,
  ANY_TEXT,
  FREE,
  listOf,
  type Members,
  mapOf,
  number,
  oneOf,
  type ServiceConstraints,
  structure,
  text,
} from "./constraint.ts";

const OWNER: Members = { ExpectedBucketOwner: ANY_TEXT };
const BUCKET: Members = { Bucket: text({ min: 1 }), ...OWNER };
/** In UTF-8 a key has at most 1024 bytes; a text of that many characters is never shorter. */
const KEY = text({
  min: 1,
  max: 1024,
  says: { "max-length": { code: "KeyTooLongError", text: "Your key is too long" } },
});
const OBJECT: Members = { ...BUCKET, Key: KEY, VersionId: ANY_TEXT, RequestPayer: ANY_TEXT };

const texts = (names: string): Members => Object.fromEntries(names.split(" ").map((name) => [name, ANY_TEXT]));
const free = (names: string): Members => Object.fromEntries(names.split(" ").map((name) => [name, FREE]));
const numbers = (names: string): Members => Object.fromEntries(names.split(" ").map((name) => [name, ANY_NUMBER]));

const ENCODING = { ...oneOf("url"), says: { enum: { text: "Invalid Encoding Method specified in Request" } } };
const ENCODING_TYPE: Members = { EncodingType: ENCODING };
const MAX_KEYS: Members = {
  MaxKeys: number({
    min: 0,
    says: { "min-value": { text: "Argument max-keys must be an integer between 0 and 2147483647" } },
  }),
};

const CUSTOMER_KEY = texts("SSECustomerAlgorithm SSECustomerKey SSECustomerKeyMD5");
const READING: Members = {
  ...OBJECT,
  ...texts("IfMatch IfNoneMatch Range ChecksumMode"),
  ...texts("ResponseCacheControl ResponseContentDisposition ResponseContentEncoding ResponseContentLanguage"),
  ...texts("ResponseContentType"),
  ...free("IfModifiedSince IfUnmodifiedSince ResponseExpires"),
  ...CUSTOMER_KEY,
  PartNumber: ANY_NUMBER,
};

const BLOCK = structure(free("BlockPublicAcls IgnorePublicAcls BlockPublicPolicy RestrictPublicBuckets"));

export const S3_CONSTRAINTS: ServiceConstraints = {
  ListBuckets: {
    MaxBuckets: number({ min: 1, max: 10_000 }),
    ...texts("ContinuationToken Prefix BucketRegion"),
  },
  CreateBucket: {
    Bucket: text({ min: 1 }),
    ...texts("ACL GrantFullControl GrantRead GrantReadACP GrantWrite GrantWriteACP ObjectOwnership BucketNamespace"),
    CreateBucketConfiguration: structure({
      LocationConstraint: ANY_TEXT,
      Location: structure(texts("Type Name")),
      Bucket: structure(texts("DataRedundancy Type")),
      Tags: listOf(structure(texts("Key Value"))),
    }),
    ObjectLockEnabledForBucket: FREE,
  },
  DeleteBucket: BUCKET,
  HeadBucket: BUCKET,
  GetBucketLocation: BUCKET,
  GetBucketVersioning: BUCKET,
  GetBucketPolicy: BUCKET,
  GetBucketPolicyStatus: BUCKET,
  PutBucketPolicy: {
    ...BUCKET,
    ...texts("Policy ContentMD5 ChecksumAlgorithm"),
    ConfirmRemoveSelfBucketAccess: FREE,
  },
  DeleteBucketPolicy: BUCKET,
  GetPublicAccessBlock: BUCKET,
  PutPublicAccessBlock: {
    ...BUCKET,
    ...texts("ContentMD5 ChecksumAlgorithm"),
    PublicAccessBlockConfiguration: BLOCK,
  },
  DeletePublicAccessBlock: BUCKET,
  ListObjects: {
    ...BUCKET,
    ...texts("Delimiter Marker Prefix RequestPayer"),
    ...ENCODING_TYPE,
    ...MAX_KEYS,
    OptionalObjectAttributes: listOf(ANY_TEXT),
  },
  ListObjectsV2: {
    ...BUCKET,
    ...texts("Delimiter Prefix ContinuationToken StartAfter RequestPayer"),
    ...ENCODING_TYPE,
    ...MAX_KEYS,
    FetchOwner: FREE,
    OptionalObjectAttributes: listOf(ANY_TEXT),
  },
  PutObject: {
    ...BUCKET,
    Key: KEY,
    Body: FREE,
    Metadata: mapOf(ANY_TEXT, ANY_TEXT),
    ...texts("ACL CacheControl ContentDisposition ContentEncoding ContentLanguage ContentMD5 ContentType"),
    ...texts("ChecksumAlgorithm ChecksumCRC32 ChecksumCRC32C ChecksumCRC64NVME ChecksumSHA1 ChecksumSHA256"),
    ...texts("ChecksumSHA512 ChecksumMD5 ChecksumXXHASH64 ChecksumXXHASH3 ChecksumXXHASH128 IfMatch IfNoneMatch"),
    ...texts("GrantFullControl GrantRead GrantReadACP GrantWriteACP ServerSideEncryption StorageClass"),
    ...texts("WebsiteRedirectLocation SSEKMSKeyId SSEKMSEncryptionContext RequestPayer Tagging ObjectLockMode"),
    ...texts("ObjectLockLegalHoldStatus ObjectLockEventHold"),
    ...CUSTOMER_KEY,
    ...numbers("ContentLength WriteOffsetBytes ObjectLockEventHoldDurationDays ObjectLockEventHoldDurationYears"),
    ...free("Expires BucketKeyEnabled ObjectLockRetainUntilDate"),
  },
  GetObject: READING,
  HeadObject: READING,
  DeleteObject: {
    ...OBJECT,
    ...texts("MFA IfMatch"),
    ...free("BypassGovernanceRetention IfMatchLastModifiedTime"),
    IfMatchSize: ANY_NUMBER,
  },
  DeleteObjects: {
    ...BUCKET,
    ...texts("MFA RequestPayer ChecksumAlgorithm"),
    BypassGovernanceRetention: FREE,
    Delete: structure({
      Objects: listOf(
        structure({ Key: KEY, VersionId: ANY_TEXT, ETag: ANY_TEXT, LastModifiedTime: FREE, Size: ANY_NUMBER }),
        { max: 1000 },
      ),
      Quiet: FREE,
    }),
  },
};
