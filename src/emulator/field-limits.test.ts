/** Every field of every operation at its limit, beyond it, and full of nonsense: refused in the service's own form, or answered. */
import { beforeAll, describe, expect, test } from "vitest";
import { invariant } from "../kernel/index.ts";
import { callAny, requestOf } from "./any-request.test-support.ts";
import { withIdsOf } from "./call-words.test-support.ts";
import { type Answered, call, fingerprintOf, type Standing, standing } from "./emulator.test-support.ts";
import { type Trial, trialsOf } from "./field-trials.test-support.ts";
import { SERVICES } from "./services/index.ts";
import { CONSTRAINTS } from "./wire/constraints/validate.ts";
import { type OpenService, openService, type SigningName, serviceNamed } from "./wire/index.ts";

const OPENED = new Map<SigningName, OpenService>();
beforeAll(async () => {
  for (const { name } of Object.values(SERVICES)) {
    const described = serviceNamed(name);
    if (described !== undefined) OPENED.set(name, await openService(described));
  }
});

const openedOf = (service: SigningName): OpenService => {
  const opened = OPENED.get(service);
  invariant(opened !== undefined, `${service} was opened`);
  return opened;
};

/** All trials take a minute; without `npm run check:deep` the limits are all tried, and every third piece of nonsense. */
const isDeep = process.env.ORGDRILL_DEEP !== undefined;
const isTried = ({ verdict }: Trial, index: number): boolean =>
  isDeep || verdict === "within" || verdict === "beyond" || index % 3 === 0;

type Target = Readonly<{ service: SigningName; operation: string; as: string }>;

function targets(service: SigningName): readonly Target[] {
  const as = service === "organizations" ? "management/admin" : "open-complete/admin";
  return [...SERVICES[service].operations.keys()].map((operation) => ({ service, operation, as }));
}

function trials({ service, operation }: Target): readonly Trial[] {
  const { model } = openedOf(service);
  const members = CONSTRAINTS[service][operation] ?? {};
  const id = model.operations.get(operation)?.input ?? "unit";
  const constraint = { kind: "structure", members } as const;
  return trialsOf({ shapes: model.shapes, id, constraint, name: "", depth: 0 }).filter(isTried);
}

/** What is wrong with an answer, or undefined. */
function complaint(
  { service, operation }: Target,
  { verdict }: Trial,
  { status, text, code }: Answered,
): string | undefined {
  const isRefused = status >= 400 && status < 500;
  if (status !== 501 && !isRefused && (status < 200 || status > 299)) return `status ${status}`;
  if (status >= 400 && !/^Head/.test(operation) && !hasOwnForm(service, { text, code }))
    return "the error has not the form of the service";
  if (NO_XML_TEXT.test(text)) return "the answer holds characters that no XML and no terminal takes";
  // A part that is not emulated is refused as such, whatever is in it.
  if (verdict === "beyond" && !isRefused && status !== 501) return "what is beyond the limit was not refused";
  if (verdict === "mistyped" && isJson(service) && code !== "SerializationException") return "the type was not refused";
  if (verdict === "within" && TOO_MUCH.test(text)) return "what is within the limit was refused for it";
  return undefined;
}

const isJson = (service: SigningName): boolean => openedOf(service).service.protocol.startsWith("awsJson");
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for.
const NO_XML_TEXT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
const TOO_MUCH =
  /"Reason":"(?:MIN|MAX)_(?:LENGTH|VALUE)_EXCEEDED"|have (?:length|value) (?:less|greater) than or equal/;

function hasOwnForm(service: SigningName, { text, code }: Pick<Answered, "text" | "code">): boolean {
  const { protocol } = openedOf(service).service;
  if (code === "") return false;
  if (protocol === "awsQuery") return /^<ErrorResponse [^>]*><Error><Type>\w+<\/Type><Code>[\w.]+<\/Code>/.test(text);
  // Without what its path is made of, a call is no call of the service at all.
  if (protocol === "restJson1" && code === "UnknownOperationException") return true;
  if (protocol === "restXml") return /<Error><Code>\w+<\/Code><Message>/.test(text);
  const body: unknown = JSON.parse(text);
  return typeof body === "object" && body !== null && ("message" in body || "Message" in body);
}

/** Carries out all trials of an operation, and answers what was wrong with them. */
async function tried(target: Target, taken: readonly Trial[]): Promise<readonly string[]> {
  const { service, operation, as } = target;
  const opened = openedOf(service);
  const wrong: string[] = [];
  const on = standing();
  let before = fingerprintOf(on.world());
  for (const each of taken) {
    const title = `${service}:${operation} ${each.what}`;
    try {
      const input = withIdsOf(on.world(), each.value);
      const seen = await callAny(on, { as, opened, operation, input });
      const meant = opened.operationOf(requestOf(opened, operation, input));
      // A path without its bucket asks for something else, and rightly gets it.
      const isMeant = meant.ok && meant.value.name === operation;
      const found = complaint(target, isMeant ? each : { ...each, verdict: "any" }, seen);
      if (found !== undefined) wrong.push(`${title}: ${found}: ${seen.text.slice(0, 300)}`);
      const after = fingerprintOf(on.world());
      if (seen.status >= 300 && after !== before) wrong.push(`${title}: refused, and something has changed`);
      before = after;
    } catch (thrown) {
      wrong.push(`${title}: ${thrown instanceof Error ? thrown.stack?.slice(0, 400) : thrown}`);
    }
  }
  wrong.push(...(await historyIsReadable(on, as)));
  return wrong;
}

/** What was sent stands in records, so those must still be read. */
async function historyIsReadable(on: Standing, as: string): Promise<readonly string[]> {
  const { status, text } = await call(on, { as, service: "cloudtrail", operation: "LookupEvents", input: {} });
  return status === 200 ? [] : [`the event history answers ${text.slice(0, 300)}`];
}

describe.each(Object.values(SERVICES).map(({ name }) => name))("%s", (service) => {
  test.each(targets(service).map((target) => [target.operation, target] as const))(
    "%s",
    async (_name, target) => {
      expect(await tried(target, trials(target))).toEqual([]);
    },
    120_000,
  );
});

test("nothing was polluted", () => {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as Record<string, unknown>).a).toBeUndefined();
});
