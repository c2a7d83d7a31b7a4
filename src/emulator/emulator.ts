/** The embedded emulator: one world behind AWS's wire protocols. The only way in is a request. */
import { parseAccountId, type VirtualClock } from "../kernel/index.ts";
import { callerFrom, findCredential, type IssuedProfile } from "./access/index.ts";
import { answerControl, isControlPath } from "./control/control.ts";
import { type EmulatorState, emulatorState } from "./emulator-state.ts";
import { routeRequest } from "./router.ts";
import type { EmulatorSettings } from "./settings.ts";
import type { WireRequest, WireResponse } from "./wire/index.ts";

/** One principal's credentials, with the names that people and records use for it. */
export type SignIn = Readonly<{
  /** `ACCOUNT/PRINCIPAL`, the name of its profile. */
  profile: string;
  accountId: string;
  /** `root`, or the name of the user or role. */
  principal: string;
  /** As CloudTrail prints it: the session's for a role. */
  arn: string;
  credentials: Readonly<{ accessKeyId: string; secretAccessKey: string; sessionToken?: string }>;
}>;

export type Emulator = Readonly<{
  clock: VirtualClock;
  /** Credentials of every principal, issued at the start; the same again after a reset. */
  signIns(): readonly SignIn[];
  /** Whether there is such an account by now; one that was made since the start has no sign-ins. */
  hasAccount(accountId: string): boolean;
  /** Answers at once, but for a service's first request, which loads its schemas. */
  answer(request: WireRequest): WireResponse | Promise<WireResponse>;
}>;

export function createEmulator(settings: EmulatorSettings): Emulator {
  const state: EmulatorState = emulatorState(settings);
  return {
    clock: settings.clock,
    signIns: () => state.profiles().map((profile) => signInOf(state, profile)),
    hasAccount(accountId) {
      const id = parseAccountId(accountId);
      return id !== undefined && state.world().accounts.has(id);
    },
    answer(request) {
      state.settle();
      return isControlPath(request.path) ? answerControl(state, request) : routeRequest(state, settings, request);
    },
  };
}

function signInOf(state: EmulatorState, issued: IssuedProfile): SignIn {
  const { name, accountId, principal, accessKeyId, secretAccessKey, sessionToken } = issued;
  const credential = findCredential(state.world(), accessKeyId);
  const caller = credential === undefined ? undefined : callerFrom(state.world(), credential, state.clock.now());
  return {
    profile: name,
    accountId,
    principal: principal.kind === "root" ? "root" : principal.kind === "user" ? principal.userName : principal.roleName,
    arn: caller?.ok === true ? caller.value.principal.arn : "",
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) },
  };
}
