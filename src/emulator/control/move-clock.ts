/** `POST /_orgdrill/clock`: virtual time moves forward by a length or to an instant. Whoever reads deliveries carries out what is due. */
import {
  accept,
  formatInstantMs,
  type Instant,
  instant,
  parseDuration,
  parseInstant,
  type Result,
  refuse,
} from "../../kernel/index.ts";
import type { EmulatorState } from "../emulator-state.ts";
import type { WireRequest, WireResponse } from "../wire/index.ts";
import { controlError, json, readJson } from "./answers.ts";

/** Far enough for any drill; later years do not fit AWS's four digits once a session's lifetime is added. */
export const END_OF_TIME = instant(Date.parse("9999-01-01T00:00:00Z"));

export function moveClock(state: EmulatorState, request: WireRequest): WireResponse {
  const now = state.clock.now();
  const asked = readMove(readJson(request), now);
  if (!asked.ok) return controlError(400, asked.refusal.code, asked.refusal.message);
  const to = asked.value;
  if (to < now) {
    const message = `virtual time is ${formatInstantMs(now)} and cannot run backwards`;
    return controlError(400, "TimeRunsForward", message);
  }
  state.clock.advance(to - now);
  return json(200, { now: formatInstantMs(state.clock.now()) });
}

type Complaint = Readonly<{ code: "InvalidBody" | "InvalidTime"; message: string }>;

const EXAMPLES = '{"advance":"15d"} or {"set":"2026-11-30T00:00:00Z"}';

function readMove(body: ReturnType<typeof readJson>, now: Instant): Result<Instant, Complaint> {
  if (body === undefined) return refuse({ code: "InvalidBody", message: `expected JSON such as ${EXAMPLES}` });
  const { advance, set } = body;
  if ((advance === undefined) === (set === undefined)) {
    return refuse({ code: "InvalidBody", message: `expected exactly one of \`advance\` and \`set\`: ${EXAMPLES}` });
  }
  const to = set === undefined ? laterBy(advance, now) : typeof set === "string" ? parseInstant(set) : undefined;
  if (to !== undefined && to <= END_OF_TIME) return accept(to);
  const expected = "expected a length such as `15d` or an ISO 8601 instant, before the year 9999";
  const seen = JSON.stringify(advance ?? set ?? null).slice(0, 100);
  return refuse({ code: "InvalidTime", message: `${expected}, got \`${seen}\`` });
}

function laterBy(advance: unknown, now: Instant): Instant | undefined {
  const durationMs = typeof advance === "string" ? parseDuration(advance) : undefined;
  return durationMs === undefined ? undefined : instant(now + Math.round(durationMs));
}
