/** How the control API says things. */
import type { WireRequest, WireResponse } from "../wire/index.ts";

export const json = (status: number, body: unknown): WireResponse => ({
  status,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

export const controlError = (status: number, code: string, message: string): WireResponse =>
  json(status, { error: { code, message } });

const SEE_CAPABILITIES = "GET /_orgdrill/capabilities lists what is there";

export const noSuchPath = (request: WireRequest): WireResponse =>
  controlError(404, "NoSuchPath", `no control call \`${request.method} ${request.path}\`; ${SEE_CAPABILITIES}`);

/** The path is there, for other methods than the request's. */
export function wrongMethod(request: WireRequest, allowed: readonly string[]): WireResponse {
  const { method, path } = request;
  const message = `\`${path}\` answers ${allowed.join(" and ")}, not ${method}; ${SEE_CAPABILITIES}`;
  const refused = controlError(405, "MethodNotAllowed", message);
  return { ...refused, headers: { ...refused.headers, allow: allowed.join(", ") } };
}

/** The body as a JSON object, or undefined. */
export function readJson(request: WireRequest): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(request.body));
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return undefined;
    throw thrown;
  }
}
