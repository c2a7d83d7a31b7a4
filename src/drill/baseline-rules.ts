/** What EventBridge of an account tells, in one Region: buses and who may put events on them, rules and where they send. */
import { type AccountReading, all, digestOf, type FactBook } from "./baseline-facts.ts";
import { settingsOf, tagsIn, textOf, wordsOnPolicy } from "./baseline-words.ts";

type Bus = Readonly<{ Name?: string; Arn?: string; Policy?: string }>;
type Rule = Readonly<Record<string, unknown>> &
  Readonly<{ Name?: string; Arn?: string; State?: string; EventPattern?: string; EventBusName?: string }>;
type Target = Readonly<Record<string, unknown>> & Readonly<{ Arn?: string; Id?: string }>;

const DEFAULT_BUS = "default";

/** EventBridge API Reference: ListEventBuses, ListRules, ListTargetsByRule, ListTagsForResource. */
export async function readRules(book: FactBook, reading: AccountReading): Promise<void> {
  const { name, hands } = reading;
  for (const bus of await all<Bus>(hands, { service: "events", operation: "ListEventBuses" }, "EventBuses")) {
    const { Name: busName = DEFAULT_BUS, Arn = "" } = bus;
    book.note("event bus", `event bus ${busName} in ${name}`, {
      "is there": busName === DEFAULT_BUS ? undefined : "yes",
      policy: wordsOnPolicy(bus.Policy),
      tags: busName === DEFAULT_BUS ? undefined : await tagsOf(reading, Arn),
    });
    const listing = { service: "events", operation: "ListRules", input: { EventBusName: busName } } as const;
    for (const rule of await all<Rule>(hands, listing, "Rules")) await readRule(book, reading, rule);
  }
}

async function readRule(book: FactBook, reading: AccountReading, rule: Rule): Promise<void> {
  const { EventBusName = DEFAULT_BUS, Name } = rule;
  const on = EventBusName === DEFAULT_BUS ? "" : ` on ${EventBusName}`;
  const input = { Rule: Name, EventBusName };
  const targets = { service: "events", operation: "ListTargetsByRule", input } as const;
  book.note("rule", `rule ${Name}${on} in ${reading.name}`, {
    state: rule.State,
    pattern: rule.EventPattern === undefined ? undefined : textOf(rule.EventPattern),
    settings: settingsOf(rule, "Name", "Arn", "State", "EventPattern", "EventBusName"),
    targets: (await all<Target>(reading.hands, targets, "Targets")).map(wordsOnTarget),
    tags: await tagsOf(reading, rule.Arn ?? ""),
  });
}

/** Where a rule sends, and in what words and by whose role, if it says so. */
function wordsOnTarget({ Arn = "", Id: _id, ...rest }: Target): string {
  return Object.keys(rest).length === 0 ? Arn : `${Arn} ${digestOf(JSON.parse(JSON.stringify(rest)))}`;
}

async function tagsOf({ hands }: AccountReading, ResourceARN: string): Promise<readonly string[]> {
  const question = { service: "events", operation: "ListTagsForResource", input: { ResourceARN } } as const;
  return tagsIn(await all(hands, question, "Tags"));
}
