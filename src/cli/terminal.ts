/** The person's end of a run: progress on stderr, colour only where it is welcome and never the only signal. */
import pc from "picocolors";
import type { Verdict } from "../evidence/index.ts";
import { fitted } from "../kernel/index.ts";
import type { Painter } from "../reporting/index.ts";
import type { FinishedDrill, Progress, RepeatedDrills } from "../run/index.ts";
import { printable } from "./printable.ts";

/** Off with NO_COLOR, with TERM=dumb, and where the stream is no terminal; FORCE_COLOR turns it on. */
export const colours = (stream: NodeJS.WriteStream): ReturnType<typeof pc.createColors> =>
  pc.createColors(wantsColour(stream));

function wantsColour(stream: NodeJS.WriteStream): boolean {
  if ((process.env.NO_COLOR ?? "") !== "" || process.env.TERM === "dumb") return false;
  if ((process.env.FORCE_COLOR ?? "") !== "" && process.env.FORCE_COLOR !== "0") return true;
  return stream.isTTY === true;
}

const NARROWEST = 40;
const WIDEST_PAGE = 120;

/** For pages of prose. Of the terminal; where there is none, COLUMNS may say it, as it does for other programs. */
export const widthOf = (stream: Pick<NodeJS.WriteStream, "columns">, environment = process.env): number =>
  Math.min(columnsOf(stream, environment), WIDEST_PAGE);

/** A terminal that does not know its size says 0. */
function columnsOf({ columns }: Pick<NodeJS.WriteStream, "columns">, environment = process.env): number {
  const said = /^\d{1,4}$/.test(environment.COLUMNS ?? "") ? Number(environment.COLUMNS) : 80;
  return Math.max(NARROWEST, columns === undefined || columns === 0 ? said : columns);
}

type Screen = Pick<NodeJS.WriteStream, "columns" | "isTTY">;

/** How wide a list may be: as the terminal is, and as it likes where a file or another program reads it. */
export const screenWidth = (stream: Screen): number =>
  stream.isTTY === true ? columnsOf(stream) : Number.POSITIVE_INFINITY;

/** A list as the stream's reader wants it: no line is wider than a terminal, and none is touched elsewhere. */
export const fittedFor = (stream: Screen, text: string): string =>
  stream.isTTY === true ? fitted(text, columnsOf(stream)) : text;

export const show = (text: string, stream: NodeJS.WriteStream = process.stdout): boolean =>
  stream.write(fittedFor(stream, text));

export type Shown = Progress & Readonly<{ clear(): void }>;

/** One line that is drawn again on a terminal; one line for each finished drill elsewhere; nothing when `quiet`. */
export function progressOn(stream: NodeJS.WriteStream, quiet: boolean): Shown {
  if (quiet) return { planned() {}, finished() {}, repeating() {}, changed() {}, clear() {} };
  return stream.isTTY === true && process.env.CI === undefined ? redrawn(stream) : plain(stream);
}

function redrawn(stream: NodeJS.WriteStream): Shown {
  let total = 0;
  let isDrawn = false;
  const draw = (text: string): void => {
    isDrawn = true;
    stream.write(`\r\u001b[2K${printable(text).slice(0, widthOf(stream) - 1)}`);
  };
  return {
    planned(count) {
      total = count;
      draw(`0 of ${drills(total)}`);
    },
    finished: ({ name, done }) => draw(`${done} of ${drills(total)}  ${name}`),
    repeating: (repeat) => draw(repeating(repeat)),
    changed() {},
    clear() {
      if (isDrawn) stream.write("\r\u001b[2K");
    },
  };
}

function plain(stream: NodeJS.WriteStream): Shown {
  let total = 0;
  const line = (text: string): boolean => stream.write(`${printable(text)}\n`);
  return {
    planned(count) {
      total = count;
      line(`${drills(count)} planned`);
    },
    finished: (drill) => line(`[${drill.done}/${total}] ${soFar(drill).padEnd(12)} ${drill.name}`),
    repeating: (repeat) => line(repeating(repeat)),
    changed(changed) {
      for (const { name, before, verdict } of changed) line(`now ${word(verdict)}, was ${word(before)}: ${name}`);
    },
    clear() {},
  };
}

const drills = (count: number): string => `${count} ${count === 1 ? "drill" : "drills"}`;

const word = (verdict: Verdict): string => (verdict === "notRun" ? "not run" : verdict);

/** A verdict that may still change is never told as if it were the last word: `held so far, 3 repeats to come`. */
export function soFar({ verdict, repeatsToCome, hasTwinToCome }: Omit<FinishedDrill, "done" | "name">): string {
  const toCome = [
    ...(repeatsToCome === 0 ? [] : [`${repeatsToCome} ${repeatsToCome === 1 ? "repeat" : "repeats"}`]),
    ...(hasTwinToCome ? ["its twin"] : []),
  ];
  return toCome.length === 0 ? word(verdict) : `${word(verdict)} so far, ${toCome.join(" and ")} to come:`;
}

const repeating = ({ assumption, value, drills: count, index, total }: RepeatedDrills): string =>
  `repeat ${index} of ${total}: ${drills(count)} under the assumption ${assumption} = ${value}`;

/** Paints words for the summary; the words themselves always say the same. */
export function painterOn(stream: NodeJS.WriteStream): Painter {
  const colour = colours(stream);
  const paints: Record<Parameters<Painter>[0], (text: string) => string> = {
    held: colour.green,
    broke: colour.red,
    inconclusive: colour.yellow,
    notRun: colour.yellow,
    accepted: colour.cyan,
    strong: colour.bold,
    faint: colour.dim,
  };
  return (style, text) => paints[style](text);
}
