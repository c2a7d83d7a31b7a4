/** When policies are changed by a call, so that an effective policy can say since when it is as it is. */
import type { DomainEvent, OrganizationsRefusal } from "../../../domain/index.ts";
import { accept, type Instant, type Result } from "../../../kernel/index.ts";

type Decision = Result<readonly DomainEvent[], OrganizationsRefusal>;

export const timed = (decision: Decision, at: Instant): Decision =>
  decision.ok ? accept(decision.value.map((event) => timedEvent(event, at))) : decision;

function timedEvent(event: DomainEvent, at: Instant): DomainEvent {
  switch (event.kind) {
    case "PolicyTypeEnabled":
    case "PolicyTypeDisabled":
    case "PolicyUpdated":
    case "PolicyAttached":
    case "PolicyDetached":
      return { ...event, at };
    default:
      return event;
  }
}
