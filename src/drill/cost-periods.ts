/** Stretches of a drill's time that a feature gives names to, for asking what they cost. */
import { addMs, days, formatDuration, formatInstant, type Instant, instant } from "../kernel/index.ts";
import type { Drill } from "./drill.ts";
import { NotRun } from "./not-run.ts";
import { letPass } from "./pass-time.ts";

export type NamedPeriod = Readonly<{ name: string; from: Instant; until: Instant }>;

const DAY_MS = days(1);

const BOOKS = new WeakMap<Drill, Map<string, NamedPeriod>>();

/** The target's time; a target whose time cannot be read has no costs to drill. */
async function nowOf(drill: Drill): Promise<Instant> {
  const { control, name } = drill.opened.target;
  if (control === undefined) throw new NotRun(`${name} does not tell its time`);
  return control.now();
}

function note(drill: Drill, period: NamedPeriod): void {
  const book = BOOKS.get(drill) ?? new Map<string, NamedPeriod>();
  BOOKS.set(drill, book.set(period.name, period));
}

/** From so many days ago to so many days ago. */
export async function notePast(
  drill: Drill,
  { name, first, last }: Readonly<{ name: string; first: number; last: number }>,
): Promise<void> {
  const now = await nowOf(drill);
  note(drill, { name, from: addMs(now, -days(first)), until: addMs(now, -days(last)) });
}

/** Lets time pass and remembers it under that name. */
export async function notePassing(drill: Drill, name: string, durationMs: number): Promise<void> {
  const { control } = drill.opened.target;
  if (control === undefined)
    throw new NotRun(`${drill.opened.target.name} cannot move time by ${formatDuration(durationMs)}`);
  const from = await control.now();
  const until = await letPass(drill.opened.target, durationMs);
  drill.records.forget();
  note(drill, { name, from, until });
}

export function periodNamed(drill: Drill, name: string): NamedPeriod {
  const book = BOOKS.get(drill) ?? new Map<string, NamedPeriod>();
  const found = book.get(name);
  if (found === undefined)
    throw new Error(`no time is called \`${name}\`; known: ${[...book.keys()].join(", ") || "none"}`);
  return found;
}

/** The whole days (UTC) in a period, as dates, the end exclusive. */
export function wholeDaysOf({ name, from, until }: NamedPeriod): Readonly<{ from: string; until: string }> {
  const first = Math.ceil(from / DAY_MS) * DAY_MS;
  const end = Math.floor(until / DAY_MS) * DAY_MS;
  if (first >= end)
    throw new Error(
      `expected a whole day at least in \`${name}\`, saw ${formatInstant(from)} to ${formatInstant(until)}`,
    );
  return { from: dateOf(first), until: dateOf(end) };
}

/** The day before, for questions whose end is inclusive. */
export const dayBefore = (date: string): string => dateOf(Date.parse(date) - DAY_MS);

const dateOf = (epochMs: number): string => formatInstant(instant(epochMs)).slice(0, 10);
