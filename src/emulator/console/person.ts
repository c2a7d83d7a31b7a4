/** Whoever sits in front of the console: signs in, or does not. IAM User Guide: "How IAM users sign in to AWS"; aws-facts 3.2, 4. */
import {
  consoleReachAt,
  decideRootSignIn,
  decideUserSignIn,
  identitiesOf,
  rootUserArn,
  type Session,
} from "../../domain/index.ts";
import { accept, hours, type Result, refuse } from "../../kernel/index.ts";
import { callerFrom } from "../access/index.ts";
import type { Caller } from "../caller.ts";
import type { EmulatorState } from "../emulator-state.ts";
import type { ConsoleRefusal } from "./console-action.ts";
import type { ConsoleRequest } from "./console-request.ts";

/** A console session of a root user or an IAM user lasts twelve hours. IAM User Guide: "Enabling MFA…", session length. */
const SESSION_MS = hours(12);

/** The caller behind a console session, or why nobody gets in. */
export function signedIn(state: EmulatorState, request: ConsoleRequest): Result<Caller, ConsoleRefusal> {
  if (request.as === "root") return rootSignedIn(state, request);
  const { account, as, secondFactor } = request;
  if (consoleReachAt(account, state.clock.now()) === "nothing") return closedForGood;
  const { users, roles } = identitiesOf(state.world(), account.id);
  const isUser = users.has(as);
  if (!isUser && !roles.has(as)) return refuse({ kind: "NameUnknown" });
  const named = { accountId: account.id, userName: as, secondFactor };
  const entered = isUser ? decideUserSignIn(state.world(), named) : accept({ mfa: secondFactor });
  if (!entered.ok) return entered;
  const session = sessionOf(state, request, entered.value.mfa);
  const found = callerFrom(state.world(), { kind: "session", session }, state.clock.now());
  return found.ok ? found : refuse({ kind: "Refused", code: "SignInFailed", message: CLOSED });
}

const CLOSED = "the account is closed; only its root user may sign in, for bills and Support";

const closedForGood: Result<never, ConsoleRefusal> = refuse({ kind: "ClosedForGood" });

function rootSignedIn(state: EmulatorState, request: ConsoleRequest): Result<Caller, ConsoleRefusal> {
  const { account, secondFactor } = request;
  if (consoleReachAt(account, state.clock.now()) === "nothing") return closedForGood;
  const entered = decideRootSignIn(state.world(), { accountId: account.id, secondFactor });
  if (!entered.ok) return entered;
  return accept(rootCaller(sessionOf(state, request, entered.value.mfa)));
}

function sessionOf(state: EmulatorState, { account, as }: ConsoleRequest, mfa: boolean): Session {
  const now = state.clock.now();
  return {
    accessKeyId: state.ids().accessKey("ASIA"),
    secret: state.ids().secret(),
    token: state.ids().sessionToken(),
    accountId: account.id,
    owner: ownerOf(state, { account, as }),
    issuedAt: now,
    expiresAt: (now + SESSION_MS) as typeof now,
    mfa,
    policies: [],
    tags: new Map(),
  };
}

function ownerOf(state: EmulatorState, { account, as }: Pick<ConsoleRequest, "account" | "as">): Session["owner"] {
  if (as === "root") return { kind: "root" };
  const role = state.world().identities.get(account.id)?.roles.get(as);
  if (role === undefined) return { kind: "user", userName: as };
  return { kind: "role", roleName: role.name, roleId: role.id, sessionName: "console", sourceIdentity: undefined };
}

const rootCaller = (session: Session): Caller => ({
  accountId: session.accountId,
  accessKeyId: session.accessKeyId,
  credential: { kind: "session", session },
  principal: { kind: "root", accountId: session.accountId, arn: rootUserArn(session.accountId) },
  identity: { kind: "root" },
});

/** Nobody signed in: what AWS records of such a visit names the root user whose account it is about. */
export const nobody = ({ account }: ConsoleRequest): Caller => ({
  accountId: account.id,
  accessKeyId: "",
  credential: { kind: "none" },
  principal: { kind: "root", accountId: account.id, arn: rootUserArn(account.id) },
  identity: { kind: "root" },
});
