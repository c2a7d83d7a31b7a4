/** What it costs to hold one event against ten rules and against a thousand, as a bus and as `detect` do: through the index. */
import {
  compileEventPattern,
  type EventPattern,
  eventFields,
  indexPatterns,
  type PatternIndex,
} from "../../matching/index.ts";
import type { Bench } from "../bench.ts";
import { type Figure, figureOf } from "../figure.ts";
import { rate, trust } from "../timing.ts";

const SIZES = [10, 1_000] as const;

/** As CloudTrail hands a departure to a bus. */
const EVENT = {
  version: "0",
  id: "6a7e8feb-b491-4cf7-a9f1-bf3703467718",
  "detail-type": "AWS API Call via CloudTrail",
  source: "aws.organizations",
  account: "111111111111",
  time: "2026-11-01T00:05:00Z",
  region: "us-east-1",
  resources: [],
  detail: {
    eventVersion: "1.11",
    userIdentity: { type: "AssumedRole", arn: "arn:aws:sts::222222222222:assumed-role/admin/session" },
    eventTime: "2026-11-01T00:00:00Z",
    eventSource: "organizations.amazonaws.com",
    eventName: "LeaveOrganization",
    awsRegion: "us-east-1",
    sourceIPAddress: "192.0.2.1",
    errorCode: "AccessDenied",
    requestParameters: null,
    responseElements: null,
  },
};

export const patterns: Bench = {
  name: "patterns",
  async *run() {
    const parsed = rate(() => JSON.parse(TEXT));
    const costs: number[] = [];
    for (const count of SIZES) {
      const index = indexPatterns(Array.from({ length: count }, (_, at) => ruleAt(at)));
      if (hits(index) !== MATCHING) throw new Error(`expected ${MATCHING} of ${count} rules to match`);
      const measured = rate(() => hits(index));
      console.error(`bench patterns: rules-${count}: ${trust(measured)}`);
      costs.push(1 / measured.value);
      yield* figures(count, measured.value, parsed.value);
    }
    yield figureOf({
      ...{ bench: "patterns", metric: "thousand-against-ten", value: (costs[1] ?? 0) / (costs[0] ?? 1), unit: "times" },
      yardstick: { name: "the bound", value: 3 },
    });
  },
};

const TEXT = JSON.stringify(EVENT);

function* figures(count: number, perSecond: number, parsedPerSecond: number): Generator<Figure> {
  const bench = "patterns";
  yield figureOf({
    ...{ bench, metric: `rules-${count}`, value: perSecond, unit: "events/s" },
    yardstick: { name: "JSON.parse of the same event", value: parsedPerSecond },
  });
  yield figureOf({ bench, metric: `rules-${count}-one`, value: 1e9 / perSecond / count, unit: "ns/rule" });
}

/** As many match whatever the number: what a match costs is not what another rule costs. */
const MATCHING = 2;
const leaving = () => ({
  source: ["aws.organizations"],
  detail: { eventName: ["LeaveOrganization", "RemoveAccountFromOrganization"] },
});

/** Rules differ where people's rules differ: by source, by name, late, or by a wildcard. */
const RULES: readonly ((at: number) => object)[] = [
  (at) => (at < MATCHING * RULES.length ? leaving() : { ...leaving(), account: [String(at).padStart(12, "0")] }),
  (at) => ({ source: [`aws.service${at}`], "detail-type": ["AWS API Call via CloudTrail"] }),
  (at) => ({ source: ["aws.organizations"], detail: { eventName: [`Other${at}`, { prefix: "Close" }] } }),
  (at) => ({ detail: { eventName: [{ wildcard: `*${at}*Account` }], errorCode: [{ exists: false }] } }),
  (at) => ({ detail: { userIdentity: { arn: [{ suffix: `role/break-glass-${at}` }] }, errorCode: ["AccessDenied"] } }),
];

function ruleAt(at: number): EventPattern {
  const compiled = compileEventPattern(JSON.stringify(RULES[at % RULES.length]?.(at)));
  if (!compiled.ok) throw new Error(`rule ${at} does not compile: ${JSON.stringify(compiled)}`);
  return compiled.value;
}

/** The event is taken apart once, whatever the number of rules. */
const hits = (index: PatternIndex): number => index.matching(eventFields(EVENT, index.wanted)).length;
