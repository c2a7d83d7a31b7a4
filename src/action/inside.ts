/** A response that is carried out with a role in another account. STS API Reference: AssumeRole. */
import type { CallReport, Hands } from "../target/index.ts";
import { outputOf } from "./action.ts";
import { decisiveOf } from "./course.ts";
import type { Response, ResponseReport } from "./response.ts";
import { sessionIn } from "./techniques/assume-role.ts";

/** The responder's session in the account, or the call that was not answered with one. */
export async function enter(hands: Hands, roleArn: string): Promise<Hands | CallReport> {
  const entered = await hands.call("sts", "AssumeRole", { RoleArn: roleArn, RoleSessionName: "responder" });
  const output = outputOf(entered);
  return output === undefined ? entered : hands.becoming(...sessionIn(output));
}

/** The response, its preconditions and its undo, as that role. A refused AssumeRole is where it stops. */
export function inside(roleArn: string, response: Response): Response {
  const respond = async (hands: Hands): Promise<ResponseReport> => {
    const entered = await enter(hands, roleArn);
    if ("outcome" in entered) return shutOut(entered, { roleArn, response });
    const { undo, ...report } = await response.respond(entered);
    return undo === undefined ? report : { ...report, undo: inside(roleArn, undo) };
  };
  return { ...response, respond, carryOut: async (hands) => decisiveOf(await respond(hands)) };
}

type Wanted = Readonly<{ roleArn: string; response: Response }>;

function shutOut(entered: CallReport, { roleArn, response }: Wanted): ResponseReport {
  const { outcome } = entered;
  const why = outcome.kind === "refused" ? `${outcome.code}: ${outcome.message}` : outcome.kind;
  return {
    outcome: "not-done",
    ...{ unmet: [], done: [], already: [], left: [response.sentence], residue: [] },
    stopped: { at: `enter as ${roleArn}`, reason: `AssumeRole came to ${why}`, isUncertain: false },
    decisive: entered,
  };
}
