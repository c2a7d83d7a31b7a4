/** Where a member of restXml or restJson1 stands, from the traits that the SDK writes beside its shape: bits, or an object. */
import type { Place } from "./service-model.ts";

/** Seen in the pinned versions of the SDK. */
const LABEL_BIT = 1;
const PAYLOAD_BIT = 16;
const STATUS_BIT = 32;
const DATE_TIME = 5;

/** `{}` for a member without traits. */
export function placeOf(reference: unknown): { place?: Place } {
  const [shape, traits] = Array.isArray(reference) && reference.length === 2 ? reference : [reference, 0];
  const place = { ...(typeof traits === "number" ? fromBits(traits) : fromObject(traits)) };
  const whole = shape === DATE_TIME ? { ...place, dateTime: true as const } : place;
  return Object.keys(whole).length === 0 ? {} : { place: whole };
}

const fromBits = (bits: number): Place => ({
  ...((bits & LABEL_BIT) === 0 ? {} : { label: true }),
  ...((bits & PAYLOAD_BIT) === 0 ? {} : { payload: true }),
  ...((bits & STATUS_BIT) === 0 ? {} : { status: true }),
});

function fromObject(traits: unknown): Place {
  if (typeof traits !== "object" || traits === null) return {};
  const { httpHeader, httpPrefixHeaders, httpQuery, httpLabel, httpPayload, xmlName, xmlFlattened, jsonName } =
    traits as Readonly<Record<string, unknown>>;
  return {
    ...(typeof httpHeader === "string" ? { header: httpHeader.toLowerCase() } : {}),
    ...(typeof httpPrefixHeaders === "string" ? { prefixHeaders: httpPrefixHeaders.toLowerCase() } : {}),
    ...(typeof httpQuery === "string" ? { query: httpQuery } : {}),
    ...(typeof xmlName === "string" ? { xmlName } : {}),
    ...(typeof jsonName === "string" ? { jsonName } : {}),
    ...(httpLabel === 1 ? { label: true } : {}),
    ...(httpPayload === 1 ? { payload: true } : {}),
    ...(xmlFlattened === 1 ? { flattened: true } : {}),
  };
}
