/** Who may talk to the server: no other Host than loopback (or one that was allowed), no web page. */
import { timingSafeEqual } from "node:crypto";
import { controlError, json } from "./control/answers.ts";
import { isControlPath } from "./control/control.ts";
import type { WireResponse } from "./wire/index.ts";

export type StrangerRules = Readonly<{
  /** Further names that a Host header may carry (`--allow-host`). */
  allowedHosts: readonly string[];
  /** What control requests must carry as `x-orgdrill-token`; undefined on loopback. */
  controlToken: string | undefined;
}>;

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** A refusal for a request that must not be answered, else undefined. */
export function refuseStranger(headers: Headers, url: string, rules: StrangerRules): WireResponse | undefined {
  const host = hostName(String(headers.host ?? ""));
  if (!LOOPBACK.has(host) && !rules.allowedHosts.includes(host)) {
    return controlError(403, "HostNotAllowed", `the host \`${host}\` is not loopback; allow it with --allow-host`);
  }
  if (headers.origin !== undefined || isCrossSite(headers["sec-fetch-site"])) {
    return controlError(403, "BrowserNotAllowed", "web pages may not drive the emulator");
  }
  const token = rules.controlToken;
  if (token !== undefined && isControlPath(url) && !sameText(String(headers["x-orgdrill-token"] ?? ""), token)) {
    return json(401, {
      error: { code: "TokenRequired", message: "control requests need the header x-orgdrill-token" },
    });
  }
  return undefined;
}

const isCrossSite = (site: unknown): boolean => site !== undefined && site !== "none";

function hostName(host: string): string {
  const withoutPort = host.startsWith("[") ? host.slice(0, host.indexOf("]") + 1) : host.split(":")[0];
  return (withoutPort ?? "").toLowerCase();
}

function sameText(given: string, expected: string): boolean {
  const left = Buffer.from(given);
  const right = Buffer.from(expected);
  return left.length === right.length && timingSafeEqual(left, right);
}
