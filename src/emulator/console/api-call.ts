/** A call to the API of Organizations that a page of the console makes: the operation itself, with what the page asks it for. */
import { refuse } from "../../kernel/index.ts";
import type { OrganizationsOperation } from "../services/organizations/define.ts";
import { wireError } from "../services/organizations/refusals.ts";
import type { ConsoleCall, ConsoleContext } from "./console-action.ts";

type Asked<Input, Output> = Readonly<{
  operation: OrganizationsOperation<Input, Output>;
  /** What it is asked for, found in the world as it is before and after the call. */
  input(context: ConsoleContext): Parameters<OrganizationsOperation<Input, Output>["decide"]>[1];
}>;

export const apiCall = <Input, Output>({ operation, input }: Asked<Input, Output>): ConsoleCall => ({
  service: { name: "organizations", eventSource: "organizations.amazonaws.com" },
  operation,
  permissionSets: (context) => [
    operation.permissions?.(context, input(context)) ?? [{ action: `organizations:${operation.name}`, resource: "*" }],
  ],
  decide(context) {
    const decided = operation.decide(context, input(context));
    return decided.ok ? decided : refuse({ kind: "Refused", ...wireError(decided.refusal) });
  },
  input,
  output: (context, events) => operation.respond(context, input(context), events),
});
