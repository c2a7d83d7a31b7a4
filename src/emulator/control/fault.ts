/** `/_orgdrill/fault`: chaos begins, is listed, and ends. */

import { HOP_DELAYS } from "../../catalogue/index.ts";
import { formatInstantMs } from "../../kernel/index.ts";
import type { EmulatorState } from "../emulator-state.ts";
import { FAULT_KINDS } from "../fault/kinds/index.ts";
import { NOT_EMULATED } from "../fault/not-emulated.ts";
import { expectation } from "../fault/parameters.ts";
import type { WireRequest, WireResponse } from "../wire/index.ts";
import { controlError, json, readJson } from "./answers.ts";

const EXAMPLE = '{"kind":"delivery.delay","parameters":{"hop":"event-bus","median":"20m"}}';

/** 201 with the fault's id; an unknown kind is refused with the list of those that there are. */
export function startFault(state: EmulatorState, request: WireRequest): WireResponse {
  const body = readJson(request);
  const { kind, parameters = {} } = body ?? {};
  if (typeof kind !== "string" || typeof parameters !== "object" || parameters === null || Array.isArray(parameters)) {
    return controlError(400, "InvalidBody", `expected JSON such as ${EXAMPLE}`);
  }
  const started = state.faults().start(kind, parameters as Readonly<Record<string, unknown>>, state.faultMoment());
  if (!started.ok) return controlError(400, started.refusal.code, started.refusal.message);
  return json(201, { id: started.value.id });
}

export function stopFault(state: EmulatorState, _request: WireRequest, id: string): WireResponse {
  if (state.faults().stop(id, state.faultMoment())) return { status: 204, headers: {}, body: "" };
  return controlError(
    404,
    "UnknownFault",
    `no fault \`${id.slice(0, 100)}\` is in force; GET /_orgdrill/fault lists those that are`,
  );
}

/** Those in force, and what there is to start. */
export const listFaults = (state: EmulatorState): WireResponse =>
  json(200, {
    faults: state
      .faults()
      .inForce()
      .map(({ since, ...fault }) => ({ ...fault, since: formatInstantMs(since) })),
    ...describeFaults(),
  });

/** What there is to start, for whoever builds a form of it; and the delays that the hops have without a fault. */
export const describeFaults = (): Readonly<Record<string, unknown>> => ({
  kinds: [...FAULT_KINDS.values()].map(({ kind, sentence, recovery, source, parameters }) => ({
    ...{ kind, sentence, recovery, source },
    parameters: Object.fromEntries(
      Object.entries(parameters).map(([name, parameter]) => [
        name,
        { expected: expectation(parameter), sentence: parameter.sentence, required: parameter.isRequired === true },
      ]),
    ),
  })),
  notEmulated: [...NOT_EMULATED].map(([kind, sentence]) => ({ kind, sentence })),
  delays: HOP_DELAYS,
});
