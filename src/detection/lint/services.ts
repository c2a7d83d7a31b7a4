/** Which services a detection speaks of, and which name was meant where there is no such service. */
import { KNOWN_ACTIONS, SERVICE_PREFIXES } from "../../catalogue/index.ts";
import type { Mentions } from "../loaded-detection.ts";
import { nearestOf } from "./event-dictionary.ts";

/** Names in `source` and `eventSource` that are no prefix of actions. */
const OTHER_SERVICES = new Set(
  "api.ecr apigateway aws-api-gateway cloudcontrolapi cloudwatch dynamodbstreams elasticmapreduce emr monitoring tagging user-notifications vpc".split(
    " ",
  ),
);

/** By `eventSource`, or by EventBridge's `source` where that alone is named; a misspelt one counts as what was meant. */
export const servicesOf = ({
  eventSources,
  sources,
}: Pick<Mentions, "eventSources" | "sources">): readonly string[] => [
  ...new Set(
    (eventSources.length > 0 ? eventSources : sources)
      .map(({ text }) => serviceIn(text))
      .map((service) => meantService(service) ?? service),
  ),
];

export const serviceIn = (source: string): string =>
  source
    .replace(/^aws\./, "")
    .replace(/\.amazonaws\.com$/i, "")
    .toLowerCase();

/** The list of services is not complete, so only what nearly is one of those whose events are known here, or a long name, is called misspelt. */
export function meantService(service: string): string | undefined {
  if (SERVICE_PREFIXES.has(service) || OTHER_SERVICES.has(service) || service.length < SHORTEST) return undefined;
  const near = nearestOf(service, KNOWN_ACTIONS.keys()) ?? nearestOf(service, SERVICE_PREFIXES);
  return near === undefined || near.length < SHORTEST ? undefined : near;
}

/** Letters; among shorter names too many real ones are neighbours. */
const SHORTEST = 6;

const DOMAIN = "amazonaws.com";
/** Characters of a text that is still taken for a name. */
const LONGEST = 100;

/** For a text that does not end in `.amazonaws.com` the event source that it stands for, without whatever it has of another ending. */
export function meantEventSource(text: string): string | undefined {
  if (text.length > LONGEST) return undefined;
  const labels = text.replace(/^aws\./i, "").split(".");
  const end = labels.findIndex((_, index) => index > 0 && isNearlyDomain(labels.slice(index).join(".")));
  const stem = labels.slice(0, end < 0 ? labels.length : end).join(".");
  const service = (end < 0 ? stem.replace(/amazonaws\.com?$/i, "").replace(/\.com?$/i, "") : stem).toLowerCase();
  return /^[a-z0-9.-]+$/.test(service) ? `${meantService(service) ?? service}.${DOMAIN}` : undefined;
}

/** `amazonaws.co`, `amazonaws`, `amazonaws.com.cn`, `amazon.com`. */
const isNearlyDomain = (end: string): boolean =>
  /^(?:amazon|amazonaws|aws)(?:\.|$)/i.test(end) || nearestOf(end, [DOMAIN]) !== undefined;
