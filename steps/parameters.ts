/** Words that sentences are made of, beyond Cucumber's own. */
import { defineParameterType } from "@cucumber/cucumber";
import { type ServiceName, type Struck, serviceNamed, type WatchingServiceName } from "../src/drill/index.ts";

/** `iam ListRoles`: a service and one of its operations. */
export type ApiCall = Readonly<{ service: ServiceName; operation: string }>;

/** `"admin" in "payments"`: a user, role or root in an account. */
export type NamedPrincipal = Readonly<{ principal: string; account: string }>;

defineParameterType({
  name: "call",
  regexp: /([a-z][a-z0-9]*) ([A-Z][A-Za-z0-9]+)/,
  transformer: (service: string, operation: string): ApiCall => ({ service: serviceNamed(service), operation }),
});

/** What a fault strikes: `the alarm "departures"`, `the bus "default" of "lab"`. */
defineParameterType({
  name: "struck",
  regexp: /the (alarm|trail|account|bucket|bus|log group|metric filter) "([^"]+)"(?: of "([^"]+)")?/,
  transformer: (what: string, name: string, owner?: string): Struck => ({
    ...{ what, name },
    ...(owner !== undefined && { owner }),
  }),
});

defineParameterType({
  name: "watchingService",
  regexp: /GuardDuty|Security Hub/,
  transformer: (name: string): WatchingServiceName => (name === "GuardDuty" ? "GuardDuty" : "Security Hub"),
});

defineParameterType({
  name: "principal",
  regexp: /"([^"]+)" in "([^"]+)"/,
  transformer: (principal: string, account: string): NamedPrincipal => ({ principal, account }),
});
