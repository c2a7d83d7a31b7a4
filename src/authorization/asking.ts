/** One question on its way through the statements: the request, who asks, and which assumptions were consulted. */
import { type AssumptionValues, type AuthorizationAssumption, assumes } from "./assumptions.ts";
import type { Principal, RequestContext } from "./caller.ts";

export type Asking = Readonly<{
  resource: string;
  context: RequestContext;
  principal: Principal;
  /** A caller with a permissions boundary cannot be excepted by NotPrincipal (policy-evaluation 3.7). */
  hasBoundary: boolean;
  assumptions: AssumptionValues | undefined;
  /** Collects the assumptions that were consulted; absent when nobody will ask. */
  consulted: Set<AuthorizationAssumption> | undefined;
}>;

/** Whether the alternative reading is chosen, remembering that the question came up. */
export function choose(asking: Asking, name: AuthorizationAssumption, alternative: string): boolean {
  asking.consulted?.add(name);
  return assumes(asking.assumptions, name, alternative);
}
