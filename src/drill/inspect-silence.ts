/** Tells apart why a detection that is deployed on the target stayed silent about records that are where it listens: its rule, its targets, or the way to them. */
import type { RecordObservation } from "../evidence/index.ts";
import type { DeliveryReport, Hands } from "../target/index.ts";
import type { Drill } from "./drill.ts";
import { eventIdsOf } from "./event-ids.ts";
import { arnOf } from "./fault.ts";
import { type DeliveriesSeen, seeDeliveries } from "./heard.ts";
import { blamed } from "./hop-words.ts";
import { hears, whyPlacedSilent } from "./judge-detection.ts";
import type { RuleView } from "./organization-view.ts";
import { handsIn, seeRule, targetsOfRule, trailsLogging } from "./see-hop.ts";
import type { Sighting, SilentBecause } from "./sighting.ts";
import type { OpenedWorld } from "./stage.ts";

/** `because` is undefined where it could not be found out; the words then say what is known. */
type Found = Readonly<{ because: SilentBecause | undefined; words: string }>;
type Silent = Readonly<{ sighting: Sighting; rule: RuleView; records: readonly RecordObservation[] }>;

/** What all found; undefined where they differ, or where one of them could not find out. */
function agreed(found: readonly Found[]): SilentBecause | undefined {
  const [first] = found;
  return found.every(({ because }) => because === first?.because) ? first?.because : undefined;
}

/** Lives for one question: what became of deliveries is read once for each world. */
export class SilenceInspection {
  readonly #drill: Drill;
  readonly #deliveries = new Map<OpenedWorld, Promise<DeliveriesSeen>>();

  constructor(drill: Drill) {
    this.#drill = drill;
  }

  /** The same sighting with the reason of its silence, by what anybody with the permission can read; others as they are. */
  async of(sighting: Sighting): Promise<Sighting> {
    const { alarm, alerts, records } = sighting;
    if (alarm.kind !== "placed" || alerts.length > 0 || sighting.isForMarker) return sighting;
    const listening = alarm.view.rules.filter((rule) => records.some((each) => hears(rule, each)));
    const found: Found[] = [];
    for (const rule of listening)
      found.push(await this.#why({ sighting, rule, records: records.filter((each) => hears(rule, each)) }));
    if (found.length === 0) return this.#unheard(sighting);
    const words = [...new Set(found.map((each) => each.words))].join("; ");
    return { ...sighting, silence: whyPlacedSilent(alarm.view, records, words), because: agreed(found) };
  }

  /** Nothing is recorded where it listens: what its rule fits is elsewhere, or nowhere. */
  #unheard(sighting: Sighting): Sighting {
    const { alarm, deafness, silence, isFitting } = sighting;
    const canAsk = alarm.kind === "placed" && alarm.view.rules.some(({ matches }) => matches !== undefined);
    const isElsewhere = deafness === "other account" || deafness === "other Region";
    if (isFitting || !canAsk) return { ...sighting, because: isElsewhere ? deafness : undefined };
    const words = `nothing that its pattern fits is recorded anywhere${this.#since(sighting)}`;
    return { ...sighting, because: "no record", silence: `${silence}; ${words}` };
  }

  #since({ attempt }: Sighting): string {
    const faults = this.#drill.experiment.inForceFor(attempt).map(blamed);
    return [...new Set(faults)].map((each) => `, ${each}`).join("");
  }

  async #why(silent: Silent): Promise<Found> {
    const { rule } = silent;
    const { sender } = rule;
    const first = await this.#whyRule(silent, sender ?? rule);
    if (sender === undefined || first.because !== "handed over") return first;
    return this.#whyRule(silent, rule);
  }

  async #whyRule(silent: Silent, rule: RuleView): Promise<Found> {
    const { sighting, records } = silent;
    const hands = handsIn(this.#drill.administratorOf(rule.accountId, sighting.attempt.world), rule.region);
    const seen = await seeRule(hands, rule.name, records);
    if (seen.kind === "deaf") return { because: seen.because, words: seen.words };
    if (seen.kind === "unknown")
      return {
        because: undefined,
        words: `why is not known: the rule ${rule.name} could not be looked at: ${seen.why}`,
      };
    const name = String(seen.record.record.eventName);
    const fits = `the rule ${rule.name} is switched on and its pattern fits ${name}`;
    const targets = await targetsOfRule(hands, rule.name);
    if (targets === undefined)
      return { because: undefined, words: `${fits}, but nobody could read its targets, so why is not known` };
    if (targets.length === 0)
      return { because: "no target", words: `${fits}, but it has no target, so nobody is told` };
    return this.#whyUndelivered({ silent, rule, hands, fits });
  }

  async #whyUndelivered({ silent, rule, hands, fits }: Fitting): Promise<Found> {
    const { attempt } = silent.sighting;
    const { deliveries: all, failure } = await this.#deliveriesIn(attempt.world ?? this.#drill.opened);
    if (all === undefined) {
      const failed = failure === undefined ? "" : `: the last look failed: ${failure.why}`;
      return { because: undefined, words: `${fits}, but nobody could see what became of it after that${failed}` };
    }
    const subjects = new Set(eventIdsOf(silent.records));
    const told = lastToEach(all.filter(({ from, subject }) => from === arnOf(rule) && subjects.has(subject)));
    if (told.length === 0) return this.#whyUnheard({ silent, rule, hands, fits });
    const ends = told.map(endOf);
    return { because: agreed(ends), words: `${fits}, ${[...new Set(ends.map(({ words }) => words))].join("; ")}` };
  }

  /** No trail, a fault on the way, or nobody knows. EventBridge User Guide: calls are heard where a trail logs them. */
  async #whyUnheard({ silent, rule, hands, fits }: Fitting): Promise<Found> {
    const calls = silent.records.every(({ record }) => record.eventType === "AwsApiCall");
    const logging = calls ? await trailsLogging(hands, rule.region) : undefined;
    if (logging?.length === 0)
      return {
        because: "not handed over",
        words: `${fits}, but no trail of ${rule.accountName} logs management events in ${rule.region} now, so EventBridge hears of no call there`,
      };
    return { because: "not handed over", words: `${fits}, but no event came to it${this.#since(silent.sighting)}` };
  }

  #deliveriesIn(world: OpenedWorld): Promise<DeliveriesSeen> {
    const known = this.#deliveries.get(world) ?? seeDeliveries(world);
    this.#deliveries.set(world, known);
    return known;
  }
}

type Fitting = Readonly<{ silent: Silent; rule: RuleView; hands: Hands | undefined; fits: string }>;

/** Of each target and each event what came last: an earlier refusal that was tried again says nothing any more. */
function lastToEach(deliveries: readonly DeliveryReport[]): readonly DeliveryReport[] {
  return [...new Map(deliveries.map((each) => [`${each.subject} ${each.to}`, each])).values()];
}

function endOf({ to, outcome, reason = "no reason given" }: DeliveryReport): Found {
  switch (outcome) {
    case "delivered":
      return { because: "handed over", words: `and ${to} was told, from which nobody was heard` };
    case "retrying":
      return { because: "target refuses", words: `but ${to} is still refusing it: ${reason}` };
    default: {
      const kept = outcome === "dropped" ? "it is lost" : "the dead-letter queue has it";
      return { because: "target refuses", words: `but ${to} refused it, and ${kept}: ${reason}` };
    }
  }
}
