/** Of which service a question on reservations is: of one that its filter names, or of EC2. API Reference, GetReservationUtilization: Filter. */
import type { Expression } from "@aws-sdk/client-cost-explorer";
import { RESERVABLE_SERVICES } from "../../../domain/index.ts";
import { mentions } from "./coverage.ts";
import type { Filter } from "./filter.ts";

export const reservedOf = (filter: Expression | undefined, counts: Filter): Filter =>
  mentions(filter, "SERVICE") ? counts : (fact) => fact.service === RESERVABLE_SERVICES[0] && counts(fact);
