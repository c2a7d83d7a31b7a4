/** The words in which lengths, patterns, enums and ranges of input members are written down as data. */

/** What an input can break, in the order in which it is looked at. */
export type Rule = "required" | "min-length" | "max-length" | "pattern" | "enum" | "min-value" | "max-value";

/** How a service words one broken rule where it departs from its usual wording. */
export type Wording = Readonly<{
  /** A Reason of InvalidInputException (Organizations). */
  reason?: string;
  /** An error of the service's own, which it finds after the general check and reports alone. */
  code?: string;
  /** The text; `{path}` stands for the member's path. */
  text?: string;
}>;

export type Says = Readonly<Partial<Record<Rule, Wording>>>;

/** `pattern` is spelled as the API reference spells it and must match the whole value. */
export type TextConstraint = Readonly<{
  kind: "text";
  min?: number;
  max?: number;
  pattern?: string;
  /** The same language as `pattern` for this runtime, where the published spelling would be slow or not portable. */
  portable?: string;
  oneOf?: readonly string[];
  says?: Says;
}>;

export type NumberConstraint = Readonly<{ kind: "number"; min?: number; max?: number; says?: Says }>;
export type ListConstraint = Readonly<{ kind: "list"; min?: number; max?: number; of: Constraint; says?: Says }>;
export type MapConstraint = Readonly<{
  kind: "map";
  max?: number;
  key: TextConstraint;
  /** The members of a structure and the items of a list in a map are not looked into. */
  value: TextConstraint | StructureConstraint | ListConstraint;
  says?: Says;
}>;
export type StructureConstraint = Readonly<{ kind: "structure"; members: Members; says?: Says }>;
/** A boolean or a timestamp: nothing to check, but the wording of its absence may matter. */
export type FreeConstraint = Readonly<{ kind: "free"; says?: Says }>;

export type Constraint =
  | TextConstraint
  | NumberConstraint
  | ListConstraint
  | MapConstraint
  | StructureConstraint
  | FreeConstraint;

/** In the order in which a service reports broken members. */
export type Members = Readonly<Record<string, Constraint>>;

/** One table for each service: operation, then member. */
export type ServiceConstraints = Readonly<Record<string, Members>>;

export const text = (rules: Omit<TextConstraint, "kind"> = {}): TextConstraint => ({ kind: "text", ...rules });
export const number = (rules: Omit<NumberConstraint, "kind"> = {}): NumberConstraint => ({ kind: "number", ...rules });
export const listOf = (of: Constraint, rules: Omit<ListConstraint, "kind" | "of"> = {}): ListConstraint => ({
  kind: "list",
  of,
  ...rules,
});
export const mapOf = (
  key: TextConstraint,
  value: TextConstraint | StructureConstraint | ListConstraint,
  rules: Omit<MapConstraint, "kind" | "key" | "value"> = {},
): MapConstraint => ({ kind: "map", key, value, ...rules });
export const structure = (members: Members, says?: Says): StructureConstraint =>
  says === undefined ? { kind: "structure", members } : { kind: "structure", members, says };
export const oneOf = (...values: readonly string[]): TextConstraint => ({ kind: "text", oneOf: values });
export const FREE: FreeConstraint = { kind: "free" };
/** A document of hundreds of shapes: what its shape requires is looked for, and nothing else. */
export const SHAPE_ALONE: FreeConstraint = { kind: "free" };
/** A text or number of which the API reference says nothing. */
export const ANY_TEXT: TextConstraint = { kind: "text" };
export const ANY_NUMBER: NumberConstraint = { kind: "number" };
