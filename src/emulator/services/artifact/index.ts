/** AWS Artifact: which agreements with AWS are in force for an account. */
import type { Service } from "../../operation.ts";
import { listCustomerAgreements } from "./operations/list-customer-agreements.ts";
import { accessDenied, wireError } from "./refusals.ts";

export const artifactService: Service = {
  name: "artifact",
  eventSource: "artifact.amazonaws.com",
  actionPrefix: "artifact",
  operations: new Map([[listCustomerAgreements.name, listCustomerAgreements]]),
  wireError,
  accessDenied,
};
