/**
 * Cuts a text of CloudTrail records that arrives in pieces into the JSON of single records: log files (`{"Records": […]}`), answers of
 * LookupEvents (`{"Events": […]}`), lists, and one record a line. It never holds more than one record.
 */

/** `place` says which of a list it is, because a log file is one line: `record 17 of Records`; undefined outside of lists. */
export type CutRecord = Readonly<{ json: string; line: number; place: string | undefined }>;
/** Why cutting stopped; nothing after it is read. */
export type CutProblem = Readonly<{ line: number; message: string }>;

/** CloudTrail's own limit on one record is 256 KB. */
const MAX_RECORD = 4_194_304;
const WRAPPER = /\{\s*"(?:Records|Events)"\s*:\s*\[/y;
const MAX_WRAPPER_HEAD = 200;
const BLANK = /[\s\ufeff]*/y;

type Mode = "outside" | "list" | "tail";

export class RecordSplitter {
  #rest = "";
  #mode: Mode = "outside";
  /** Whether the list that is being read stands in a wrapper, whose end must follow. */
  #isWrapped = false;
  /** What the list is called, and how many of its records were cut. */
  #list = "";
  #position = 0;
  #line = 1;
  /** How far into the record that begins the rest the search for its end has come. */
  #scanned = 0;
  #depth = 0;
  problem: CutProblem | undefined;

  /** The records that end in this piece. */
  take(piece: string): readonly CutRecord[] {
    this.#rest += piece;
    return this.#cut(false);
  }

  finish(): readonly CutRecord[] {
    const cut = this.#cut(true);
    if (this.problem === undefined && (this.#rest.trim() !== "" || this.#mode !== "outside"))
      this.#fail("the text ends inside a record or a list");
    return cut;
  }

  #cut(isLast: boolean): readonly CutRecord[] {
    const cut: CutRecord[] = [];
    let at = 0;
    while (this.problem === undefined) {
      at = this.#skip(at);
      const letter = this.#rest[at];
      if (letter === undefined) break;
      if (letter === "{" && this.#mode !== "tail") {
        const head = this.#mode === "outside" ? this.#wrapperAt(at, isLast) : 0;
        if (head === undefined) break;
        const end = head > 0 ? at + head : this.#endOf(at);
        if (end === undefined) break;
        if (head === 0) cut.push({ json: this.#rest.slice(at, end), line: this.#line, place: this.#place() });
        else this.#enter(this.#rest.slice(at, end).includes('"Events"') ? "Events" : "Records");
        at = this.#advance(at, end);
      } else {
        const end = this.#mark(letter, at, isLast);
        if (end === undefined) break;
        at = this.#advance(at, end);
      }
    }
    this.#rest = this.#rest.slice(at);
    if (this.#rest.length > MAX_RECORD) this.#fail(`expected a record of at most ${MAX_RECORD} characters`);
    return cut;
  }

  /** Undefined for a list that stands alone. */
  #enter(wrapper: string | undefined): void {
    this.#mode = "list";
    this.#isWrapped = wrapper !== undefined;
    this.#list = wrapper ?? "the list";
    this.#position = 0;
  }

  #place(): string | undefined {
    return this.#mode === "list" ? `record ${++this.#position} of ${this.#list}` : undefined;
  }

  /** The length of `{"Records": [`, 0 for another object, undefined when more text is needed to tell. */
  #wrapperAt(at: number, isLast: boolean): number | undefined {
    WRAPPER.lastIndex = at;
    const found = WRAPPER.exec(this.#rest)?.[0].length;
    if (found !== undefined) return found;
    return isLast || this.#scanned > 0 || this.#rest.length - at > MAX_WRAPPER_HEAD ? 0 : undefined;
  }

  /** Past a mark between records: the end of the mark. */
  #mark(letter: string, at: number, isLast: boolean): number | undefined {
    if (this.#mode === "tail") return this.#tail(at, isLast);
    if (letter === "[" && this.#mode === "outside") this.#enter(undefined);
    else if (letter === "]" && this.#mode === "list") this.#mode = this.#isWrapped ? "tail" : "outside";
    else if (letter !== "," || this.#mode !== "list") {
      this.#fail(`expected a record, saw \`${this.#rest.slice(at, at + 20)}\``);
      return undefined;
    }
    return at + 1;
  }

  /** What may follow the list in its wrapper: `}`, or other members that are whole JSON. */
  #tail(at: number, isLast: boolean): number | undefined {
    for (let end = this.#rest.indexOf("}", at); end >= 0; end = this.#rest.indexOf("}", end + 1)) {
      if (isJson(`{"Records":[]${this.#rest.slice(at, end + 1)}`)) {
        this.#mode = "outside";
        return end + 1;
      }
      if (end - at > MAX_RECORD) break;
    }
    if (isLast || this.#rest.length - at > MAX_RECORD) this.#fail("expected `}` after the list of records");
    return undefined;
  }

  /** Behind the brace that closes the object at `start`; undefined when it has not come yet. */
  #endOf(start: number): number | undefined {
    let at = start + this.#scanned;
    let depth = this.#depth;
    for (; at < this.#rest.length; at++) {
      const letter = this.#rest.charCodeAt(at);
      if (letter === 0x22) {
        const end = closingQuote(this.#rest, at + 1);
        if (end === undefined) break;
        at = end;
      } else if (letter === 0x7b) depth++;
      else if (letter === 0x7d && --depth === 0) {
        this.#scanned = 0;
        this.#depth = 0;
        return at + 1;
      }
    }
    this.#scanned = at - start;
    this.#depth = depth;
    return undefined;
  }

  #skip(at: number): number {
    BLANK.lastIndex = at;
    BLANK.test(this.#rest);
    return this.#advance(at, BLANK.lastIndex);
  }

  /** Counts the lines that are left behind. */
  #advance(from: number, to: number): number {
    for (let at = this.#rest.indexOf("\n", from); at >= 0 && at < to; at = this.#rest.indexOf("\n", at + 1))
      this.#line++;
    return to;
  }

  #fail(message: string): void {
    this.problem ??= { line: this.#line, message };
  }
}

function closingQuote(text: string, from: number): number | undefined {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
    let backslashes = 0;
    while (text[at - 1 - backslashes] === "\\") backslashes++;
    if (backslashes % 2 === 0) return at;
  }
  return undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
