/** Chaos through the control API: `/_orgdrill/fault`, however the requests get there. */
import { type Instant, parseInstant } from "../kernel/index.ts";
import type { AnsweredBy, FaultControl, FaultInForce } from "./target.ts";

type Answer = Readonly<{ status: number; text: string }>;
type Ask = (method: string, path: string, body?: unknown) => Promise<Answer>;
type Listed = Readonly<{ faults: readonly (Omit<FaultInForce, "since"> & Readonly<{ since: string }>)[] }>;
type Begun = Readonly<{ id?: string; error?: Readonly<{ code: string; message: string }> }>;

/** Throws when the control API answers with something that it does not document. */
export function faultControl(answeredBy: AnsweredBy, ask: Ask): FaultControl {
  return {
    answeredBy,
    async start(kind, parameters) {
      const { status, text } = await ask("POST", "fault", { kind, parameters });
      const { id, error } = JSON.parse(text) as Begun;
      if (error !== undefined) return { ...error, status };
      if (id === undefined) throw new Error(`the target started \`${kind}\` and gave it no id: ${text}`);
      return { id };
    },
    async undo(id) {
      const { status, text } = await ask("DELETE", `fault/${encodeURIComponent(id)}`);
      if (status === 204) return true;
      if (status === 404) return false;
      throw new Error(`the target did not end \`${id}\`: ${text}`);
    },
    async list() {
      const { status, text } = await ask("GET", "fault");
      if (status !== 200) throw new Error(`the target does not tell which faults are in force: ${text}`);
      return (JSON.parse(text) as Listed).faults.map((each) => ({ ...each, since: whenOf(each.since) }));
    },
  };
}

/** Throws for what is no instant: a time that is guessed would be evidence of nothing. */
export function whenOf(text: string): Instant {
  const at = parseInstant(text);
  if (at === undefined) throw new Error(`\`${text}\` is no instant; expected ISO 8601`);
  return at;
}
