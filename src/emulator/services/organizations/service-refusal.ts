/** Every "no" that this service can say: the domain's, and those about the request itself. */
import type { InvalidInputExceptionReason } from "@aws-sdk/client-organizations";
import type { OrganizationsRefusal } from "../../../domain/index.ts";

/** What is wrong with the request itself, beyond what the constraint table can say. */
export type InputRefusal =
  | Readonly<{ kind: "InvalidInput"; reason: InvalidInputExceptionReason; message: string }>
  | Readonly<{ kind: "TooManyTags" }>;

export type ServiceRefusal = OrganizationsRefusal | InputRefusal;
