/** A strict reader of tags for tests: it throws where XML would be broken, and knows HTML's empty elements. */

export type Element = Readonly<{ name: string; attributes: ReadonlyMap<string, string> }>;

const EMPTY = new Set(["meta", "rect", "br"]);
const TAG = /<(?:(\/)([a-zA-Z][\w-]*)|([a-zA-Z][\w-]*)((?:\s+[\w-]+(?:="[^"<]*")?)*)\s*(\/?))>/y;
const ENTITY = /&(?!(?:amp|lt|gt|quot|#39|#10|#9);)/;

/** Every element in order of appearance; throws when tags do not match or text is not escaped. */
export function elementsOf(source: string): readonly Element[] {
  const text = source.replace(/<(style|script)>[\s\S]*?<\/\1>/g, "<$1></$1>");
  const open: string[] = [];
  const elements: Element[] = [];
  let at = 0;
  while (at < text.length) {
    if (text[at] !== "<") {
      const next = text.indexOf("<", at);
      const words = text.slice(at, next === -1 ? undefined : next);
      if (words.includes(">") || ENTITY.test(words)) throw new Error(`not escaped: ${words.slice(0, 80)}`);
      at += words.length;
      continue;
    }
    TAG.lastIndex = at;
    const match = TAG.exec(text);
    if (match === null) throw new Error(`not a tag: ${text.slice(at, at + 80)}`);
    const [whole, closing, closed = "", opened = "", attributes = "", selfClosed] = match;
    if (closing !== undefined && open.pop() !== closed) throw new Error(`</${closed}> closes nothing at ${at}`);
    if (closing === undefined) {
      elements.push({ name: opened, attributes: attributesOf(attributes) });
      if (selfClosed !== "/" && !EMPTY.has(opened)) open.push(opened);
    }
    at += whole.length;
  }
  if (open.length > 0) throw new Error(`left open: ${open.join(", ")}`);
  return elements;
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, name = "", value = ""] of text.matchAll(/([\w-]+)(?:="([^"]*)")?/g)) {
    if (found.has(name)) throw new Error(`attribute ${name} is there twice`);
    if (ENTITY.test(value)) throw new Error(`not escaped: ${value}`);
    found.set(name, value);
  }
  return found;
}
