/** Reads the body of `POST /_orgdrill/console`: which action, in which account, as whom, with what. Untrusted input. */
import { type Account, identitiesOf, type World } from "../../domain/index.ts";
import { accept, type Result, refuse } from "../../kernel/index.ts";
import { CONSOLE_ACTIONS } from "./actions/index.ts";
import type { ConsoleAction, ConsoleParameters } from "./console-action.ts";

export type ConsoleRequest = Readonly<{
  action: ConsoleAction;
  account: Account;
  /** `root`, the name of a user or role of the account, or what somebody typed who signs in and is nobody there. */
  as: string;
  /** The person has the second factor at hand. */
  secondFactor: boolean;
  parameters: ConsoleParameters;
}>;

export type Complaint = Readonly<{ code: string; message: string }>;

type Body = Readonly<Record<string, unknown>>;

const COMMON = ["action", "account", "as", "secondFactor"];
const EXAMPLE = '{"action":"sign-in","account":"222222222222","as":"root"}';

/** Names of users and roles are no longer. IAM and AWS STS quotas. */
const LONGEST_NAME = 64;

/** Everything wrong is said before anything is done. */
export function readConsoleRequest(body: Body | undefined, world: World): Result<ConsoleRequest, Complaint> {
  if (body === undefined) return complain(`expected JSON such as ${EXAMPLE}`);
  const action = typeof body.action === "string" ? CONSOLE_ACTIONS.get(body.action) : undefined;
  if (action === undefined)
    return complain(`expected \`action\` to be one of ${list([...CONSOLE_ACTIONS.keys()])}, got ${shown(body.action)}`);
  const found = accountNamed(world, body.account);
  if (!found.ok) return complain(found.refusal);
  const account = found.value;
  const { as = "root", secondFactor = false } = body;
  if (typeof as !== "string" || as.length > LONGEST_NAME || !mayCome(world, { action, account, as }))
    return complain(`expected \`as\` to be \`root\`, a user or a role of \`${account.name}\`, got ${shown(as)}`);
  if (typeof secondFactor !== "boolean")
    return complain(`expected \`secondFactor\` to be true or false, got ${shown(secondFactor)}`);
  const parameters = readParameters(action, body);
  return parameters.ok
    ? accept({ action, account, as, secondFactor, parameters: parameters.value })
    : complain(parameters.refusal);
}

/** The account of that id, or the only one of that name, or a sentence about why there is none. */
export function accountNamed(world: World, name: unknown): Result<Account, string> {
  const accounts = [...world.accounts.values()];
  const known = accounts.find(({ id }) => id === name);
  const named = known === undefined ? accounts.filter((each) => each.name === name) : [known];
  const [account] = named;
  if (account === undefined)
    return refuse(`expected \`account\` to be the id or the name of an account, got ${shown(name)}`);
  if (named.length === 1) return accept(account);
  return refuse(
    `expected \`account\` to mean one account, got ${shown(name)}, the name of ${named.length}: give an id`,
  );
}

/** Anybody may try to sign in under any name. Where nobody signs in, a name that nobody has is a mistake. */
function mayCome(world: World, { action, account, as }: Pick<ConsoleRequest, "action" | "account" | "as">): boolean {
  const { users, roles } = identitiesOf(world, account.id);
  return action.who !== "anybody" || as === "root" || users.has(as) || roles.has(as);
}

function readParameters(action: ConsoleAction, body: Body): Result<ConsoleParameters, string> {
  const read: Record<string, string | boolean> = Object.create(null);
  for (const [name, value] of Object.entries(body)) {
    if (COMMON.includes(name)) continue;
    const type = Object.hasOwn(action.parameters, name) ? action.parameters[name] : undefined;
    const known = list(Object.keys(action.parameters));
    if (type === undefined) return refuse(`\`${action.name}\` has no parameter \`${name}\`; it has ${known}`);
    if (!isOf(type, value)) return refuse(`expected \`${name}\` to be ${described(type)}, got ${shown(value)}`);
    if (typeof value === "string" || typeof value === "boolean") read[name] = value;
  }
  const missing = action.required.find((name) => !Object.hasOwn(read, name));
  if (missing !== undefined) return refuse(`\`${action.name}\` needs \`${missing}\``);
  const objection = action.objection?.(read);
  return objection === undefined ? accept(read) : refuse(objection);
}

type ParameterType = ConsoleAction["parameters"][string];

function isOf(type: ParameterType, value: unknown): boolean {
  if (type === "flag") return typeof value === "boolean";
  return typeof value === "string" && (type === "text" || type.includes(value));
}

function described(type: ParameterType): string {
  if (type === "flag") return "true or false";
  return type === "text" ? "a text" : `one of ${list(type)}`;
}

const complain = (message: string): Result<never, Complaint> => refuse({ code: "InvalidBody", message });

const list = (names: readonly string[]): string =>
  names.length === 0 ? "none" : names.map((name) => `\`${name}\``).join(", ");

const shown = (value: unknown): string => `\`${JSON.stringify(value)?.slice(0, 100) ?? "nothing"}\``;
