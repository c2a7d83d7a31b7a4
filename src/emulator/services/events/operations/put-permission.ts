/** PutPermission: one statement of a bus's policy, or the whole policy. EventBridge API Reference, PutPermission. */
import type { PutPermissionRequest } from "@aws-sdk/client-eventbridge";
import { parsePolicy } from "../../../../authorization/index.ts";
import { decidePutPolicy, decidePutStatement, withArns } from "../../../../domain/index.ts";
import { refuse } from "../../../../kernel/index.ts";
import { unknownPrincipal } from "../../../unknown-principal.ts";
import { onBus } from "../on-bus.ts";
import { defineOperation } from "../refusal.ts";
import { busMeant, findBus } from "../rules.ts";

export const putPermission = defineOperation<PutPermissionRequest, Record<string, never>>({
  name: "PutPermission",
  readOnly: false,
  permissions: (context, input) => onBus(context, "PutPermission", input.EventBusName),

  decide(context, input) {
    const { Policy, Action, Principal, StatementId, Condition } = input;
    const own = findBus(context, input.EventBusName);
    if (!own.ok) return own;
    const bus = busMeant(context, input.EventBusName);
    const { world, now } = context;
    const isStatement = StatementId !== undefined && Action !== undefined && Principal !== undefined;
    const isPartOfOne = [StatementId, Action, Principal, Condition].some((each) => each !== undefined);
    if (Policy === undefined ? !isStatement : isPartOfOne) return refuse({ kind: "PolicyOrStatement" });
    if (Policy !== undefined) {
      const document = parsePolicy(Policy, "resource");
      // That a user or role that is not there makes the policy invalid, as for other services, is inferred, and so are the words.
      const isRight = document.ok && unknownPrincipal(world, document.value) === undefined;
      if (!isRight) return refuse({ kind: "InvalidBusPolicy", text: "The policy is not valid." });
      return decidePutPolicy(world, bus, { text: withArns(world, Policy), now });
    }
    if (!isStatement) return refuse({ kind: "PolicyOrStatement" });
    const { Type: type = "", Key: key = "", Value: value = "" } = Condition ?? {};
    const condition = Condition === undefined ? {} : { condition: { type, key, value } };
    const statement = { statementId: StatementId, principal: Principal, action: Action, ...condition };
    return decidePutStatement(world, bus, { statement, now });
  },

  respond: () => ({}),
});
