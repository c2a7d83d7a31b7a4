/** Writes the links that AWS mails: sent once, used once. */
import { unreachable } from "../../kernel/index.ts";
import type { MailLinkEvent } from "../domain-event.ts";
import type { MutableWorld } from "./mutable-world.ts";

export function applyMailLinkEvent(world: MutableWorld, event: MailLinkEvent): void {
  switch (event.kind) {
    case "MailLinkSent":
      world.mailLinks.set(event.link.token, event.link);
      return;
    case "MailLinkUsed":
      world.mailLinks.delete(event.token);
      return;
    default:
      unreachable(event);
  }
}
