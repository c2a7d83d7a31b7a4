/** Lengths of time, in milliseconds. */
const UNIT_MS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
type Unit = keyof typeof UNIT_MS;

export const seconds = (count: number): number => count * UNIT_MS.s;
export const minutes = (count: number): number => count * UNIT_MS.m;
export const hours = (count: number): number => count * UNIT_MS.h;
export const days = (count: number): number => count * UNIT_MS.d;

/** Reads `15d`, `4h30m`, `90s`, `250ms`, `1d 12h`; answers milliseconds, or undefined for anything else. */
export function parseDuration(text: string): number | undefined {
  if (!/^ *(\d+(\.\d+)? *(ms|s|m|h|d) *)+$/.test(text)) return undefined;
  let totalMs = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?) *(ms|s|m|h|d)/g)) {
    totalMs += Number(amount) * UNIT_MS[unit as Unit];
  }
  return Number.isSafeInteger(Math.ceil(totalMs)) ? totalMs : undefined;
}

/** `4 m 30 s`, `15 d`, `0 s`, `-1 h`: the two largest units that are not zero. */
export function formatDuration(durationMs: number): string {
  if (durationMs < 0) return `-${formatDuration(-durationMs)}`;
  const parts: string[] = [];
  let restMs = Math.round(durationMs);
  for (const unit of ["d", "h", "m", "s", "ms"] as const) {
    const count = Math.floor(restMs / UNIT_MS[unit]);
    restMs -= count * UNIT_MS[unit];
    if (count > 0) parts.push(`${count} ${unit}`);
  }
  return parts.slice(0, 2).join(" ") || "0 s";
}
