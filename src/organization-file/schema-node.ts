/** The part of JSON Schema (draft 2020-12) that the organization file's schema is written in. */

export type SchemaNode = Readonly<{
  $ref?: `#/$defs/${string}`;
  title?: string;
  description?: string;
  type?: "object" | "array" | "string" | "integer" | "boolean";
  /** Exactly one alternative fits, and the kind of value (mapping, list, string…) tells which. */
  oneOf?: readonly SchemaNode[];
  const?: string | number | boolean;
  enum?: readonly (string | number)[];
  /** Only patterns that cannot backtrack badly. */
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  items?: SchemaNode;
  maxItems?: number;
  uniqueItems?: boolean;
  properties?: Readonly<Record<string, SchemaNode>>;
  required?: readonly string[];
  additionalProperties?: boolean | SchemaNode;
  propertyNames?: SchemaNode;
  default?: unknown;
  examples?: readonly unknown[];
  /** Checked by our reader with the kernel's own parsers; other validators ignore formats that they do not know. */
  format?: "orgdrill-moment" | "orgdrill-duration";
  /** Of these keys one must be there, and only one; published as a `oneOf` of `required`. */
  "x-exactly-one"?: readonly string[];
  /** What a value must look like, in words: said instead of the pattern when it does not fit. */
  "x-expected"?: string;
}>;

export type SchemaDocument = SchemaNode & Readonly<{ $schema: string; $defs: Readonly<Record<string, SchemaNode>> }>;
