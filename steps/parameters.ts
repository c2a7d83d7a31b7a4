/** Words that sentences are made of, beyond Cucumber's own. */
import { defineParameterType } from "@cucumber/cucumber";
import { type ServiceName, serviceNamed } from "../src/drill/index.ts";

/** `iam ListRoles`: a service and one of its operations. */
export type ApiCall = Readonly<{ service: ServiceName; operation: string }>;

/** `"admin" in "payments"`: a user, role or root in an account. */
export type NamedPrincipal = Readonly<{ principal: string; account: string }>;

defineParameterType({
  name: "call",
  regexp: /([a-z][a-z0-9]*) ([A-Z][A-Za-z0-9]+)/,
  transformer: (service: string, operation: string): ApiCall => ({ service: serviceNamed(service), operation }),
});

defineParameterType({
  name: "principal",
  regexp: /"([^"]+)" in "([^"]+)"/,
  transformer: (principal: string, account: string): NamedPrincipal => ({ principal, account }),
});
