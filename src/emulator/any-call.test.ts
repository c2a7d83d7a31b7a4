import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { invariant } from "../kernel/index.ts";
import { type AnyCall, callAny } from "./any-request.test-support.ts";
import { WORDS, withIdsOf } from "./call-words.test-support.ts";
import { fingerprintOf, standing } from "./emulator.test-support.ts";
import { SERVICES } from "./services/index.ts";
import {
  type OpenService,
  openService,
  type Shape,
  type ShapeId,
  type SigningName,
  serviceNamed,
} from "./wire/index.ts";

const OPENED = new Map<SigningName, OpenService>();
beforeAll(async () => {
  for (const { name } of Object.values(SERVICES)) {
    const described = serviceNamed(name);
    if (described !== undefined) OPENED.set(name, await openService(described));
  }
});

const NONSENSE = ["", "constructor", "__proto__", "x".repeat(300), "ü\u0000\ud800", "*", "arn:aws:iam::1:x"];
const PRINCIPALS = [
  ...["management/admin", "management/admin", "management/root", "open-complete/admin", "open-complete/admin"],
  ...["management/admin", "open-complete/admin", "open-invited/leaver", "open-invited/alice"],
  ...["open-root-keys/root", "kept-created/admin", "umbrella-management/admin", "alone/admin", "alone/root"],
];

const wordFor = (name: string): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 40, arbitrary: fc.constantFrom(...(WORDS[name] ?? ["one"])) },
    { weight: 1, arbitrary: fc.constantFrom(...NONSENSE, ...Object.values(WORDS).flat()) },
  );

/** Input of an operation by its own schema: of the right types, most words fitting their members. */
function inputOf(shapes: ReadonlyMap<ShapeId, Shape>, id: ShapeId, name = "", depth = 0): fc.Arbitrary<unknown> {
  const shape = shapes.get(id);
  switch (shape?.kind) {
    case "string":
      return wordFor(name);
    case "number":
      return /Seconds|Duration/.test(name) ? fc.constantFrom(900, 3600, 0) : fc.constantFrom(1, 2, 20, 1e9);
    case "boolean":
      return fc.boolean();
    case "timestamp":
      return fc.constantFrom(0, 1_793_491_200, 1_893_491_200);
    case "list":
      return depth > 3 ? fc.constant([]) : fc.array(inputOf(shapes, shape.element, name, depth + 1), { maxLength: 3 });
    case "map":
      return fc.constant({});
    case "structure":
      return membersOf(shapes, shape, depth);
    default:
      return fc.constant({});
  }
}

function membersOf(shapes: ReadonlyMap<ShapeId, Shape>, shape: Extract<Shape, { kind: "structure" }>, depth: number) {
  const fields = shape.members.map(({ name, shape: id, required }) => {
    const value = depth > 3 ? fc.constant(undefined) : inputOf(shapes, id, name, depth + 1);
    const left = { weight: required ? 1 : 30, arbitrary: fc.constant(undefined) };
    return [name, fc.oneof({ weight: required ? 50 : 6, arbitrary: value }, left)] as const;
  });
  return fc.record(Object.fromEntries(fields));
}

type Calling = AnyCall & Readonly<{ service: SigningName }>;
type Step = Calling | Readonly<{ advanceMs: number }>;

function steps(): fc.Arbitrary<Step> {
  const calls = Object.values(SERVICES).flatMap(({ name, operations }) =>
    [...operations.keys()].map((operation) => ({ service: name, operation })),
  );
  const calling = fc.constantFrom(...calls).chain(({ service, operation }) => {
    const opened = OPENED.get(service);
    invariant(opened !== undefined, `${service} was opened`);
    const shape = opened.model.operations.get(operation)?.input ?? "unit";
    return fc
      .tuple(fc.constantFrom(...PRINCIPALS), inputOf(opened.model.shapes, shape))
      .map(([as, input]): Calling => ({ as, service, opened, operation, input }));
  });
  const waiting = fc.constantFrom(60_000, 86_400_000, 5 * 86_400_000).map((advanceMs) => ({ advanceMs }));
  return fc.oneof({ weight: 15, arbitrary: calling }, { weight: 1, arbitrary: waiting });
}

/** The calls of one session of somebody's work, each with what must hold of every call of every service. */
async function work(taken: readonly Step[]): Promise<void> {
  const on = standing();
  const readers = new Set(
    Object.values(SERVICES).flatMap(({ operations }) =>
      [...operations.values()].filter(
        (each) =>
          each.readOnly &&
          !/^(AssumeRole|AssumeRoleWithSAML|AssumeRoleWithWebIdentity|GetFederationToken|GetSessionToken)$/.test(
            each.name,
          ),
      ),
    ),
  );
  const names = new Set([...readers].map(({ name }) => name));
  for (const step of taken) {
    if ("advanceMs" in step) on.clock.advance(step.advanceMs);
    else {
      const before = fingerprintOf(on.world());
      const { status, text } = await callAny(on, { ...step, input: withIdsOf(on.world(), step.input) });
      const isAnswered = status < 300;
      expect(isAnswered || status === 501 || (status >= 400 && status < 500), text).toBe(true);
      if (!isAnswered || names.has(step.operation))
        expect(fingerprintOf(on.world()) === before, step.operation).toBe(true);
    }
  }
}

test("no call is a defect; what is refused, and what only reads, changes nothing", { timeout: 1_800_000 }, async () => {
  const runs = fc.readConfigureGlobal()?.numRuns ?? 40;
  await fc.assert(fc.asyncProperty(fc.array(steps(), { minLength: 10, maxLength: 60 }), work), { numRuns: runs });
});
