/** The front door of the domain: the world, its events, and the decisions about it. */
export * from "./account/account.ts";
export * from "./assumptions.ts";
export * from "./domain-event.ts";
export * from "./event-rule/event-rule.ts";
export * from "./handshake/handshake.ts";
export * from "./organization/organization.ts";
export * from "./policy/organization-policy.ts";
export * from "./principal/principal.ts";
export * from "./world.ts";
