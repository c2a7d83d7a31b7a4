/** Every way in which one member of an operation's input can be at its limit, beyond it, or nonsense; made of shapes and constraints. */
import { WORDS } from "./call-words.test-support.ts";
import type { Constraint, Members, TextConstraint } from "./wire/constraints/constraint.ts";
import { compileText } from "./wire/constraints/violation.ts";
import type { Member, Shape, ShapeId } from "./wire/index.ts";

/**
 * `within`: the constraint holds, so nothing may complain of it. `beyond`: it is broken, so the call must be refused.
 * `mistyped`: JSON of another type, which a JSON service must refuse. `any`: nobody may fall over it.
 */
export type Verdict = "within" | "beyond" | "mistyped" | "any";
export type Trial = Readonly<{ what: string; value: unknown; verdict: Verdict }>;
export type Shapes = ReadonlyMap<ShapeId, Shape>;

const DEEPEST = 4;

/** An input of the right shape: what is required, with words that fit. */
export function baseOf(shapes: Shapes, id: ShapeId, constraint: Constraint, name = "", depth = 0): unknown {
  const shape = shapes.get(id);
  switch (shape?.kind) {
    case "string":
      return wordFor(name, constraint);
    case "number":
      return constraint.kind === "number" ? (constraint.min ?? 1) : 1;
    case "boolean":
      return true;
    case "timestamp":
      return 1_793_491_200;
    case "blob":
      return "b25l";
    case "list":
      return depth > DEEPEST ? [] : [baseOf(shapes, shape.element, elementOf(constraint), name, depth + 1)];
    case "structure": {
      const table = membersOf(constraint);
      const required = depth > DEEPEST ? [] : shape.members.filter((member) => member.required);
      const of = (member: Member) =>
        baseOf(shapes, member.shape, table[member.name] ?? { kind: "free" }, member.name, depth + 1);
      return Object.fromEntries(required.map((member) => [member.name, of(member)]));
    }
    default:
      return {};
  }
}

const elementOf = (constraint: Constraint): Constraint => (constraint.kind === "list" ? constraint.of : FREE);
const membersOf = (constraint: Constraint): Members => (constraint.kind === "structure" ? constraint.members : {});
const FREE: Constraint = { kind: "free" };

const SAMPLES = ["one", "one-one-one", "100000000021", "123456", "b25l".repeat(8), "/a/", "x".repeat(1000)];

function wordFor(name: string, constraint: Constraint): string {
  const words = [...(WORDS[name] ?? []), ...SAMPLES];
  if (constraint.kind !== "text") return words[0] ?? "one";
  const fits = compileText(constraint);
  return [...words, ...(constraint.oneOf ?? [])].find((word) => fits(word).length === 0) ?? words[0] ?? "one";
}

type Place = Readonly<{ shapes: Shapes; id: ShapeId; constraint: Constraint; name: string; depth: number }>;

/** Trials of a value and of everything in it. */
export function trialsOf(place: Place): readonly Trial[] {
  const { shapes, id, constraint, depth, name } = place;
  const shape = shapes.get(id);
  if (depth > DEEPEST) return [];
  switch (shape?.kind) {
    case "string":
      return [...(constraint.kind === "text" ? textTrials(constraint, name) : []), ...NO_TEXT, ...ANY_TEXTS];
    case "number":
      return [...numberTrials(constraint), ...NO_NUMBER];
    case "boolean":
      return NO_BOOLEAN;
    case "timestamp":
      return NO_TIME;
    case "blob":
      return NO_BLOB;
    case "list":
      return listTrials(place, shape.element);
    case "map":
      return mapTrials(place, shape.value);
    case "structure":
      return [...structureTrials(place, shape.members), ...NO_STRUCTURE];
    default:
      return [];
  }
}

const trial = (what: string, value: unknown, verdict: Verdict = "any"): Trial => ({ what, value, verdict });

/** Fitted to the pattern, where one of these ways of making a text longer or shorter does it. */
function textOfLength(constraint: TextConstraint, length: number, name: string): string | undefined {
  const { max: _max, min: _min, ...shape } = constraint;
  const fits = compileText(shape);
  const made = [wordFor(name, constraint), ...SAMPLES].flatMap((base) => [
    ...["a", "0", "A"].map((each) => base.padEnd(length, each).slice(0, length)),
    base.slice(0, 1) + base.slice(1, 2).repeat(Math.max(0, length - base.length)) + base.slice(1),
  ]);
  return [...made, "a".repeat(length), "0".repeat(length)].find(
    (each) => each.length === length && fits(each).length === 0,
  );
}

function textTrials(constraint: TextConstraint, name: string): readonly Trial[] {
  const { min = 0, max, oneOf } = constraint;
  const at = (what: string, length: number, verdict: Verdict): readonly Trial[] => {
    const text = length < 0 ? undefined : textOfLength(constraint, length, name);
    return text === undefined ? [] : [trial(`${what} (${length} characters)`, text, verdict)];
  };
  return [
    ...at("shortest", min, min === 0 ? "any" : "within"),
    ...at("too short", min - 1, "beyond"),
    ...(max === undefined ? [] : [...at("longest", max, "within"), ...at("too long", max + 1, "beyond")]),
    ...(max === undefined ? [] : [trial("far too long", "a".repeat(max + 100_000), "beyond")]),
    ...(oneOf === undefined ? [] : [...oneOf.map((each) => trial(`the word ${each}`, each, "within"))]),
    ...(oneOf === undefined ? [] : [trial("no such word", "NO_SUCH_WORD", "beyond")]),
    ...(compileText(constraint)("\u0000\n").length > 0 ? [trial("against the rules", "\u0000\n", "beyond")] : []),
  ];
}

