/** The person's end of a run: progress on stderr, colour only where it is welcome and never the only signal. */
import pc from "picocolors";
import type { Painter } from "../reporting/index.ts";
import type { Progress } from "../run/index.ts";

/** Off with NO_COLOR, with TERM=dumb, and where the stream is no terminal; FORCE_COLOR turns it on. */
export const colours = (stream: NodeJS.WriteStream): ReturnType<typeof pc.createColors> =>
  pc.createColors(wantsColour(stream));

function wantsColour(stream: NodeJS.WriteStream): boolean {
  if ((process.env.NO_COLOR ?? "") !== "" || process.env.TERM === "dumb") return false;
  if ((process.env.FORCE_COLOR ?? "") !== "" && process.env.FORCE_COLOR !== "0") return true;
  return stream.isTTY === true;
}

/** Of the terminal; where there is none, COLUMNS may say it, as it does for other programs. */
export function widthOf(stream: Pick<NodeJS.WriteStream, "columns">, environment = process.env): number {
  const said = /^\d{1,4}$/.test(environment.COLUMNS ?? "") ? Number(environment.COLUMNS) : 80;
  return Math.max(40, Math.min(stream.columns ?? said, 120));
}

/** One line that is drawn again on a terminal; one line for each finished drill elsewhere; nothing when `quiet`. */
export function progressOn(stream: NodeJS.WriteStream, quiet: boolean): Progress & Readonly<{ clear(): void }> {
  if (quiet) return { planned() {}, finished() {}, repeating() {}, clear() {} };
  return stream.isTTY === true && process.env.CI === undefined ? redrawn(stream) : plain(stream);
}

function redrawn(stream: NodeJS.WriteStream): Progress & Readonly<{ clear(): void }> {
  let total = 0;
  const draw = (text: string): void => {
    stream.write(`\r\u001b[2K${text.slice(0, widthOf(stream) - 1)}`);
  };
  return {
    planned(count) {
      total = count;
      draw(`0 of ${total} drills`);
    },
    finished: ({ name, done }) => draw(`${done} of ${total} drills  ${name}`),
    repeating: (assumption, value) => draw(`repeating under ${assumption} = ${value}`),
    clear: () => stream.write("\r\u001b[2K"),
  };
}

function plain(stream: NodeJS.WriteStream): Progress & Readonly<{ clear(): void }> {
  let total = 0;
  return {
    planned(count) {
      total = count;
      stream.write(`${count} ${count === 1 ? "drill" : "drills"} planned\n`);
    },
    finished: ({ name, verdict, done }) => stream.write(`[${done}/${total}] ${verdict.padEnd(12)} ${name}\n`),
    repeating: (assumption, value) => stream.write(`repeating under the assumption ${assumption} = ${value}\n`),
    clear() {},
  };
}

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
