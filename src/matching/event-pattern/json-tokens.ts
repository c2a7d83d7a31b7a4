/** JSON read one token at a time, so that a pattern's first mistake is reported first, whether of syntax or of meaning. */
import { scanNumber, scanString } from "./json-scalars.ts";
import { refusePattern } from "./problem.ts";

type Mark = "startObject" | "endObject" | "startArray" | "endArray" | "true" | "false" | "null" | "end";
export type TokenKind = Mark | "fieldName" | "string" | "number";

/** `text` is the decoded string, the name, or the digits as they were written. */
export type Token = Readonly<{ kind: TokenKind; text: string }>;

type Container = Readonly<{ kind: "Object" | "Array"; at: number }>;

const WORDS = ["true", "false", "null"] as const;
const EXPECTED_VALUE = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";
const CLOSER = { Object: "}", Array: "]" } as const;

/** Reads forward only; a syntax error is thrown as PatternRefused at the token that holds it. */
export class TokenReader {
  readonly #source: string;
  readonly #containers: Container[] = [];
  #at = 0;
  #entries = 0;
  #afterName = false;

  constructor(source: string) {
    this.#source = source;
  }

  next(): Token {
    this.#skipBlank();
    const container = this.#containers.at(-1);
    const letter = this.#source[this.#at];
    if (letter === undefined) return this.#atEnd(container);
    if (this.#afterName) return this.#value(letter);
    if (letter === "}" || letter === "]") return this.#close(letter, container);
    if (container !== undefined && this.#entries > 0) this.#separator(container);
    if (container?.kind === "Object") return this.#fieldName();
    return this.#value(this.#source[this.#at] ?? "");
  }

  /** Throws with the place after the token that was read last, as the reference parser prints it. */
  refuse(message: string): never {
    return refusePattern(`${message}\n at ${this.#place(this.#at)}`);
  }

  #atEnd(container: Container | undefined): Token {
    if (container === undefined) return { kind: "end", text: "" };
    const marker = `(start marker at ${this.#place(container.at)})`;
    return this.refuse(`Unexpected end-of-input: expected close marker for ${container.kind} ${marker}`);
  }

  #separator(container: Container): void {
    if (this.#source[this.#at] !== ",") this.#unexpected(`was expecting comma to separate ${container.kind} entries`);
    this.#at++;
    this.#skipBlank();
  }

  #fieldName(): Token {
    if (this.#source[this.#at] !== '"') this.#unexpected("was expecting double-quote to start field name");
    const text = this.#string();
    this.#skipBlank();
    if (this.#source[this.#at] !== ":") this.#unexpected("was expecting a colon to separate field name and value");
    this.#at++;
    this.#afterName = true;
    return { kind: "fieldName", text };
  }

  #value(letter: string): Token {
    this.#afterName = false;
    this.#entries++;
    if (letter === "{") return this.#open("Object");
    if (letter === "[") return this.#open("Array");
    if (letter === '"') return { kind: "string", text: this.#string() };
    if (letter === "-" || (letter >= "0" && letter <= "9")) return this.#number();
    return this.#word(letter);
  }

  #open(kind: Container["kind"]): Token {
    this.#containers.push({ kind, at: this.#at });
    this.#at++;
    this.#entries = 0;
    return { kind: `start${kind}`, text: CLOSER[kind] };
  }

  #close(letter: string, container: Container | undefined): Token {
    if (container === undefined) return this.#unexpected(`expected a value ${EXPECTED_VALUE}`);
    if (letter !== CLOSER[container.kind]) {
      const place = `(for ${container.kind} starting at ${this.#place(container.at)})`;
      this.refuse(`Unexpected close marker '${letter}': expected '${CLOSER[container.kind]}' ${place}`);
    }
    this.#containers.pop();
    this.#at++;
    this.#entries = 1;
    return { kind: `end${container.kind}`, text: letter };
  }

  #string(): string {
    const scanned = scanString(this.#source, this.#at);
    this.#at = scanned.end;
    return scanned.ok ? scanned.text : this.refuse(scanned.message);
  }

  #number(): Token {
    const scanned = scanNumber(this.#source, this.#at);
    this.#at = scanned.end;
    return scanned.ok ? { kind: "number", text: scanned.text } : this.refuse(scanned.message);
  }

  #word(letter: string): Token {
    const text = /^[\w$]*/.exec(this.#source.slice(this.#at, this.#at + 256))?.[0] ?? "";
    const kind = WORDS.find((word) => word === text);
    if (kind === undefined && text !== "") this.refuse(`Unrecognized token '${text}': was expecting ${EXPECTED_VALUE}`);
    if (kind === undefined) return this.#unexpected(`expected a valid value ${EXPECTED_VALUE}`, letter);
    this.#at += kind.length;
    return { kind, text };
  }

  #unexpected(wanted: string, letter = this.#source[this.#at]): never {
    if (letter === undefined) return this.refuse(`Unexpected end-of-input: ${wanted}`);
    return this.refuse(`Unexpected character ('${letter}' (code ${letter.charCodeAt(0)})): ${wanted}`);
  }

  #skipBlank(): void {
    while (" \t\r\n".includes(this.#source[this.#at] ?? "x")) this.#at++;
  }

  #place(at: number): string {
    const before = this.#source.slice(0, at);
    const line = before.split("\n").length;
    const column = at - before.lastIndexOf("\n");
    const omitted = this.#source.length - 500;
    const tail = omitted > 0 ? `[truncated ${omitted} chars]` : "";
    return `[Source: (String)"${this.#source.slice(0, 500)}"${tail}; line: ${line}, column: ${column}]`;
  }
}
