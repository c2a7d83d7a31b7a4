/** TestEventPattern: would the pattern match the event? EventBridge API Reference, TestEventPattern. */
import type { TestEventPatternRequest, TestEventPatternResponse } from "@aws-sdk/client-eventbridge";
import { accept, refuse } from "../../../../kernel/index.ts";
import { compileEventPattern, matches } from "../../../../matching/index.ts";
import { defineOperation } from "../refusal.ts";

/** The reference lists `resources` too, which AWS does not insist on. detection.md 2.1. */
const MANDATORY = ["id", "account", "source", "time", "region", "detail-type"];

export const testEventPattern = defineOperation<TestEventPatternRequest, TestEventPatternResponse>({
  name: "TestEventPattern",
  readOnly: true,

  decide(_context, { EventPattern = "", Event = "" }) {
    if (eventIn(Event) === undefined) return refuse({ kind: "InvalidEvent" });
    const pattern = compileEventPattern(EventPattern);
    if (!pattern.ok) return refuse({ kind: "InvalidEventPattern", message: pattern.refusal.message });
    return accept([]);
  },

  respond(_context, { EventPattern = "", Event = "" }) {
    const pattern = compileEventPattern(EventPattern);
    return { Result: pattern.ok && matches(pattern.value, eventIn(Event)) };
  },
});

function eventIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
    return MANDATORY.every((name) => Object.hasOwn(value, name)) ? (value as Record<string, unknown>) : undefined;
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return undefined;
    throw thrown;
  }
}
