/** How well the CloudTrail record of a call is known: documented, observed in a recorded sample, or inferred, and then what of it. */
import {
  ELEMENTS_INFERRED,
  HOST_INFERRED,
  type KnownRecord,
  RECORDS_OF_OPERATIONS,
  RECORDS_OF_SERVICES,
  REQUEST_INFERRED,
  type RecordInference,
} from "./operation-records.data.ts";
import type { Confidence, OperationService } from "./operation-service.ts";

export type { RecordInference } from "./operation-records.data.ts";

/** `none`: the call leaves no record in any event history. */
export type RecordConfidence = Confidence | "none";

export type OperationRecord = Readonly<{
  /** `inferred` as soon as some part of it is. */
  confidence: RecordConfidence;
  source: string;
  inferred: readonly RecordInference[];
}>;

/** CloudTrail User Guide, record contents: the answer of a read is not recorded. */
const READS = /^(Describe|Get|Head|List|Lookup|Simulate|Test)/;

/** The service's own row holds unless the operation has one; without either everything about it is inferred. */
export function recordOfOperation(service: OperationService, name: string): OperationRecord {
  const own = rowOf(RECORDS_OF_OPERATIONS, `${service}:${name}`);
  return own === undefined ? byDefault(service, name) : toldOf(own);
}

function byDefault(service: OperationService, name: string): OperationRecord {
  const common = RECORDS_OF_SERVICES[service];
  if (common === undefined) return RECORD_OF_UNKNOWN;
  const elements = { what: READS.test(name) ? REQUEST_INFERRED : ELEMENTS_INFERRED };
  return {
    confidence: "inferred",
    source: common.source,
    inferred: [elements, { what: HOST_INFERRED }, ...(common.inferred ?? [])],
  };
}

/** Of a record that nobody has looked into. */
export const RECORD_OF_UNKNOWN: OperationRecord = {
  confidence: "inferred",
  source: "no source: nobody has said what is known of it",
  inferred: [{ what: "the whole record: that it is written, its name and its elements" }],
};

/** A row as a reader is told it. */
export const toldOf = ({ known, source, inferred = [] }: KnownRecord): OperationRecord => ({
  confidence: known !== "none" && inferred.length > 0 ? "inferred" : known,
  source,
  inferred,
});

/** The row of that key; a key of every object, such as `__proto__`, has none. */
export const rowOf = <Row>(rows: Readonly<Record<string, Row>>, key: string): Row | undefined =>
  Object.hasOwn(rows, key) ? rows[key] : undefined;
