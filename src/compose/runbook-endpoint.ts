/** A door on loopback into a drill's own world, open for as long as a runbook runs; what goes through it is written down. */
import { randomUUID } from "node:crypto";
import { type Emulator, listen, type WireRequest, type WireResponse } from "../emulator/index.ts";
import { seconds } from "../kernel/index.ts";

/** Virtual time that each call of a program takes, so that a program which waits for something is not waiting forever. Modelled. */
export const CALL_TAKES_MS = seconds(1);

/** More calls than this are counted in the remark and not listed. */
const MOST_REQUESTS = 500;

export type Request = Readonly<{ service: string; operation: string; refused?: string }>;

export type Door = Readonly<{
  url: string;
  requests: readonly Request[];
  /** Secrets that AWS handed out through it, so that they can be taken out of what the program printed. */
  secrets: ReadonlySet<string>;
  close(): Promise<void>;
}>;

/** The control requests of the emulator stay shut: a runbook can do what an operator can do, and no more. */
export async function openDoor(emulator: Emulator): Promise<Door> {
  const requests: Request[] = [];
  const secrets = new Set<string>();
  const note = (request: WireRequest, response: WireResponse): WireResponse => {
    const body = textOf(response.body);
    if (requests.length < MOST_REQUESTS) requests.push(requestSeen(request, response, body));
    for (const [, secret] of body.matchAll(SECRET)) if (secret !== undefined) secrets.add(secret);
    return response;
  };
  const watched: Emulator = {
    ...emulator,
    answer(request) {
      emulator.clock.advance(CALL_TAKES_MS);
      const answered = emulator.answer(request);
      return answered instanceof Promise
        ? answered.then((response) => note(request, response))
        : note(request, answered);
    },
  };
  const strangers = { allowedHosts: [], controlToken: randomUUID() };
  const { url, close } = await listen(watched, { host: "127.0.0.1", port: 0, strangers });
  return { url, requests, secrets, close };
}

/** In XML and in JSON alike. */
const SECRET = /(?:SecretAccessKey|SessionToken|Password)["']?\s*[>:]\s*"?([^"<\s]{8,4096})/g;

const textOf = (body: string | Uint8Array): string =>
  typeof body === "string" ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("utf8");

function requestSeen({ headers, method, path, body }: WireRequest, response: WireResponse, answer: string): Request {
  const service =
    /Credential=[^/]+\/\d+\/[^/]*\/([a-z0-9-]+)\/aws4_request/.exec(headers.authorization ?? "")?.[1] ?? "";
  const target = headers["x-amz-target"]?.split(".").at(-1);
  const action = target ?? /(?:^|&)Action=([A-Za-z]+)/.exec(textOf(body.subarray(0, 4096)))?.[1];
  const told = { service, operation: action ?? `${method} ${path.slice(0, 200)}` };
  if (response.status < 400) return told;
  const code = /"__type"\s*:\s*"(?:[^"#]*#)?([A-Za-z.]+)"|<Code>([A-Za-z.]+)<\/Code>/.exec(answer);
  return { ...told, refused: code?.[1] ?? code?.[2] ?? String(response.status) };
}
