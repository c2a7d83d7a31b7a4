/** Every operation of every emulated service, emulated or not, as a reader of the catalogue wants them. */
import { OPERATION_DEVIATIONS } from "./operation-deviations.ts";
import type { OperationRecord, RecordConfidence } from "./operation-records.ts";
import { type Confidence, OPERATIONS, type OperationService, SERVICES_EMULATED } from "./operations.ts";
import { OPERATIONS_NOT_EMULATED } from "./operations-not-emulated.ts";

export type ListedOperation = Readonly<{ service: OperationService; name: string }> &
  (
    | Readonly<{
        status: "emulated";
        /** Of the answer. */
        confidence: Confidence;
        source: string;
        /** What is inferred of the answer. */
        inferred: readonly string[];
        record: OperationRecord;
        deviation?: string;
      }>
    | Readonly<{ status: "not emulated"; reason: string }>
  );

/** Service by service, each in the order of the alphabet. */
export const OPERATION_LIST: readonly ListedOperation[] = SERVICES_EMULATED.flatMap((service) =>
  [...emulated(service), ...missing(service)].sort((left, right) => (left.name < right.name ? -1 : 1)),
);

function emulated(of: OperationService): readonly ListedOperation[] {
  return OPERATIONS.filter(({ service }) => service === of).map((operation) => {
    const deviation = OPERATION_DEVIATIONS[`${operation.service}:${operation.name}`];
    const listed = { ...operation, status: "emulated" } as const;
    return deviation === undefined ? listed : { ...listed, deviation };
  });
}

function missing(of: OperationService): readonly ListedOperation[] {
  return OPERATIONS_NOT_EMULATED.filter(({ service }) => service === of).map(({ service, name, reason }) => ({
    ...{ service, name, reason },
    status: "not emulated",
  }));
}

/** How many operations a service has, how many are emulated, and how sure their sources make us: of answers, and of records. */
export type OperationCount = Readonly<{ service: OperationService; all: number; emulated: number }> &
  Readonly<Record<Confidence, number>> &
  Readonly<{ records: Readonly<Record<RecordConfidence, number>> }>;

export const OPERATION_COUNTS: readonly OperationCount[] = SERVICES_EMULATED.map((service) => {
  const own = OPERATION_LIST.filter((each) => each.service === service);
  const sure = (confidence: Confidence): number =>
    own.filter((each) => each.status === "emulated" && each.confidence === confidence).length;
  const recorded = (confidence: RecordConfidence): number =>
    own.filter((each) => each.status === "emulated" && each.record.confidence === confidence).length;
  return {
    service,
    all: own.length,
    emulated: own.filter(({ status }) => status === "emulated").length,
    documented: sure("documented"),
    observed: sure("observed"),
    inferred: sure("inferred"),
    records: {
      documented: recorded("documented"),
      observed: recorded("observed"),
      inferred: recorded("inferred"),
      none: recorded("none"),
    },
  };
});
