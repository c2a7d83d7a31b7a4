/** The only writer of the world: one event in, one change made. It never decides; an event that cannot be true is a defect. */
import { unreachable } from "../../kernel/index.ts";
import type { DomainEvent } from "../domain-event.ts";
import type { World } from "../world.ts";
import { applyAccountEvent } from "./account.ts";
import { applyEventRuleEvent } from "./event-rule.ts";
import { applyHandshakeEvent } from "./handshake.ts";
import { applyIdentityEvent } from "./identity.ts";
import { applyMembershipEvent } from "./membership.ts";
import { writable } from "./mutable-world.ts";
import { applyOrganizationEvent } from "./organization.ts";
import { applyPolicyEvent } from "./policy.ts";

/** Writes one event into the world, in place. Events of one decision are applied in the order in which it gave them. */
export function apply(world: World, event: DomainEvent) {
  const opened = writable(world);
  switch (event.kind) {
    case "AccountOpened":
    case "RootUserChanged":
    case "SignUpChanged":
    case "AccountTagged":
    case "CreateAccountRequested":
      return applyAccountEvent(opened, event);
    case "AccountJoined":
    case "AccountDeparted":
    case "AccountMoved":
      return applyMembershipEvent(opened, event);
    case "OrganizationCreated":
    case "OrganizationDeleted":
    case "OrganizationalUnitCreated":
    case "OrganizationalUnitRenamed":
    case "OrganizationalUnitDeleted":
    case "PolicyTypeEnabled":
    case "PolicyTypeDisabled":
      return applyOrganizationEvent(opened, event);
    case "PolicyCreated":
    case "PolicyUpdated":
    case "PolicyDeleted":
    case "PolicyAttached":
    case "PolicyDetached":
      return applyPolicyEvent(opened, event);
    case "HandshakeOpened":
    case "HandshakeMoved":
      return applyHandshakeEvent(opened, event);
    case "UserChanged":
    case "UserDeleted":
    case "RoleChanged":
    case "RoleDeleted":
    case "ManagedPolicyChanged":
    case "ManagedPolicyDeleted":
    case "AccessKeyChanged":
    case "AccessKeyDeleted":
    case "SessionIssued":
      return applyIdentityEvent(opened, event);
    case "EventRuleChanged":
    case "EventRuleDeleted":
      return applyEventRuleEvent(opened, event);
    default:
      return unreachable(event);
  }
}
