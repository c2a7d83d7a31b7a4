/** The front door of reporting: evidence in, text out. */
export { type Painter, renderTerminal, type TerminalOptions } from "./formats/terminal.ts";
export { type FormatName, isFormatName, type Renderer, renderAll, renderers } from "./renderers.ts";
export type { ClaimTitle, ReportContext } from "./report-context.ts";
export { classStatement } from "./sections/class-statement.ts";
export { type Headline, headline } from "./sections/headline.ts";
export { totalsInWords } from "./sections/tiles.ts";
export { type Break, whatBroke } from "./sections/what-broke.ts";
export { oneLine, shortened } from "./text.ts";
