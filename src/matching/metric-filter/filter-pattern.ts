/** A CloudWatch Logs filter pattern as data. CloudWatch Logs User Guide, "Filter pattern syntax". */
import type { RegularExpression } from "../regular-expression/regular-expression.ts";

export type SelectorStep =
  | Readonly<{ kind: "key"; name: string }>
  | Readonly<{ kind: "index"; index: number }>
  /** `[*]` of an array, or `.*` of an object. */
  | Readonly<{ kind: "each" }>;

/** `text` as it was written, `$.userIdentity.type`. */
export type Selector = Readonly<{ text: string; steps: readonly SelectorStep[] }>;

export type Operand =
  /** `pieces` are what stands between the asterisks. */
  | Readonly<{ kind: "text"; text: string; pieces: readonly string[] }>
  /** Written without quotes: compared as a number with numbers, as text with texts. */
  | Readonly<{ kind: "number"; text: string; value: number }>
  | Readonly<{ kind: "expression"; expression: RegularExpression }>;

export type Order = "<" | "<=" | ">" | ">=";

/** `at` is the offset of the value in the pattern. */
export type Condition =
  | Readonly<{ kind: "and" | "or"; parts: readonly Condition[] }>
  | Readonly<{ kind: "equals"; selector: Selector; operand: Operand; wanted: boolean; at: number }>
  | Readonly<{ kind: "order"; selector: Selector; operator: Order; value: number; at: number }>
  | Readonly<{ kind: "is"; selector: Selector; value: boolean | null; at: number }>
  | Readonly<{ kind: "absent"; selector: Selector; at: number }>;

export type Term =
  | Readonly<{ kind: "text"; text: string }>
  | Readonly<{ kind: "expression"; expression: RegularExpression }>;

/** Conditions on one field of a space-delimited log event. */
export type FieldCondition =
  | Readonly<{ kind: "and" | "or"; parts: readonly FieldCondition[] }>
  | Readonly<{ kind: "equals"; operand: Operand; wanted: boolean }>
  | Readonly<{ kind: "order"; operator: Order; value: number }>;

/** Undefined where the pattern gives none. */
export type DelimitedField = Readonly<{ name: string | undefined; condition: FieldCondition | undefined }>;

/** `before` and `after`: the fields on either side of the ellipsis; without one all are before it. */
export type DelimitedPattern = Readonly<{
  kind: "delimited";
  text: string;
  before: readonly DelimitedField[];
  after: readonly DelimitedField[];
  hasEllipsis: boolean;
}>;

export type FilterPattern =
  | Readonly<{ kind: "everything"; text: string }>
  | Readonly<{ kind: "json"; text: string; condition: Condition }>
  | DelimitedPattern
  /** Every required term, no excluded one, and one of the optional ones where there are any; `ignored` are optional ones beside others. */
  | Readonly<{
      kind: "terms";
      text: string;
      required: readonly Term[];
      optional: readonly Term[];
      excluded: readonly Term[];
      ignored: readonly Term[];
    }>;

/** `at` is an offset in the pattern's text. `isForeign`: CloudWatch Logs takes it, and it is not judged here. */
export type FilterProblem = Readonly<{ at: number; message: string; isForeign?: true }>;

/** PutMetricFilter: characters of `filterPattern`. */
export const FILTER_PATTERN_MAX_LENGTH = 1_024;
