/** What is inferred of answers: the clauses of a source that stand for it, and what no source but a comment in the code told of. */
import type { Confidence, OperationService } from "./operation-service.ts";

/** Something that others can read; or what is inferred or assumed, and how the source tells that. */
export type Clause = string | Readonly<{ inferred: string; told: string }>;

export const inferred = (what: string): Clause => ({ inferred: what, told: `inferred: ${what}` });

export const assumed = (what: string): Clause => ({ inferred: what, told: `assumed: ${what}` });

/** What says in its own sentence that nothing tells it. */
export const supposed = (sentence: string): Clause => ({ inferred: sentence, told: sentence });

/** By service and name of the operation. */
export type Known = Readonly<Record<string, Readonly<{ confidence: Confidence; source: string | readonly Clause[] }>>>;

/** One row for several operations of a service; `names` stand between blanks. */
export function sameFor(service: OperationService, names: string, known: Known[string]): Known {
  return Object.fromEntries(names.split(" ").map((name) => [`${service}:${name}`, known]));
}

type Source = Known[string]["source"];

/** What is inferred or assumed, each in its clause. */
export const inferredIn = (source: Source): readonly string[] =>
  clausesOf(source).flatMap((clause) => (typeof clause === "string" ? [] : [clause.inferred]));

/** All clauses in one line, with semicolons between them. */
export const sourceInWords = (source: Source): string =>
  clausesOf(source)
    .map((clause) => (typeof clause === "string" ? clause : clause.told))
    .join("; ");

const clausesOf = (source: Source): readonly Clause[] => (typeof source === "string" ? [source] : source);

/** By service and name of the operation, as in the table of sources. */
export const INFERRED_BESIDE: Known = {
  ...sameFor("iam", "DeleteRolePermissionsBoundary DeleteUserPermissionsBoundary", {
    confidence: "inferred",
    source: [inferred("it is no error that there is no boundary")],
  }),
  "iam:GetLoginProfile": {
    confidence: "inferred",
    source: [inferred("the root user's profile bears the account's id and the account's date")],
  },
  ...sameFor("organizations", "DescribeHandshake ListHandshakesForAccount ListHandshakesForOrganization", {
    confidence: "inferred",
    source: [inferred("order and nesting of the resources of a handshake about a billing transfer")],
  }),
  ...sameFor("config", "GetAggregateDiscoveredResourceCounts ListAggregateDiscoveredResources", {
    confidence: "inferred",
    source: [inferred("the aggregator's own account must still be entitled to it")],
  }),
  "config:PutDeliveryChannel": {
    confidence: "inferred",
    source: [inferred("that AWS Config may write into the bucket is taken as given")],
  },
  "logs:DescribeLogStreams": {
    confidence: "inferred",
    source: [
      inferred("the texts of errors, that the group is looked for last, and that streams without events come first"),
    ],
  },
  "monitoring:GetMetricStatistics": {
    confidence: "inferred",
    source: [inferred("AWS/Billing is told every six hours from midnight, and nothing more of a closed account")],
  },
  ...sameFor(
    "s3",
    "DeleteBucket DeleteBucketPolicy DeletePublicAccessBlock GetBucketLocation GetBucketPolicy GetBucketPolicyStatus " +
      "GetBucketVersioning GetPublicAccessBlock PutBucketPolicy PutPublicAccessBlock",
    {
      confidence: "inferred",
      source: [inferred("whoever asks is told that a bucket is not there, whatever policies say")],
    },
  ),
};
