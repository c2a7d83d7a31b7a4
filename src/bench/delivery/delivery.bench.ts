/** How many records a second are made, kept, and taken to a bus with a hundred rules. */
import { type EventRule, emptyWorld, eventRuleKey } from "../../domain/index.ts";
import { deliveryQueue } from "../../emulator/delivery.ts";
import { eventHistoryStore } from "../../emulator/event-history-store.ts";
import { answeredCall, MEMBER, NOW } from "../../emulator/recorder/calls.test-support.ts";
import { recordsFor } from "../../emulator/recorder.ts";
import { addMs, identifiersFrom, minutes, seededRandom } from "../../kernel/index.ts";
import type { Bench } from "../bench.ts";
import { figureOf } from "../figure.ts";
import { perSecond, rate, trust } from "../timing.ts";

const RULES = 100;
/** Records that fall due at one instant, as when a drill lets time pass. */
const BATCH = 200;

export const delivery: Bench = {
  name: "delivery",
  async *run() {
    const call = answeredCall({ name: "LeaveOrganization" });
    const ids = identifiersFrom(seededRandom(1));
    const record = recordsFor(call, { ids, assumptions: {} })[0]?.record;
    const written = perSecond(() => JSON.stringify(record));
    for (const count of [0, RULES]) {
      const measured = rate(() => deliver(count));
      console.error(`bench delivery: rules-${count}: ${trust(measured)}`);
      yield figureOf({
        ...{ bench: "delivery", metric: `rules-${count}`, value: measured.value * BATCH, unit: "records/s" },
        yardstick: { name: "JSON.stringify of one record", value: written },
      });
    }
  },
};

/** One of the rules, where there are any, hears every record. */
function deliver(count: number): void {
  const eventRules = new Map(RULES_OF.slice(0, count).map((each) => [eventRuleKey(each), each]));
  const world = { ...emptyWorld(), eventRules };
  const queue = deliveryQueue({ world: () => world, assumptions: {} });
  const history = eventHistoryStore();
  const ids = identifiersFrom(seededRandom(1));
  const call = answeredCall({ name: "LeaveOrganization" });
  for (let at = 0; at < BATCH; at++) {
    for (const recorded of recordsFor(call, { ids, assumptions: {} })) {
      history.append(recorded);
      queue.accept(recorded);
    }
  }
  queue.advanceTo(addMs(NOW, minutes(10)));
  const told = queue.notifications().length;
  if (told !== (count > 0 ? BATCH : 0)) throw new Error(`expected every record to be heard once, saw ${told}`);
}

const RULES_OF: readonly EventRule[] = Array.from({ length: RULES }, (_, at) => ({
  ...{ name: `rule-${at}`, accountId: MEMBER, region: "us-east-1", busName: "default", description: undefined },
  state: "ENABLED",
  pattern: JSON.stringify({
    source: ["aws.organizations"],
    detail: { eventName: [at === 0 ? "LeaveOrganization" : `OtherOperation${at}`] },
  }),
  targets: [{ id: "mail", arn: "arn:aws:sns:us-east-1:222222222222:alerts", input: undefined }],
}));
