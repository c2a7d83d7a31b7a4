/** The part of JSONPath that EventBridge takes in targets: `$`, names, and places in lists. EventBridge User Guide: "Input transformation", limitations. */

type Step = string | number;

const STEP = /^(?:\.([A-Za-z_][\w-]*)|\['([^']+)'\]|\["([^"]+)"\]|\[(\d{1,6})\])/;

/** Undefined where the text is no path that EventBridge takes. */
export function parsePath(text: string): readonly Step[] | undefined {
  if (!text.startsWith("$")) return undefined;
  const steps: Step[] = [];
  let rest = text.slice(1);
  while (rest !== "") {
    const found = STEP.exec(rest);
    if (found === null) return undefined;
    const [whole, name, quoted, doubleQuoted, place] = found;
    steps.push(place === undefined ? (name ?? quoted ?? doubleQuoted ?? "") : Number(place));
    rest = rest.slice(whole.length);
  }
  return steps;
}

/** Undefined where a step leads nowhere. */
export function valueAt(path: string, event: unknown): unknown {
  let value = event;
  for (const step of parsePath(path) ?? []) {
    if (typeof value !== "object" || value === null) return undefined;
    if (typeof step === "number" ? !Array.isArray(value) : !Object.hasOwn(value, step)) return undefined;
    value = Reflect.get(value, step);
  }
  return value;
}
