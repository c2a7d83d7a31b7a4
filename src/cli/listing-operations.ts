/** The catalogue of operations as text, Markdown or JSON. */
import { type ListedOperation, OPERATION_COUNTS, OPERATION_LIST, type OperationCount } from "../catalogue/index.ts";

export type OperationFormat = "text" | "markdown" | "json";

export function renderOperations(format: OperationFormat): string {
  if (format === "json")
    return `${JSON.stringify({ services: OPERATION_COUNTS, operations: OPERATION_LIST }, null, 2)}\n`;
  return format === "markdown" ? markdown() : text();
}

const told = (operation: ListedOperation): string => {
  if (operation.status === "not emulated") return operation.reason;
  const { source, deviation } = operation;
  return deviation === undefined ? source : `${source}. Differs: ${deviation}`;
};

const sureness = (operation: ListedOperation): string =>
  operation.status === "emulated" ? operation.confidence : operation.status;

function text(): string {
  const lines = OPERATION_LIST.map(
    (each) => `${`${each.service}:${each.name}`.padEnd(58)} ${sureness(each).padEnd(12)} ${told(each)}`,
  );
  const counts = OPERATION_COUNTS.map(
    ({ service, emulated, all }) => `${service.padEnd(14)} ${String(emulated).padStart(4)} of ${all} emulated`,
  );
  return `${[...lines, "", ...counts].join("\n")}\n`;
}

const row = (...cells: readonly (string | number)[]): string =>
  `| ${cells.map((each) => String(each).replaceAll("|", "\\|")).join(" | ")} |`;

/** The table of counts, as the README has it too. */
export function countsTable(): readonly string[] {
  const line = ({ service, emulated, all, documented, observed, inferred }: OperationCount): string =>
    row(service, emulated, all, documented, observed, inferred);
  return [
    row("Service", "Emulated", "Of", "documented", "observed", "inferred"),
    row("---", "---", "---", "---", "---", "---"),
    ...OPERATION_COUNTS.map(line),
  ];
}

function markdown(): string {
  const sections = OPERATION_COUNTS.map(({ service }) => {
    const own = OPERATION_LIST.filter((each) => each.service === service);
    const rows = own.map((each) => row(each.name, sureness(each), told(each)));
    return [
      `## ${service}`,
      "",
      row("Operation", "Confidence", "Source, or why not"),
      row("---", "---", "---"),
      ...rows,
    ];
  });
  return `${[
    "# Operations that orgdrill emulates",
    "",
    "documented: AWS's reference says so. observed: public logs or recorded outcomes show it too. inferred: at least one outcome",
    "rests on an assumption, which is named. Whatever is not emulated answers 501 NotEmulatedException.",
    "",
    ...countsTable(),
    ...sections.flatMap((lines) => ["", ...lines]),
  ].join("\n")}\n`;
}
