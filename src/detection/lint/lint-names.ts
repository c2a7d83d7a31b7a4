/** Names that no service has: what waits for them waits for ever. */
import type { LoadedDetection, Mention } from "../loaded-detection.ts";
import type { DetectionFinding } from "./detection-finding.ts";
import { eventsOf, nearestEvent, SERVICE_EVENTS } from "./event-dictionary.ts";

export const lintNames = (detection: LoadedDetection): readonly DetectionFinding[] => [
  ...lintEventNames(detection),
  ...lintEventSources(detection),
];

/** Judged where every source that the detection names is known; without a source, only what nearly is an event of Organizations. */
function lintEventNames({ mentions, format }: LoadedDetection): readonly DetectionFinding[] {
  const services = servicesOf(mentions.eventSources, mentions.sources);
  const known = services.map(eventsOf);
  const isComplete = services.length > 0 && known.every((each) => each !== undefined);
  const events = isComplete ? known.flatMap((each) => each ?? []) : (eventsOf("organizations") ?? []);
  const names = new Set(events);
  const folded = new Set(events.map((each) => each.toLowerCase()));
  return mentions.eventNames.flatMap(({ text, place }) => {
    // Sigma compares without regard to case.
    if (names.has(text) || (format === "sigma" && folded.has(text.toLowerCase()))) return [];
    const near = nearestEvent(text, events);
    if (!isComplete && (near === undefined || services.length > 0 || isElsewhere(text))) return [];
    const where = isComplete ? services.join(" or ") : "organizations";
    const instead = near === undefined ? "the event name as CloudTrail writes it" : `\`${near}\``;
    return [
      {
        rule: "unknown-event-name",
        severity: "error" as const,
        ...place,
        message: `no event of ${where} is called \`${text}\`: this term never matches`,
        instead,
      },
    ];
  });
}

const isElsewhere = (name: string): boolean =>
  ["account", "cloudtrail", "events", "iam", "sts"].some((service) => eventsOf(service)?.includes(name) === true) ||
  SERVICE_EVENTS.has(name);

const servicesOf = (eventSources: readonly Mention[], sources: readonly Mention[]): readonly string[] => [
  ...new Set(
    eventSources.length > 0
      ? eventSources.map(({ text }) => text.replace(/\.amazonaws\.com$/i, "").toLowerCase())
      : sources.map(({ text }) => text.replace(/^aws\./, "")),
  ),
];

function lintEventSources({ mentions }: LoadedDetection): readonly DetectionFinding[] {
  const wrong = mentions.eventSources.filter(({ text }) => !/\.amazonaws\.com$/i.test(text));
  return [
    ...wrong.map(({ text, place }) => ({
      rule: "unknown-event-source",
      severity: "error" as const,
      ...place,
      message: `event sources end in \`.amazonaws.com\`: \`${text}\` never matches`,
      instead: `\`${text.replace(/^aws\./, "")}.amazonaws.com\``,
    })),
    ...lintSourcePairs(mentions.sources, mentions.eventSources),
  ];
}

/** EventBridge's `source` and CloudTrail's `eventSource` name the same service. */
function lintSourcePairs(sources: readonly Mention[], eventSources: readonly Mention[]): readonly DetectionFinding[] {
  const [first] = sources;
  if (first === undefined || eventSources.length === 0) return [];
  const services = new Set(sources.map(({ text }) => text));
  if (eventSources.some(({ text }) => services.has(`aws.${text.split(".")[0]}`))) return [];
  const message = `\`source\` and \`eventSource\` name different services, so nothing matches both`;
  return [
    {
      rule: "sources-disagree",
      severity: "error",
      ...first.place,
      message,
      instead: `\`aws.${eventSources[0]?.text.split(".")[0]}\``,
    },
  ];
}
