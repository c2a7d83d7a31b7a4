/** ISO 8601's basic form, in which signatures carry their time: `20261101T000000Z`. */

const BASIC_TIME = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/;

export const isBasicTime = (text: string): boolean => BASIC_TIME.test(text);

/** `20261101T000000Z`, from milliseconds since 1970. */
export const basicTime = (epochMs: number): string =>
  `${new Date(epochMs).toISOString().slice(0, 19).replaceAll("-", "").replaceAll(":", "")}Z`;

/** Milliseconds since 1970, or `undefined` when the text is not in ISO 8601's basic form. */
export function parseBasicTime(text: string): number | undefined {
  if (lastTime.text !== text) lastTime = { text, epochMs: readBasicTime(text) };
  return lastTime.epochMs;
}

/** Requests of one second share their time. */
let lastTime: Readonly<{ text: string; epochMs: number | undefined }> = { text: "", epochMs: undefined };

function readBasicTime(text: string): number | undefined {
  const [, year, month, day, hour, minute, second] = BASIC_TIME.exec(text) ?? [];
  if (year === undefined) return undefined;
  const epochMs = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(epochMs) ? undefined : epochMs;
}
