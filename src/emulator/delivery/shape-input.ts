/** What a target gets: the whole event, a part of it, a constant, or a template filled in. EventBridge User Guide: "Amazon EventBridge input transformation". */
import { type EventRule, type EventTarget, eventRuleArn, type InputTransformer } from "../../domain/index.ts";
import { formatInstant, type Instant } from "../../kernel/index.ts";
import { isJson } from "../is-json.ts";
import { valueAt } from "./json-path.ts";
import type { AnyEvent } from "./passing-event.ts";

export type Shaping = Readonly<{ rule: EventRule; target: EventTarget; event: AnyEvent; at: Instant }>;

/** Undefined where a template that is JSON no longer is once filled in: EventBridge cannot deliver that (inferred). */
export function shapeInput(shaping: Shaping): string | undefined {
  const { target, event } = shaping;
  if (target.input !== undefined) return target.input;
  if (target.inputPath !== undefined) return JSON.stringify(valueAt(target.inputPath, event)) ?? "";
  if (target.inputTransformer !== undefined) return fill(target.inputTransformer, shaping);
  return JSON.stringify(event);
}

const VARIABLE = /<([A-Za-z0-9_.-]{1,256})>/g;

/** A text goes bare between quotes, and with quotes of its own elsewhere; a path that leads nowhere leaves nothing. */
function fill({ paths, template }: InputTransformer, shaping: Shaping): string | undefined {
  const isInQuotes = quoteMap(template);
  const filled = template.replace(VARIABLE, (whole, name: string, at: number) => {
    const path = paths.get(name);
    const value = path === undefined ? reserved(name, shaping) : valueAt(path, shaping.event);
    if (path === undefined && value === undefined) return whole;
    if (value === undefined) return "";
    if (isInQuotes(at))
      return escaped(typeof value === "string" ? value : JSON.stringify(value), typeof value === "string");
    return JSON.stringify(value);
  });
  return isObject(template) && !isJson(filled) ? undefined : filled;
}

/** Objects between quotes lose theirs: the guide's "JSON objects are not escaped in strings" takes the quotes out. */
const escaped = (text: string, isText: boolean): string =>
  isText ? JSON.stringify(text).slice(1, -1) : text.replaceAll('"', "");

function reserved(name: string, { rule, event, at }: Shaping): unknown {
  switch (name) {
    case "aws.events.rule-arn":
      return eventRuleArn(rule);
    case "aws.events.rule-name":
      return rule.name;
    case "aws.events.event.ingestion-time":
      return formatInstant(at);
    case "aws.events.event": {
      const { detail: _detail, ...others } = event;
      return others;
    }
    case "aws.events.event.json":
      return event;
    default:
      return undefined;
  }
}

function quoteMap(text: string): (at: number) => boolean {
  const inside: boolean[] = [];
  let isOpen = false;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"' && text[at - 1] !== "\\") isOpen = !isOpen;
    inside[at] = isOpen;
  }
  return (at) => inside[at] === true;
}

const isObject = (template: string): boolean => /^\s*[{[]/.test(template);
