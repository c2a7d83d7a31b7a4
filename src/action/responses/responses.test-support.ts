/** A fresh world of `scenarios/organizations/responding.yaml` for each test: real clients on the emulator, and hands for everybody. */
import { parametersFor } from "../../compose/samples.test-support.ts";
import { composeStage } from "../../compose.ts";
import type { CallOutcome, CallReport, Control, Hands, ServiceName, Target } from "../../target/index.ts";
import type { Response, ResponseReport } from "../index.ts";

export const MANAGEMENT = "480000000001";
export const SECURITY = "480000000002";
export const PAYMENTS = "480000000011";
export const LEDGER = "480000000012";
export const UMBRELLA = "480000000101";
export const STRANGER = "480000000201";
export const ACME_ID = "o-respacme01";
export const ROOT_ID = "r-resp";
export const PRODUCTION = "ou-resp-prod0001";
export const RESPONDER = `arn:aws:iam::${PAYMENTS}:role/incident-responder`;

export type Ground = Readonly<{
  target: Target;
  control: Control;
  as(accountId: string, principal?: string): Hands;
  /** Starts a fault, and ends it again when the answer is called. */
  fault(kind: string, parameters: Readonly<Record<string, unknown>>): Promise<() => Promise<void>>;
}>;

export async function ground(): Promise<Ground> {
  const { target } = await composeStage(parametersFor("responding")).open({ kind: "under-test" });
  const control = target.control as Control;
  return {
    target,
    control,
    as(accountId, principal = "admin") {
      const hands = target.as({ accountId, principal });
      if (hands === undefined) throw new Error(`no hands for ${principal} in ${accountId}`);
      return hands;
    },
    async fault(kind, parameters) {
      const started = await control.fault?.start(kind, parameters);
      if (started === undefined || !("id" in started)) throw new Error(`no fault: ${JSON.stringify(started)}`);
      return async () => {
        await control.fault?.undo(started.id);
      };
    },
  };
}

export type Words = readonly [service: ServiceName, operation: string, input?: Readonly<Record<string, unknown>>];

/** `ok`, or the code of the refusal. */
export async function cameTo(hands: Hands, ...[service, operation, input]: Words): Promise<string> {
  return wordOf((await hands.call(service, operation, input)).outcome);
}

export const wordOf = (outcome: CallOutcome): string =>
  outcome.kind === "succeeded" ? "ok" : outcome.kind === "refused" ? outcome.code : outcome.kind;

export async function answerTo(hands: Hands, ...[service, operation, input]: Words) {
  const report: CallReport = await hands.call(service, operation, input);
  if (report.outcome.kind !== "succeeded") throw new Error(`${operation} came to ${JSON.stringify(report.outcome)}`);
  return report.outcome.output;
}

/** The same hands; after the first call of that operation the fault is in force. */
export function faultyAfter(
  ground: Ground,
  hands: Hands,
  operation: string,
): Readonly<{ hands: Hands; mend(): Promise<void> }> {
  let mend: (() => Promise<void>) | undefined;
  return {
    hands: {
      ...hands,
      async call(service, called, input) {
        const report = await hands.call(service, called, input);
        if (called === operation && mend === undefined) mend = await ground.fault("api.throttling", { operation });
        return report;
      },
    },
    mend: async () => mend?.(),
  };
}

/** What takes a response back. */
export const undoOf = ({ undo }: ResponseReport): Response => {
  if (undo === undefined) throw new Error("there is no undo");
  return undo;
};
