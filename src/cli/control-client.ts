/** Asks the control API of a running `orgdrill serve`. */
import { Complaint } from "./complaint.ts";
import { EXIT } from "./exit-codes.ts";

export const DEFAULT_ENDPOINT = "http://127.0.0.1:4747";
const PATIENCE_MS = 30_000;
const NO_CONTENT = 204;

export type ControlAnswer = Readonly<{ status: number; body: Readonly<Record<string, unknown>> }>;

/** What is asked of the control API; without a body it is read, with one it is posted. */
type ControlRequest = Readonly<{ body?: unknown; method?: "DELETE" }>;

/** Ends something that the control API began. */
export const endControl = (endpoint: string, path: string): Promise<ControlAnswer> =>
  sendControl(endpoint, path, { method: "DELETE" });

/** `path` is what follows `/_orgdrill/`. The token of another host comes from ORGDRILL_CONTROL_TOKEN, as the server's did. */
export const askControl = (endpoint: string, path: string, body?: unknown): Promise<ControlAnswer> =>
  sendControl(endpoint, path, { body });

async function sendControl(endpoint: string, path: string, { body, method }: ControlRequest): Promise<ControlAnswer> {
  const url = urlOf(endpoint, path);
  const token = process.env.ORGDRILL_CONTROL_TOKEN ?? "";
  const headers = { "content-type": "application/json", ...(token !== "" && { "x-orgdrill-token": token }) };
  const request: RequestInit =
    body === undefined
      ? { headers, ...(method !== undefined && { method }) }
      : { method: "POST", headers, body: JSON.stringify(body) };
  let answer: Response;
  try {
    answer = await fetch(url, { ...request, redirect: "error", signal: AbortSignal.timeout(PATIENCE_MS) });
  } catch (thrown) {
    throw unreachableServer(endpoint, thrown);
  }
  const text = await answer.text();
  return { status: answer.status, body: answer.status === NO_CONTENT ? {} : readBody(text, url) };
}

function urlOf(endpoint: string, path: string): URL {
  const base = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (base === undefined || !["http:", "https:"].includes(base.protocol)) {
    throw new Complaint({
      exitCode: EXIT.usage,
      lines: [`expected --endpoint to be an address such as ${DEFAULT_ENDPOINT}, got \`${endpoint}\``],
      nextStep: "`orgdrill serve` prints its address when it starts",
    });
  }
  return new URL(`/_orgdrill/${path}`, base);
}

function unreachableServer(endpoint: string, thrown: unknown): Complaint {
  const { cause, message } = thrown instanceof Error ? thrown : { cause: undefined, message: String(thrown) };
  const reason = cause instanceof Error && cause.message !== "" ? cause.message : message;
  return new Complaint({
    exitCode: EXIT.inconclusive,
    lines: [`no emulator answers at ${endpoint}: ${reason}`],
    nextStep: "start one with `orgdrill serve`, or say where it is with --endpoint",
  });
}

function readBody(text: string, url: URL): ControlAnswer["body"] {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === "object" && body !== null && !Array.isArray(body)) return body as ControlAnswer["body"];
  } catch (thrown) {
    if (!(thrown instanceof SyntaxError)) throw thrown;
  }
  throw new Complaint({
    exitCode: EXIT.inconclusive,
    lines: [`${url.origin} answered with something else than JSON: \`${text.slice(0, 80)}\``],
    nextStep: "is that an orgdrill emulator? --endpoint says where it is",
  });
}

/** What a control answer complains of, or undefined. */
export function refusalIn({ body }: ControlAnswer): Readonly<{ code: string; message: string }> | undefined {
  const error = body.error as Readonly<{ code?: unknown; message?: unknown }> | undefined;
  return error === undefined ? undefined : { code: String(error.code), message: String(error.message) };
}
