/** Plays what an intruder does in an incident, each act at its time, as attempts that the Thens judge. */
import {
  type Action,
  acceptInvitation,
  callApi,
  closeOwnAccount,
  leaveOnConsole,
  leaveOrganization,
  recoverRootPassword,
  removeAccount,
} from "../action/index.ts";
import type { TimelineAct } from "../incident/index.ts";
import { addMs, unreachable } from "../kernel/index.ts";
import type { Actor, Attempt } from "./attempt.ts";
import { serviceNamed } from "./attempting.ts";
import { ATTACKER, accountNamed, actorsNamed, organizationNamed, principalIn } from "./cast.ts";
import type { Drill } from "./drill.ts";
import { NotRun } from "./not-run.ts";
import { letPass } from "./pass-time.ts";

/**
 * Every act becomes an attempt of the same When. Times count from the moment of playing. With `last` the intruder is interrupted
 * after that act: what comes after it is planned, and can be tried on copies of the world.
 */
export async function playTimeline(drill: Drill, last?: string): Promise<void> {
  const { choice, stage } = drill;
  if (choice.kind !== "incident" || stage.timeline === undefined)
    throw new Error('no incident is open; start with `Given the incident "…"`');
  const { acts } = stage.timeline(choice.name);
  const control = drill.opened.target.control;
  if (control === undefined) throw new NotRun(`${drill.opened.target.name} cannot move time, and a timeline needs it`);
  const beginning = await control.now();
  const attempts: Attempt[] = [];
  const played = playedOf(acts, last);
  for (const act of played) {
    const restMs = addMs(beginning, act.atMs) - (await control.now());
    if (restMs > 0) await letPass(drill.opened.target, restMs);
    const attempt = await drill.act(actorOf(drill, act), actionOf(drill, act));
    drill.acts.set(act.id, attempt);
    attempts.push(attempt);
  }
  drill.attempts = attempts;
  for (const act of acts.slice(played.length)) {
    const step = { name: act.id, actor: actorOf(drill, act), action: actionOf(drill, act) };
    drill.recovery.plan({ ...step, at: addMs(beginning, act.atMs) }, drill.history.length);
  }
}

function playedOf(acts: readonly TimelineAct[], last: string | undefined): readonly TimelineAct[] {
  if (last === undefined) return acts;
  const index = acts.findIndex(({ id }) => id === last);
  if (index < 0)
    throw new Error(`the timeline has no act \`${last}\`; known: ${acts.map(({ id }) => `\`${id}\``).join(", ")}`);
  return acts.slice(0, index + 1);
}

/** Steps that the intruder means to take and has not taken yet. */
export function planSteps(drill: Drill, name: string, action: Action): void {
  for (const actor of actorsNamed(drill, name))
    drill.recovery.plan({ name: action.id, actor, action, at: undefined }, drill.history.length);
}

/** The Thens that follow are about this act. */
export function turnToAct(drill: Drill, id: string): void {
  const found = drill.acts.get(id);
  if (found === undefined) {
    const known = [...drill.acts.keys()].map((each) => `\`${each}\``).join(", ");
    throw new Error(`no act \`${id}\` was played; ${known === "" ? "the timeline was not" : `known: ${known}`}`);
  }
  drill.turnTo([found]);
}

function actorOf(drill: Drill, { actor }: TimelineAct): Actor {
  const account = accountNamed(drill, actor.account);
  return { name: ATTACKER, role: "attacker", account, principal: principalIn(account, actor.principal) };
}

function actionOf(drill: Drill, { action, parameters }: TimelineAct): Action {
  const text = (key: string): string => String(parameters[key] ?? "");
  switch (action) {
    case "accept-invitation":
      return acceptInvitation(organizationNamed(drill, text("organization")).id);
    case "call-api":
      return callApi(serviceNamed(text("service")), text("operation"), inputOf(parameters.input));
    case "close-own-account":
      return closeOwnAccount;
    case "leave-on-console":
      return leaveOnConsole;
    case "leave-organization":
      return leaveOrganization;
    case "recover-root-password":
      return recoverRootPassword;
    case "remove-account":
      return removeAccount(accountNamed(drill, text("account")).id);
    default:
      return unreachable(action);
  }
}

const inputOf = (input: unknown): Readonly<Record<string, unknown>> =>
  typeof input === "object" && input !== null ? { ...input } : {};
