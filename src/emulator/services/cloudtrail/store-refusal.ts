/** What refusals in matters of event data stores are called on the wire. CloudTrail API Reference, "Errors" of each action; the texts are ours, as AWS's are not known. */
import type { EventDataStoreRefusal } from "../../../domain/index.ts";
import { unreachable } from "../../../kernel/index.ts";
import type { WireError } from "../../wire/index.ts";

export type StoreRefusal =
  | EventDataStoreRefusal
  | Readonly<{ kind: "QueryStatementInvalid"; problem: string }>
  | Readonly<{ kind: "QueryDateRange" }>;

const refused = (code: string, message: string): WireError => ({ code, message, status: 400 });

export function storeError(refusal: StoreRefusal): WireError {
  switch (refusal.kind) {
    case "StoreNotFound":
      return refused("EventDataStoreNotFoundException", `Event data store ${refusal.reference} could not be found.`);
    case "StoreArnInvalid":
      return refused(
        "EventDataStoreARNInvalidException",
        `${refusal.reference} is not valid or does not map to an event data store in your account.`,
      );
    case "StoreExists":
      return refused(
        "EventDataStoreAlreadyExistsException",
        `An event data store with name ${refusal.name} already exists.`,
      );
    case "TooManyStores":
      return refused(
        "EventDataStoreMaxLimitExceededException",
        `User: ${refusal.accountId} already has ${refusal.limit} event data stores in ${refusal.region}.`,
      );
    case "StoreInactive":
      return refused("InactiveEventDataStoreException", `Event data store ${refusal.arn} is pending deletion.`);
    case "StoreStatusInvalid":
      return refused(
        "InvalidEventDataStoreStatusException",
        `Event data store ${refusal.arn} has the status ${refusal.status}, which this operation does not take.`,
      );
    case "StoreProtected":
      return refused(
        "EventDataStoreTerminationProtectedException",
        `Event data store ${refusal.arn} cannot be deleted because termination protection is enabled.`,
      );
    case "StoreParameter":
      return refused("InvalidParameterException", refusal.problem);
    case "StoreTags":
      return refused("InvalidTagParameterException", "An event data store can have at most 50 tags.");
    case "ManagementRoleMissing":
      return refused(
        "NoManagementAccountSLRExistsException",
        "The management account of the organization does not have the service-linked role of CloudTrail.",
      );
    default:
      return queryError(refusal);
  }
}

type OfQueries = Extract<StoreRefusal, Readonly<{ kind: `Query${string}` | "TooManyQueries" }>>;

function queryError(refusal: OfQueries): WireError {
  switch (refusal.kind) {
    case "QueryNotFound":
      return refused("QueryIdNotFoundException", `Query ${refusal.id} could not be found.`);
    case "QueryInactive":
      return refused(
        "InactiveQueryException",
        `Query ${refusal.id} cannot be canceled because it is in the ${refusal.status} state.`,
      );
    case "TooManyQueries":
      return refused("MaxConcurrentQueriesException", "You are already running the maximum of 10 concurrent queries.");
    case "QueryStatementInvalid":
      return refused("InvalidQueryStatementException", refusal.problem);
    case "QueryDateRange":
      return refused("InvalidDateRangeException", "The start time must be before the end time.");
    default:
      return unreachable(refusal);
  }
}

/** Refusals of other families go on to their own tables. */
export const isStoreRefusal = <R extends Readonly<{ kind: string }>>(
  refusal: R | StoreRefusal,
): refusal is StoreRefusal => STORE_KINDS.has(refusal.kind);

const STORE_KINDS: ReadonlySet<string> = new Set([
  "StoreNotFound",
  "StoreArnInvalid",
  "StoreExists",
  "TooManyStores",
  "StoreInactive",
  "StoreStatusInvalid",
  "StoreProtected",
  "StoreParameter",
  "StoreTags",
  "ManagementRoleMissing",
  "QueryNotFound",
  "QueryInactive",
  "TooManyQueries",
  "QueryStatementInvalid",
  "QueryDateRange",
] satisfies readonly StoreRefusal["kind"][]);
