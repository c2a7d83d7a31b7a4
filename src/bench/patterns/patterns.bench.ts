/** What it costs to hold one event against ten rules and against a thousand, as a bus does. */
import { compileEventPattern, type EventPattern, eventFields, matchesFields } from "../../matching/index.ts";
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
    for (const count of SIZES) {
      const rules = Array.from({ length: count }, (_, at) => ruleAt(at));
      const expected = count / RULES.length;
      if (hits(rules) !== expected) throw new Error(`expected ${expected} of ${count} rules to match`);
      const measured = rate(() => hits(rules));
      console.error(`bench patterns: rules-${count}: ${trust(measured)}`);
      yield* figures(count, measured.value, parsed.value);
    }
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

/** One of them matches: the others differ where rules differ, by source, by name, late, or by a wildcard. */
const RULES: readonly ((at: number) => object)[] = [
  () => ({
    source: ["aws.organizations"],
    detail: { eventName: ["LeaveOrganization", "RemoveAccountFromOrganization"] },
  }),
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
function hits(rules: readonly EventPattern[]): number {
  const fields = eventFields(EVENT);
  let found = 0;
  for (const rule of rules) found += Number(matchesFields(rule, fields));
  return found;
}
