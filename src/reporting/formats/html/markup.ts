/** The only way to make HTML here: a tagged template that escapes every value unless it is HTML already. */
import { printable, segmentsOf } from "../../text.ts";

/** HTML that was made here. A look-alike object from a file is not an instance, so it is escaped. */
export class Markup {
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }
  get text(): string {
    return this.#text;
  }
}

export type HtmlValue = Markup | string | number | false | null | undefined | readonly HtmlValue[];

/** Strings and numbers are escaped; lists are joined; false, null and undefined are nothing. */
export function html(literals: TemplateStringsArray, ...values: readonly HtmlValue[]): Markup {
  const [first = "", ...rest] = literals;
  return new Markup(rest.reduce((text, literal, index) => text + written(values[index]) + literal, first));
}

function written(value: HtmlValue): string {
  if (value === false || value === null || value === undefined) return "";
  if (value instanceof Markup) return value.text;
  return Array.isArray(value) ? value.map((each: HtmlValue) => written(each)).join("") : escaped(String(value));
}

const ENTITY: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Safe between tags and in quoted attributes. */
export const escaped = (text: string): string =>
  printable(text).replaceAll(/[&<>"']/g, (character) => ENTITY[character] ?? "");

/** A sentence whose backticks mark code. */
export const prose = (text: string): Markup =>
  html`${segmentsOf(text).map((each) => (each.kind === "code" ? html`<code>${each.text}</code>` : html`${each.text}`))}`;
