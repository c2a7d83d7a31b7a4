/** What a fault's parameters name has to be there: a fault that is aimed at a slip of the pen would touch nothing, and say nothing. */
import { isRecordedEvent, OPERATIONS, RECORDED_EVENT_NAMES, SERVICES_EMULATED } from "../../catalogue/index.ts";
import { DEFAULT_BUS, eventRuleArn, identitiesOf, readFunctionArn, type World } from "../../domain/index.ts";
import { isAccountId, nearest } from "../../kernel/index.ts";
import type { Parameter, Parameters, Reference } from "./parameters.ts";

/** The refusal's sentence for the first name that nothing is called by, or undefined. */
export function unknownReference(
  described: Readonly<Record<string, Parameter>>,
  given: Parameters,
  world: World,
): string | undefined {
  for (const [name, { refersTo }] of Object.entries(described)) {
    const seen = given.text(name);
    if (refersTo === undefined || seen === undefined) continue;
    const problem = problemWith(refersTo, seen, { world, given });
    if (problem !== undefined) return `\`${name}\`: ${problem}`;
  }
  return undefined;
}

type Asked = Readonly<{ world: World; given: Parameters }>;

function problemWith(refersTo: Reference, seen: string, { world, given }: Asked): string | undefined {
  switch (refersTo) {
    case "account":
      return isAccountId(seen) && world.accounts.has(seen)
        ? undefined
        : unknown("account", seen, world.accounts.keys());
    case "service":
      return among("service", seen, SERVICES_EMULATED);
    case "operation":
      return among("operation", seen, operationsOf(given.text("service")));
    case "event":
      return isRecordedEvent(seen) ? undefined : unknown("event", seen, RECORDED_EVENT_NAMES);
    case "principal":
      return principalProblem(seen, world);
    case "rule":
      return among("rule", seen, rulesOf(world));
    case "target":
      return isTarget(seen, world) ? undefined : unknown("target", seen, targetsOf(world));
    case "bus":
      return isBus(seen, world) ? undefined : unknown("bus", seen, targetsOf(world).filter(isBusArn));
  }
}

const among = (what: string, seen: string, names: readonly string[]): string | undefined =>
  names.includes(seen) ? undefined : unknown(what, seen, names);

/** ARNs and account ids are long, and differ in few letters: what is near is guessed by the same measure as any word. */
function unknown(what: string, seen: string, names: Iterable<string>): string {
  const near = nearest(seen, names);
  const meant = near === undefined ? "" : `; did you mean \`${near}\`?`;
  return `there is no ${what} \`${seen.slice(0, 200)}\`${meant}`;
}

/** Of every service where none is named. */
const operationsOf = (service: string | undefined): readonly string[] =>
  OPERATIONS.filter((each) => service === undefined || each.service === service).map(({ name }) => name);

const rulesOf = ({ eventRules }: World): readonly string[] =>
  [...eventRules.values()].flatMap((rule) => [rule.name, eventRuleArn(rule)]);

const targetsOf = ({ eventRules }: World): readonly string[] => [
  ...new Set([...eventRules.values()].flatMap(({ targets }) => targets.map(({ arn }) => arn))),
];

/** What a rule tells already, or what is there for a rule to come. */
function isTarget(arn: string, world: World): boolean {
  const { topics, queues, logGroups, functions } = world;
  return (
    targetsOf(world).includes(arn) ||
    topics.has(arn) ||
    queues.has(arn) ||
    logGroups.has(arn.replace(/:\*$/, "")) ||
    functions.has(readFunctionArn(arn)?.arn ?? "") ||
    isBus(arn, world)
  );
}

const isBusArn = (arn: string): boolean => BUS.test(arn);
const BUS = /^arn:aws:events:[a-z0-9-]{1,32}:(\d{12}):event-bus\/([\w./-]{1,256})$/;

/** Every account has the default bus in every Region. */
function isBus(arn: string, world: World): boolean {
  const [, accountId = "", name] = BUS.exec(arn) ?? [];
  if (!isAccountId(accountId) || !world.accounts.has(accountId)) return false;
  return name === DEFAULT_BUS || world.eventBuses.has(arn);
}

/** An ARN as calls carry it, or what it begins with: roles call as `assumed-role`, with a session's name behind. */
function principalProblem(seen: string, world: World): string | undefined {
  const [, accountId = ""] = /^arn:aws:(?:iam|sts)::(\d{12}):/.exec(seen) ?? [];
  if (accountId === "")
    return STARTS.some((start) => start.startsWith(seen) || seen.startsWith(start)) ? undefined : NO_ARN;
  if (!isAccountId(accountId) || !world.accounts.has(accountId))
    return unknown("account", accountId, world.accounts.keys());
  const { users, roles } = identitiesOf(world, accountId);
  const whole = [`arn:aws:iam::${accountId}:root`, ...[...users.values()].map(({ arn }) => arn)];
  const sessions = [
    ...[...roles.keys()].map((role) => `arn:aws:sts::${accountId}:assumed-role/${role}/`),
    `arn:aws:sts::${accountId}:federated-user/`,
  ];
  const isKnown =
    [...whole, ...sessions].some((arn) => arn.startsWith(seen)) || sessions.some((start) => seen.startsWith(start));
  return isKnown ? undefined : unknown("principal", seen, [...whole, ...sessions]);
}

const STARTS = ["arn:aws:iam::", "arn:aws:sts::"];
const NO_ARN = "expected the ARN of a principal, or what it begins with";
