/** A fault as something that is done and undone in a drill: through the target's own control, or by the call that brings it about. */
import { canonicalJson } from "../../kernel/index.ts";
import type { CallOutcome, CallReport, Control } from "../../target/index.ts";
import { type Action, NothingToActOn } from "../action.ts";
import type { FaultWords } from "./fault-words.ts";

type Parameters = Readonly<Record<string, unknown>>;
type Undoable = Readonly<{ strike: Action; undo: Action }>;

/** Chaos does it: no call is made, so no record tells of it. Both throw `NothingToActOn` where the target has no faults. */
export const byChaos = (fault: FaultWords, parameters: Parameters): Undoable => ({
  strike: {
    id: fault.id,
    kind: "fault",
    sentence: fault.sentence,
    techniques: [],
    undo: fault.recovery,
    carryOut: (_hands, control) => report(fault.kind, parameters, { control, does: start }),
  },
  undo: {
    id: `undo-${fault.id}`,
    kind: "fault",
    sentence: `undo: ${fault.sentence}`,
    techniques: [],
    carryOut: (_hands, control) => report(fault.kind, parameters, { control, does: undo }),
  },
});

/** Somebody does it with the API's own call, which is recorded like any other; undefined where no single call does. */
export function bySomebody(fault: FaultWords, subject: string): Undoable | undefined {
  const { byCall } = fault;
  if (byCall === undefined) return undefined;
  const { service, operation, input, undo: back, undoInput = input } = byCall;
  return {
    strike: {
      id: `${fault.id}-by-call`,
      kind: "technique",
      sentence: `call ${service} ${operation} for ${subject}`,
      techniques: ["T1562.008"],
      undo: `call ${service} ${back}`,
      carryOut: (hands) => hands.call(service, operation, input(subject)),
    },
    undo: {
      id: `undo-${fault.id}-by-call`,
      kind: "response",
      sentence: `call ${service} ${back} for ${subject}`,
      techniques: [],
      carryOut: (hands) => hands.call(service, back, undoInput(subject)),
    },
  };
}

type Carrying = Readonly<{ control: Control | undefined; does: typeof start }>;
type Done = Readonly<{ id: string; operation: string; outcome: CallOutcome }>;

async function report(kind: string, parameters: Parameters, { control, does }: Carrying): Promise<CallReport> {
  if (control?.fault === undefined) throw new NothingToActOn("this target can cause no faults");
  const at = await control.now();
  const { answeredBy } = control.fault;
  const { id, operation, outcome } = await does(control, kind, parameters);
  return {
    at,
    arn: "chaos",
    service: "fault",
    operation,
    input: parameters,
    outcome,
    requestId: id,
    answeredBy,
  };
}

async function start(control: Control, kind: string, parameters: Parameters): Promise<Done> {
  const started = await control.fault?.start(kind, parameters);
  if (started === undefined || "id" in started) {
    const id = started?.id ?? "";
    return { id, operation: kind, outcome: { kind: "succeeded", output: { id } } };
  }
  return { id: "", operation: kind, outcome: { kind: "refused", ...started } };
}

/** The last that was started of that kind with those parameters: a replay on another world finds its own. */
async function undo(control: Control, kind: string, parameters: Parameters): Promise<Done> {
  const wanted = canonicalJson(parameters);
  const inForce = (await control.fault?.list()) ?? [];
  const found = inForce.findLast((each) => each.kind === kind && canonicalJson(each.parameters) === wanted);
  if (found === undefined || (await control.fault?.undo(found.id)) !== true)
    throw new NothingToActOn(`no fault \`${kind}\` with these parameters is in force`);
  return { id: found.id, operation: `undo ${kind}`, outcome: { kind: "succeeded", output: { id: found.id } } };
}
