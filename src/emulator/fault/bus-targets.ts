/** Rules and targets by the buses that they are on and lead to. */
import { eventBusArn } from "../../domain/index.ts";
import type { Aimed } from "./fault.ts";

export const busOfRule = ({ rule }: Pick<Aimed, "rule">): string => eventBusArn({ ...rule, name: rule.busName });

const IS_BUS = /^arn:aws:events:[a-z0-9-]{1,32}:(\d{12}):event-bus\//;

/** The account of the bus that a target is, or undefined where it is none. */
export const accountOfBus = ({ target }: Pick<Aimed, "target">): string | undefined => IS_BUS.exec(target.arn)?.[1];
