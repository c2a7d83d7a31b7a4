/** The catalogue of operations as text, Markdown or JSON. */
import { type ListedOperation, OPERATION_COUNTS, OPERATION_LIST, type OperationCount } from "../catalogue/index.ts";
import { fitted } from "../kernel/index.ts";

export type OperationFormat = "text" | "markdown" | "json";

/** `width` in columns, of the text alone: tables of other formats are as wide as they are. */
export function renderOperations(format: OperationFormat, width = Number.POSITIVE_INFINITY): string {
  if (format === "json")
    return `${JSON.stringify({ services: OPERATION_COUNTS, operations: OPERATION_LIST }, null, 2)}\n`;
  return format === "markdown" ? markdown() : text(width);
}

const told = (operation: ListedOperation): string => {
  if (operation.status === "not emulated") return operation.reason;
  const { source, deviation } = operation;
  return deviation === undefined ? source : `${source}. Differs: ${deviation}`;
};

const sureness = (operation: ListedOperation): string =>
  operation.status === "emulated" ? operation.confidence : operation.status;

const recordSureness = (operation: ListedOperation): string =>
  operation.status === "emulated" ? operation.record.confidence : "";

/** Where a record is known from; what of it is inferred stands in front. */
function toldOfRecord(operation: ListedOperation): string {
  if (operation.status === "not emulated") return "";
  const { source, inferred } = operation.record;
  const parts = inferred.map(({ what, where }) => (where === undefined ? what : `${what} (of calls that ${where})`));
  return parts.length === 0 ? source : `inferred: ${parts.join("; ")}. ${source}`;
}

const column = "".padEnd(58);

/** On a screen that is narrower the columns take more room than the words, and each operation has a paragraph. */
const LEAST = 144;

function text(width: number): string {
  const counts = OPERATION_COUNTS.map(
    ({ service, emulated, all }) => `${service.padEnd(14)} ${String(emulated).padStart(4)} of ${all} emulated`,
  );
  const lines = width < LEAST ? OPERATION_LIST.map(paragraph) : OPERATION_LIST.map(rows);
  return fitted(`${[...lines, "", ...counts].join("\n")}\n`, width);
}

function rows(each: ListedOperation): string {
  const answer = `${`${each.service}:${each.name}`.padEnd(58)} ${sureness(each).padEnd(12)} ${told(each)}`;
  return each.status === "not emulated"
    ? answer
    : `${answer}\n${column} ${recordSureness(each).padEnd(12)} record: ${toldOfRecord(each)}`;
}

function paragraph(each: ListedOperation): string {
  const answer = `${each.service}:${each.name}\n    ${sureness(each)}: ${told(each)}`;
  if (each.status === "not emulated") return answer;
  const [sure, record] = [recordSureness(each), toldOfRecord(each)];
  return `${answer}\n    record ${record.startsWith(`${sure}: `) ? "" : `${sure}: `}${record}`;
}

const row = (...cells: readonly (string | number)[]): string =>
  `| ${cells.map((each) => String(each).replaceAll("|", "\\|")).join(" | ")} |`;

/** The table of counts, as the README has it too. */
export function countsTable(): readonly string[] {
  const line = ({ service, emulated, all, documented, observed, inferred, records }: OperationCount): string =>
    row(
      ...[service, emulated, all, documented, observed, inferred],
      ...[records.documented, records.observed, records.inferred, records.none],
    );
  const columns = [
    ...["Service", "Emulated", "Of", "Answer documented", "observed", "inferred"],
    ...["Record documented", "observed", "inferred", "none"],
  ];
  return [row(...columns), row(...columns.map(() => "---")), ...OPERATION_COUNTS.map(line)];
}

function markdown(): string {
  const sections = OPERATION_COUNTS.map(({ service }) => {
    const own = OPERATION_LIST.filter((each) => each.service === service);
    const rows = own.map((each) =>
      row(each.name, sureness(each), told(each), recordSureness(each), toldOfRecord(each)),
    );
    return [
      `## ${service}`,
      "",
      row("Operation", "Answer", "Source, or why not", "Record", "Of its CloudTrail record"),
      row("---", "---", "---", "---", "---"),
      ...rows,
    ];
  });
  return `${[
    "# Operations that orgdrill emulates",
    "",
    "Of each operation, how well its answer is known and how well its CloudTrail record. documented: AWS's pages say so. observed:",
    "public logs, recorded outcomes or a recorded sample show it too. inferred: at least a part of it is, which is named. none: the",
    "call leaves no record in any event history. Whatever is not emulated answers 501 NotEmulatedException.",
    "",
    ...countsTable(),
    ...sections.flatMap((lines) => ["", ...lines]),
  ].join("\n")}\n`;
}
