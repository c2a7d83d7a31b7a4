/** The formats that a run folder can be rendered into, by the name that `--format` takes. */
import type { RunEvidence } from "../evidence/index.ts";
import { renderCsv } from "./formats/csv.ts";
import { renderHtml } from "./formats/html.ts";
import { renderJunit } from "./formats/junit.ts";
import { renderMarkdown } from "./formats/markdown.ts";
import type { ReportContext } from "./report-context.ts";

/** A pure function of the evidence: the same evidence gives the same bytes. */
export type Renderer = Readonly<{ fileName: string; render(evidence: RunEvidence, context?: ReportContext): string }>;

export const renderers = {
  html: { fileName: "report.html", render: renderHtml },
  junit: { fileName: "junit.xml", render: renderJunit },
  markdown: { fileName: "summary.md", render: renderMarkdown },
  csv: { fileName: "results.csv", render: renderCsv },
} as const satisfies Record<string, Renderer>;

export type FormatName = keyof typeof renderers;

export const isFormatName = (name: string): name is FormatName => Object.hasOwn(renderers, name);

/** Text of each format by file name, ready for `writeRun` and `addRendered`. */
export const renderAll = (
  evidence: RunEvidence,
  formats: readonly FormatName[],
  context: ReportContext = {},
): ReadonlyMap<string, string> =>
  new Map(
    formats.map((name) => {
      const renderer: Renderer = renderers[name];
      return [renderer.fileName, renderer.render(evidence, context)];
    }),
  );
