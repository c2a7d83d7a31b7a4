/** Who may talk to the server: no other Host than loopback (or one that was allowed), no web page. */
import { timingSafeEqual } from "node:crypto";
import { controlError } from "./control/answers.ts";
import { isControlPath } from "./control/control.ts";
import type { WireResponse } from "./wire/index.ts";

export type StrangerRules = Readonly<{
  /** Further names that a Host header may carry (`--allow-host`). */
  allowedHosts: readonly string[];
  /** What control requests must carry as `x-orgdrill-token`; undefined on loopback. */
  controlToken: string | undefined;
}>;

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** RFC 6761 (`localhost` with or without the root's dot), RFC 1122 (127.0.0.0/8), RFC 4291 (`::1`, written short or out). */
const LOOPBACK = /^(localhost\.?|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\]|\[(0{1,4}:){7}0{0,3}1\])$/;

/** The Host header that was last let in under some rules: nearly every request has the same. */
const letIn = new WeakMap<StrangerRules, string>();

/** A refusal for a request that must not be answered, else undefined. */
export function refuseStranger(headers: Headers, url: string, rules: StrangerRules): WireResponse | undefined {
  const address = String(headers.host ?? "");
  if (letIn.get(rules) !== address) {
    const host = hostName(address);
    if (!LOOPBACK.test(host) && !rules.allowedHosts.some((allowed) => hostName(allowed) === host)) {
      return controlError(403, "HostNotAllowed", `the host \`${host}\` is not loopback; allow it with --allow-host`);
    }
    letIn.set(rules, address);
  }
  if (headers.origin !== undefined || isCrossSite(headers["sec-fetch-site"])) {
    return controlError(403, "BrowserNotAllowed", "web pages may not drive the emulator");
  }
  const token = rules.controlToken;
  if (token !== undefined && isControlPath(pathOf(url)) && !sameText(String(headers["x-orgdrill-token"] ?? ""), token))
    return controlError(401, "TokenRequired", "control requests need the header `x-orgdrill-token`");
  return undefined;
}

const isCrossSite = (site: unknown): boolean => site !== undefined && site !== "none";

/** What decides about a request must read its path as the emulator does, which knows nothing of the query. */
const pathOf = (url: string): string => url.split("?", 1)[0] ?? "";

/** In lower case and without its port; an IPv6 address stays in its brackets, or gets them when it stands alone. */
function hostName(host: string): string {
  const lower = host.trim().toLowerCase();
  if (lower.startsWith("[")) return lower.slice(0, lower.indexOf("]") + 1);
  const [name = "", ...rest] = lower.split(":");
  return rest.length > 1 ? `[${lower}]` : name;
}

function sameText(given: string, expected: string): boolean {
  const left = Buffer.from(given);
  const right = Buffer.from(expected);
  return left.length === right.length && timingSafeEqual(left, right);
}
