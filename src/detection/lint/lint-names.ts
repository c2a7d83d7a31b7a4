/** Names that no service has: what waits for them waits for ever. */
import type { LoadedDetection, Mention } from "../loaded-detection.ts";
import type { DetectionFinding } from "./detection-finding.ts";
import { eventsOf, nearestEvent, nearestPart, SERVICE_EVENTS } from "./event-dictionary.ts";
import { meantEventSource, meantService, serviceIn, servicesOf } from "./services.ts";

export const lintNames = (detection: LoadedDetection): readonly DetectionFinding[] => [
  ...lintEventNames(detection),
  ...lintEventSources(detection),
  ...lintServices(detection),
];

/** Judged where every source that the detection names is known; without a source, only what nearly is an event of Organizations. */
function lintEventNames({ mentions, format }: LoadedDetection): readonly DetectionFinding[] {
  const services = servicesOf(mentions);
  const known = services.map(eventsOf);
  const isComplete = services.length > 0 && known.every((each) => each !== undefined);
  const events = isComplete ? known.flatMap((each) => each ?? []) : (eventsOf("organizations") ?? []);
  const names = new Set(events);
  const folded = new Set(events.map((each) => each.toLowerCase()));
  const where = isComplete ? services.join(" or ") : "organizations";
  const whole = mentions.eventNames.flatMap(({ text, place }) => {
    // Sigma compares without regard to case.
    if (names.has(text) || (format === "sigma" && folded.has(text.toLowerCase()))) return [];
    const near = nearestEvent(text, events);
    if (!isComplete && (near === undefined || services.length > 0 || isElsewhere(text))) return [];
    const message = `no event of ${where} is called \`${text}\`: this term never matches`;
    return [unknownName(place, message, near)];
  });
  const parts = mentions.eventNameParts.flatMap(({ text, place }) => {
    if (!isComplete || fitsOne(text, events, format === "sigma")) return [];
    const message = `no event of ${where} fits \`${text}\`: this term never matches`;
    const near = nearestPart(text, events);
    return [{ ...unknownName(place, message, near), ...(near === undefined && { severity: "warning" as const }) }];
  });
  return [...whole, ...parts];
}

const unknownName = (place: Mention["place"], message: string, near: string | undefined): DetectionFinding => ({
  rule: "unknown-event-name",
  severity: "error",
  ...place,
  message,
  instead: near === undefined ? "the event name as CloudTrail writes it" : `\`${near}\``,
});

/** `part` has `*` where anything may stand. */
function fitsOne(part: string, events: readonly string[], isFolded: boolean): boolean {
  const [first = "", ...others] = (isFolded ? part.toLowerCase() : part).split("*");
  return events.some((event) => {
    const name = isFolded ? event.toLowerCase() : event;
    if (others.length === 0) return name === first;
    if (!name.startsWith(first)) return false;
    let at = first.length;
    for (const piece of others.slice(0, -1)) {
      const found = name.indexOf(piece, at);
      if (found < 0) return false;
      at = found + piece.length;
    }
    const last = others.at(-1) ?? "";
    return name.length - last.length >= at && name.endsWith(last);
  });
}

const isElsewhere = (name: string): boolean =>
  ["account", "cloudtrail", "events", "iam", "sts"].some((service) => eventsOf(service)?.includes(name) === true) ||
  SERVICE_EVENTS.has(name);

function lintEventSources({ mentions }: LoadedDetection): readonly DetectionFinding[] {
  const wrong = mentions.eventSources.filter(({ text }) => !/\.amazonaws\.com$/i.test(text));
  return [
    ...wrong.map(({ text, place }) => {
      const meant = meantEventSource(text);
      return {
        rule: "unknown-event-source",
        severity: "error" as const,
        ...place,
        message: `event sources end in \`.amazonaws.com\`: \`${text}\` never matches`,
        instead: meant === undefined ? "the event source as CloudTrail writes it" : `\`${meant}\``,
      };
    }),
    ...lintSourcePairs(mentions.sources, mentions.eventSources),
  ];
}

/** A misspelt service silences the whole rule, and hides what else is wrong with it. */
function lintServices({ mentions }: LoadedDetection): readonly DetectionFinding[] {
  const eventSources = mentions.eventSources.filter(({ text }) => /\.amazonaws\.com$/i.test(text));
  const sources = mentions.sources.filter(({ text }) => text.startsWith("aws."));
  return [...eventSources, ...sources].flatMap(({ text, place }) => {
    const meant = meantService(serviceIn(text));
    if (meant === undefined) return [];
    const instead = text.startsWith("aws.") ? `aws.${meant}` : `${meant}.amazonaws.com`;
    return [
      {
        rule: "unknown-service",
        severity: eventsOf(meant) === undefined ? ("warning" as const) : ("error" as const),
        ...place,
        message: `no service is known to write events as \`${text}\`: this term never matches`,
        instead: `\`${instead}\``,
      },
    ];
  });
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
