/** A point on the time line, in milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number & { readonly __brand: "Instant" };

export const instant = (epochMs: number): Instant => epochMs as Instant;

const ISO = /^(\d{4}-\d{2}-\d{2})(T(?!24)\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** Reads an ISO 8601 date or date-time; a date alone, or a time without a zone, is UTC. */
export function parseInstant(text: string): Instant | undefined {
  const day = ISO.exec(text)?.[1];
  if (day === undefined || !isInCalendar(day)) return undefined;
  const zoned = /(Z|[+-]\d{2}:?\d{2})$/.test(text) || !text.includes("T") ? text : `${text}Z`;
  const epochMs = Date.parse(zoned);
  return Number.isNaN(epochMs) ? undefined : instant(epochMs);
}

/** Date.parse reads 2026-02-30 as the second of March. */
function isInCalendar(day: string): boolean {
  const epochMs = Date.parse(day);
  return !Number.isNaN(epochMs) && new Date(epochMs).getUTCDate() === Number(day.slice(-2));
}

/** `2026-11-01T00:00:00Z`: whole seconds, the form that CloudTrail writes. */
export const formatInstant = (at: Instant): string => `${new Date(at).toISOString().slice(0, 19)}Z`;

/** `2026-11-01T00:00:00.000Z`: with milliseconds. */
export const formatInstantMs = (at: Instant): string => new Date(at).toISOString();

export const addMs = (at: Instant, durationMs: number): Instant => instant(at + durationMs);