function numberTrials(constraint: Constraint): readonly Trial[] {
  const { min, max } = constraint.kind === "number" ? constraint : {};
  return [
    ...(min === undefined ? [] : [trial("smallest", min, "within"), trial("too small", min - 1, "beyond")]),
    ...(max === undefined ? [] : [trial("largest", max, "within"), trial("too large", max + 1, "beyond")]),
    ...[-1, 0, -(2 ** 31), 2 ** 31, 2 ** 53, -1e308, 1e308, 1.5].map((each) => trial(`number ${each}`, each)),
  ];
}

function listTrials(place: Place, element: ShapeId): readonly Trial[] {
  const { shapes, constraint, depth, name } = place;
  const of = elementOf(constraint);
  const { min, max } = constraint.kind === "list" ? constraint : {};
  const base = baseOf(shapes, element, of, name);
  const times = (count: number): readonly unknown[] => Array.from({ length: count }, () => base);
  return [
    ...trialsOf({ shapes, id: element, constraint: of, name, depth: depth + 1 }).map(({ what, value, verdict }) =>
      trial(`an element: ${what}`, [value], verdict),
    ),
    trial("none", [], min === undefined || min === 0 ? "any" : "beyond"),
    trial("a null among them", [base, null], "any"),
    trial("thousands", times(3000), max === undefined ? "any" : "beyond"),
    ...(max === undefined || max > 5000
      ? []
      : [trial("most", times(max), "within"), trial("one more", times(max + 1), "beyond")]),
    ...NO_LIST,
  ];
}

function mapTrials({ shapes, constraint, depth, name }: Place, id: ShapeId): readonly Trial[] {
  const value = constraint.kind === "map" ? constraint.value : FREE;
  const base = baseOf(shapes, id, value, name);
  const many = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`key${index}`, base]));
  return [
    ...trialsOf({ shapes, id, constraint: value, name, depth: depth + 1 }).map(({ what, value, verdict }) =>
      trial(`a value: ${what}`, { one: value }, verdict === "beyond" || verdict === "within" ? "any" : verdict),
    ),
    ...["", "constructor", "x".repeat(100_000), "\u0000"].map((key) => trial("an odd key", { [key]: base })),
    trial("a polluting key", polluting(base)),
    trial("hundreds", many),
    ...NO_STRUCTURE,
  ];
}

const polluting = (value: unknown): unknown => JSON.parse(`{"__proto__":${JSON.stringify(value)}}`);

function structureTrials({ shapes, id, constraint, depth }: Place, members: readonly Member[]): readonly Trial[] {
  const base = baseOf(shapes, id, constraint);
  const whole = typeof base === "object" && base !== null ? base : {};
  const table = membersOf(constraint);
  return members.flatMap(({ name, shape, required }) => {
    const inside = trialsOf({ shapes, id: shape, constraint: table[name] ?? FREE, name, depth: depth + 1 });
    const { [name]: _left, ...without } = { ...whole } as Record<string, unknown>;
    return [
      ...inside.map(({ what, value, verdict }) => trial(`${name}: ${what}`, { ...whole, [name]: value }, verdict)),
      trial(`${name}: missing`, without, required ? "beyond" : "any"),
      trial(`${name}: null`, { ...whole, [name]: null }, required ? "beyond" : "any"),
    ];
  });
}

const LONG = "x".repeat(100_000);
const DEEP_LIST: unknown = nested((inner) => [inner]);
const DEEP_STRUCTURE: unknown = nested((inner) => ({ a: inner }));

function nested(around: (inner: unknown) => unknown): unknown {
  let value: unknown = "x";
  for (let depth = 0; depth < 1000; depth++) value = around(value);
  return value;
}

const mistyped = (...values: readonly unknown[]): readonly Trial[] =>
  values.map((value) => trial(`mistyped ${JSON.stringify(value).slice(0, 20)}`, value, "mistyped"));

const NO_TEXT = mistyped(5, true, [], {}, ["one"], { a: 1 }, DEEP_LIST, DEEP_STRUCTURE);
const ANY_TEXTS: readonly Trial[] = [
  "",
  LONG,
  "constructor",
  "__proto__",
  "\u00fc\u4e2d\ud83d\ude00\u202e",
  "\ud800",
  "\u0000\u0007\u001b[31m\r\nX-A: b",
  "<a>&\"']]>",
  "${aws:username}",
  "../../etc/passwd",
  "*",
  " ",
].map((value) => trial(`text ${JSON.stringify(value).slice(0, 20)}`, value));
const NO_NUMBER = [...mistyped("x", true, [], {}, DEEP_LIST), trial("text 5", "5"), trial("empty", "")];
const NO_BOOLEAN = [...mistyped("yes", 1, [], {}, DEEP_LIST), trial("false", false), trial("empty", "")];
const NO_TIME = [
  ...mistyped("x", true, [], {}, DEEP_LIST),
  ...[-1, 0, -1e12, 1e10, 8.64e12, 8.64e12 + 1, 1e300].map((each) => trial(`moment ${each}`, each)),
];
const NO_BLOB = [
  ...mistyped(5, true, [], {}, DEEP_LIST),
  trial("long", LONG),
  trial("no base64", "\u00fc"),
  trial("empty", ""),
];
const NO_LIST = [...mistyped("x", 5, true, {}, DEEP_STRUCTURE), trial("deep", DEEP_LIST)];
const NO_STRUCTURE = [...mistyped("x", 5, true, [], DEEP_LIST), trial("deep", DEEP_STRUCTURE)];
