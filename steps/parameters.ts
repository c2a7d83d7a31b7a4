/** Words that sentences are made of, beyond Cucumber's own. */
import { defineParameterType } from "@cucumber/cucumber";
import {
  DEEDS_IN_WORDS,
  type MissedBecause,
  REASONS_OF_REFUSAL,
  type ServiceName,
  type Struck,
  serviceNamed,
  type WatchingServiceName,
} from "../src/drill/index.ts";

/** `iam ListRoles`: a service and one of its operations. */
export type ApiCall = Readonly<{ service: ServiceName; operation: string }>;

/** `"admin" in "payments"`: a user, role or root in an account. */
export type NamedPrincipal = Readonly<{ principal: string; account: string }>;

/** `team=blue, cost=`: a blank value is an empty string. */
export const tagsOf = (list: string) =>
  list.split(", ").map((pair) => {
    const [key = "", value = ""] = pair.split("=");
    return { Key: key, Value: value };
  });

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

const MISSED_BECAUSE: Readonly<Record<string, MissedBecause>> = {
  "it comes late": "late",
  "its rule is switched off": "switched off",
  "its rule is gone": "gone",
  "its pattern does not match": "does not match",
  "it has no target": "no target",
  "its target refuses": "target refuses",
  "no event comes to it": "not handed over",
  "nothing that it fits is recorded": "no record",
  "it lives in another account": "other account",
  "it lives in another Region": "other Region",
};

/** Why nobody was told in time: `it comes late`, `its rule is switched off`. */
defineParameterType({
  name: "missedBecause",
  regexp: new RegExp(Object.keys(MISSED_BECAUSE).join("|")),
  transformer: (words: string): MissedBecause => {
    const found = MISSED_BECAUSE[words];
    if (found === undefined) throw new Error(`no reason is called \`${words}\``);
    return found;
  },
});

/** What somebody tries: `leave the organization`, `create the user "mallory"`. */
defineParameterType({
  name: "deed",
  regexp: new RegExp(DEEDS_IN_WORDS.join("|").replaceAll('"…"', '"[^"]*"')),
  transformer: (words: string): string => words,
});

/** Why AWS refused, as people call it: `the account is still within its waiting period`. */
defineParameterType({
  name: "refusalReason",
  regexp: new RegExp(REASONS_OF_REFUSAL.join("|")),
  transformer: (because: string): string => because,
});
