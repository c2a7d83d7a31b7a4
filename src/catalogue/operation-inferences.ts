/** What is inferred of answers: the clauses of a source that say so, and what no source but a comment in the code told of. */
import type { Confidence, OperationService } from "./operation-service.ts";

/** By service and name of the operation. */
export type Known = Readonly<Record<string, Readonly<{ confidence: Confidence; source: string }>>>;

/** One row for several operations of a service; `names` stand between blanks. */
export function sameFor(service: OperationService, names: string, known: Known[string]): Known {
  return Object.fromEntries(names.split(" ").map((name) => [`${service}:${name}`, known]));
}

const TELLS_INFERENCE = /\binfer|\bassumption|\bassumed\b(?! role)|\bmodelled\b|\bcounts as\b/;

/** The clauses of a source that name what is inferred or assumed: each stands between semicolons. */
export const inferredIn = (source: string): readonly string[] =>
  source
    .split("; ")
    .filter((clause) => TELLS_INFERENCE.test(clause))
    .map((clause) => clause.replace(/^(inferred|assumed): /, ""));

/** By service and name of the operation, as in the table of sources. */
export const INFERRED_BESIDE: Known = {
  ...sameFor("iam", "DeleteRolePermissionsBoundary DeleteUserPermissionsBoundary", {
    confidence: "inferred",
    source: "inferred: it is no error that there is no boundary",
  }),
  "iam:GetLoginProfile": {
    confidence: "inferred",
    source: "inferred: the root user's profile bears the account's id and the account's date",
  },
  ...sameFor("organizations", "DescribeHandshake ListHandshakesForAccount ListHandshakesForOrganization", {
    confidence: "inferred",
    source: "inferred: order and nesting of the resources of a handshake about a billing transfer",
  }),
  ...sameFor("config", "GetAggregateDiscoveredResourceCounts ListAggregateDiscoveredResources", {
    confidence: "inferred",
    source: "inferred: the aggregator's own account must still be entitled to it",
  }),
  "config:PutDeliveryChannel": {
    confidence: "inferred",
    source: "inferred: that AWS Config may write into the bucket is taken as given",
  },
  "logs:DescribeLogStreams": {
    confidence: "inferred",
    source:
      "inferred: the texts of errors, that the group is looked for last, and that streams without events come first",
  },
  "monitoring:GetMetricStatistics": {
    confidence: "inferred",
    source: "inferred: AWS/Billing is told every six hours from midnight, and nothing more of a closed account",
  },
  ...sameFor(
    "s3",
    "DeleteBucket DeleteBucketPolicy DeletePublicAccessBlock GetBucketLocation GetBucketPolicy GetBucketPolicyStatus " +
      "GetBucketVersioning GetPublicAccessBlock PutBucketPolicy PutPublicAccessBlock",
    {
      confidence: "inferred",
      source: "inferred: whoever asks is told that a bucket is not there, whatever policies say",
    },
  ),
};
