/** A Sigma rule as data. Sigma specification 2.1.0; what CloudTrail's rules in real use need, and nothing that is only half done. */

/** One test of one value that stands in the field; objects and arrays come as the text of their compact JSON when `takesObjects`. */
export type ValueTest = (value: string | number | boolean | null) => boolean;

export type FieldTest =
  /** Holds when the field is absent or null. */
  | Readonly<{ kind: "absent" }>
  | Readonly<{ kind: "exists"; wanted: boolean }>
  | Readonly<{ kind: "value"; test: ValueTest; takesObjects: boolean }>
  /** Compares with another field of the same record. */
  | Readonly<{ kind: "field"; field: string; compare: (value: string, other: string) => boolean }>;

export type Selection =
  | Readonly<{ kind: "all" | "any"; parts: readonly Selection[] }>
  | Readonly<{ kind: "field"; field: string; tests: readonly FieldTest[]; needsAll: boolean; isNegated: boolean }>
  /** Anywhere in the record's compact JSON. */
  | Readonly<{ kind: "keyword"; test: ValueTest }>;

export type SigmaCondition =
  | Readonly<{ kind: "and" | "or"; parts: readonly SigmaCondition[] }>
  | Readonly<{ kind: "not"; part: SigmaCondition }>
  | Readonly<{ kind: "selection"; selection: Selection }>;

export type SigmaRule = Readonly<{ level: string | undefined; condition: SigmaCondition }>;

export type CorrelationKind = "event_count" | "value_count" | "temporal" | "temporal_ordered";

export type Correlation = Readonly<{
  kind: CorrelationKind;
  /** What the rules are called in this document: by name or id. */
  rules: readonly string[];
  /** For each field of `group-by`: the field to read for each rule, by the rule's reference; `""` is every other rule. */
  groupBy: readonly Readonly<{ name: string; fields: ReadonlyMap<string, string> }>[];
  timespanMs: number;
  /** Fires at this many events or different values; temporal correlations wait for each rule once. */
  atLeast: number;
  /** The field whose different values count. */
  field: string | undefined;
  /** Whether the rules that it refers to also fire by themselves. */
  generate: boolean;
}>;
