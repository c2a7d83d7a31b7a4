/** Reads resolved properties by name; what has another shape reads as absent, and was refused when the template was taken. */
import type { Json } from "../../kernel/index.ts";
import { isMapping } from "./read-template.ts";
import type { JsonMapping } from "./template.ts";

export type Fields = Readonly<{
  names: readonly string[];
  text(name: string): string | undefined;
  texts(name: string): readonly string[];
  flag(name: string): boolean;
  wholeNumber(name: string): number | undefined;
  /** A document as text, which templates write as a mapping or as JSON text. */
  document(name: string): string | undefined;
  mapping(name: string): Fields | undefined;
  mappings(name: string): readonly Fields[];
}>;

export function fieldsOf(node: JsonMapping): Fields {
  const at = (name: string): Json | undefined => (Object.hasOwn(node, name) ? node[name] : undefined);
  const listAt = (name: string): readonly Json[] => {
    const value = at(name);
    return Array.isArray(value) ? value : [];
  };
  return {
    names: Object.keys(node),
    text(name) {
      const value = at(name);
      return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
    },
    texts: (name) => listAt(name).filter((each) => typeof each === "string"),
    flag: (name) => String(at(name)) === "true",
    wholeNumber(name) {
      const value = Number(at(name));
      return Number.isInteger(value) ? value : undefined;
    },
    document(name) {
      const value = at(name);
      if (typeof value === "string") return value;
      return isMapping(value) ? JSON.stringify(value) : undefined;
    },
    mapping(name) {
      const value = at(name);
      return isMapping(value) ? fieldsOf(value) : undefined;
    },
    mappings: (name) => listAt(name).flatMap((each) => (isMapping(each) ? [fieldsOf(each)] : [])),
  };
}
