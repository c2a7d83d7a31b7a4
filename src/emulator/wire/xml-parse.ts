/** Reads the small XML documents that S3's clients send: elements and text, without document types or foreign entities. */

export type XmlElement = { readonly name: string; readonly children: XmlElement[]; text: string };

/** No modelled document goes deeper, and none of a key's length has more elements. */
const DEEPEST = 24;
const MOST_ELEMENTS = 50_000;

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

/** The root element, or undefined when the text is not well-formed, goes too deep or declares a document type. */
export function parseXml(text: string): XmlElement | undefined {
  const reader = new Reader(text);
  return reader.read();
}

const NAME = /^[A-Za-z_][\w.:-]{0,255}/;

class Reader {
  readonly #text: string;
  #at = 0;
  #count = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): XmlElement | undefined {
    const holder: XmlElement = { name: "", children: [], text: "" };
    const open: XmlElement[] = [holder];
    while (this.#at < this.#text.length) {
      const inside = open.at(-1);
      if (inside === undefined || !this.#step(inside, open)) return undefined;
    }
    const [root, ...others] = holder.children;
    return open.length === 1 && others.length === 0 && holder.text.trim() === "" ? root : undefined;
  }

  /** One piece of text, or one tag; false when it is no XML. */
  #step(inside: XmlElement, open: XmlElement[]): boolean {
    const next = this.#text.indexOf("<", this.#at);
    const end = next === -1 ? this.#text.length : next;
    if (end > this.#at) {
      const decoded = decodeEntities(this.#text.slice(this.#at, end).replace(BYTE_ORDER_MARK, ""));
      inside.text += decoded ?? "";
      this.#at = end;
      return decoded !== undefined;
    }
    if (this.#skip("<?", "?>") || this.#skip("<!--", "-->")) return true;
    if (this.#text.startsWith("<![CDATA[", this.#at)) return this.#characterData(inside);
    return this.#text.startsWith("</", this.#at) ? this.#close(open) : this.#open(inside, open);
  }

  #skip(start: string, end: string): boolean {
    if (!this.#text.startsWith(start, this.#at)) return false;
    const found = this.#text.indexOf(end, this.#at + start.length);
    if (found === -1) return false;
    this.#at = found + end.length;
    return true;
  }

  #characterData(inside: XmlElement): boolean {
    const end = this.#text.indexOf("]]>", this.#at);
    if (end === -1) return false;
    inside.text += this.#text.slice(this.#at + "<![CDATA[".length, end);
    this.#at = end + 3;
    return true;
  }

  #close(open: XmlElement[]): boolean {
    const end = this.#text.indexOf(">", this.#at);
    const name = this.#text.slice(this.#at + 2, end).trim();
    const closed = open.length > 1 ? open.pop() : undefined;
    this.#at = end + 1;
    return end !== -1 && closed !== undefined && closed.name === localName(name);
  }

  /** Attributes are namespaces and types, of which S3's documents need none. */
  #open(inside: XmlElement, open: XmlElement[]): boolean {
    const end = this.#text.indexOf(">", this.#at);
    if (end === -1 || ++this.#count > MOST_ELEMENTS || open.length > DEEPEST) return false;
    const tag = this.#text.slice(this.#at + 1, end);
    const name = NAME.exec(tag.slice(0, 256))?.[0];
    if (name === undefined) return false;
    const element: XmlElement = { name: localName(name), children: [], text: "" };
    inside.children.push(element);
    if (!tag.endsWith("/")) open.push(element);
    this.#at = end + 1;
    return true;
  }
}

const BYTE_ORDER_MARK = /^\ufeff/;

const localName = (name: string): string => name.slice(name.indexOf(":") + 1);

const REFERENCE = /&([^;&]{0,12});?/g;

/** Undefined where something is referred to that XML does not have. */
function decodeEntities(text: string): string | undefined {
  if (!text.includes("&")) return text;
  let isBroken = false;
  const decoded = text.replace(REFERENCE, (whole, name: string) => {
    const character = whole.endsWith(";") ? (ENTITIES.get(name) ?? numbered(name)) : undefined;
    isBroken ||= character === undefined;
    return character ?? "";
  });
  return isBroken ? undefined : decoded;
}

function numbered(name: string): string | undefined {
  const [, hexadecimal, decimal] = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}))$/.exec(name) ?? [];
  const code = hexadecimal === undefined ? Number(decimal ?? Number.NaN) : Number.parseInt(hexadecimal, 16);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
