/** Somebody looks something up so that a Then can judge what they are shown. */
import type { Action } from "../action/index.ts";
import type { Actor, Attempt } from "./attempt.ts";
import { managementActor } from "./cast.ts";
import type { Drill } from "./drill.ts";
import { cameTo } from "./expect-consequence.ts";
import { NotRun } from "./not-run.ts";
import type { AccountView } from "./organization-view.ts";

type Output = Readonly<Record<string, unknown>> | undefined;

/** What the call was answered with, or why there is no answer. */
export type Looked = Readonly<{
  attempt: Attempt;
  output: Output;
  refusal: string | undefined;
  /** What AWS calls the refusal. */
  code?: string;
}>;

export async function lookUp(drill: Drill, actor: Actor, action: Action): Promise<Looked> {
  drill.lookAt();
  const attempt = await drill.act(actor, action);
  const { outcome } = attempt.decisive;
  if (outcome.kind !== "succeeded") {
    const code = outcome.kind === "refused" ? { code: outcome.code } : {};
    return { attempt, output: undefined, refusal: cameTo(attempt), ...code };
  }
  const members = typeof outcome.output === "object" && outcome.output !== null ? Object.entries(outcome.output) : [];
  return { attempt, output: Object.fromEntries(members), refusal: undefined };
}

/** An administrator of the account, who looks for it. */
export function administratorIn(account: AccountView): Actor {
  const found =
    account.principals.find((each) => each.isAdministrator && each.kind !== "root") ??
    account.principals.find((each) => each.isAdministrator);
  if (found === undefined) throw new NotRun(`${account.name} has no administrator who could look`);
  return { name: `an administrator of ${account.name}`, role: "auditor", account, principal: found.name };
}

/** The operator of the organization that is drilled. */
export const operatorOf = (drill: Drill): Actor => managementActor(drill, drill.organization);
