/** What operators can do and what drills can break, as tables for a terminal or as JSON. */
import { type FaultWords, HOP_NAMES } from "../action/index.ts";
import type { ListedResponse } from "../catalogue/index.ts";
import { wrapped } from "../kernel/index.ts";

const INDENT = "    ";

/** One row for each entry and its details below it, no wider than `width` columns where words allow it. */
type Table = Readonly<{
  columns: readonly string[];
  rows: readonly Readonly<{ cells: readonly string[]; details: readonly string[] }>[];
  width: number;
}>;

function renderTable({ columns, rows, width }: Table): readonly string[] {
  const lengths = columns.map((title, index) =>
    Math.max(title.length, ...rows.map(({ cells }) => (cells[index] ?? "").length)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((each, index) => each.padEnd(lengths[index] ?? 0))
      .join("  ")
      .trimEnd();
  return [
    line(columns),
    ...rows.flatMap(({ cells, details }) => [
      line(cells),
      ...details.flatMap((each) =>
        wrapped(each, width - INDENT.length, INDENT.length).map((part) => `${INDENT}${part}`),
      ),
    ]),
  ];
}

/** `width` in columns. */
export function renderResponses(responses: readonly ListedResponse[], width: number): string {
  const rows = responses.map(({ id, by, undo, does, calls, source }) => ({
    cells: [id, by, undo],
    details: [`${does}${calls.length === 0 ? "" : `: ${calls.join(", ")}`}`, source],
  }));
  const lines = renderTable({ columns: ["RESPONSE", "BY", "TAKEN BACK"], rows, width });
  const legend = "taken back: whole, partly (the report names what stays), or none; every response can be run again";
  return `${[...lines, "", counted(responses.length, "response"), ...wrapped(legend, width)].join("\n")}\n`;
}

/** In the order of the hops that they break. */
export function renderFaults(faults: readonly FaultWords[], width: number): string {
  const rows = HOP_NAMES.flatMap((hop) => faults.filter((each) => each.hop === hop)).map((each) => ({
    cells: [each.name, each.strikes, each.hop, each.effect],
    details: [
      `${each.kind}: ${each.sentence}`,
      `when it ends, ${each.recovery}`,
      ...(each.needs ?? []).map((name) => `needs ${name}`),
      ...(each.byCall === undefined ? [] : [`somebody can do it: ${each.byCall.service} ${each.byCall.operation}`]),
    ],
  }));
  const lines = renderTable({ columns: ["FAULT", "STRIKES", "HOP", "EFFECT"], rows, width });
  const legend = 'in a feature: When the fault "rule disabled" strikes the alarm "departures"';
  return `${[...lines, "", counted(faults.length, "fault"), legend].join("\n")}\n`;
}

/** Plain values: what is a function in the table becomes the names of the calls. */
export const faultsAsJson = (faults: readonly FaultWords[]): readonly object[] =>
  faults.map(({ byCall, ...words }) => ({
    ...words,
    ...(byCall !== undefined && {
      byCall: { service: byCall.service, operation: byCall.operation, undo: byCall.undo },
    }),
  }));

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;
