/** The AWS SDK's request handler that speaks to an emulator in the same process: same bytes, no socket. */
import { Readable } from "node:stream";

/** Whatever answers requests: an emulator in this process. */
type Answering = Readonly<{ answer(request: WireMessage): WireAnswer | Promise<WireAnswer> }>;
type WireMessage = Readonly<{
  method: string;
  path: string;
  query: string;
  headers: Readonly<Record<string, string>>;
  body: Uint8Array;
}>;
type WireAnswer = Readonly<{
  status: number;
  headers: Readonly<Record<string, string>>;
  date?: string;
  body: string | Uint8Array;
}>;

type SdkRequest = Readonly<{
  method: string;
  path: string;
  query: Readonly<Record<string, string | readonly string[] | null>>;
  headers: Readonly<Record<string, string>>;
  body?: string | Uint8Array;
}>;

/** A fixed user agent, so that records of two runs are the same bytes. */
export const USER_AGENT = "orgdrill";

export function embeddedTransport(emulator: Answering): unknown {
  return {
    metadata: { handlerProtocol: "http/1.1" },
    async handle(request: SdkRequest) {
      const answer = await emulator.answer({
        method: request.method,
        path: request.path,
        query: queryString(request.query),
        headers: { ...lowerCased(request.headers), "user-agent": USER_AGENT },
        body: bytes(request.body),
      });
      const body = Readable.from([typeof answer.body === "string" ? Buffer.from(answer.body) : answer.body]);
      const headers = answer.date === undefined ? answer.headers : { ...answer.headers, date: answer.date };
      return { response: { statusCode: answer.status, headers, body } };
    },
    destroy() {},
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => ({}),
  };
}

const bytes = (body: string | Uint8Array | undefined): Uint8Array =>
  body === undefined ? new Uint8Array() : typeof body === "string" ? new TextEncoder().encode(body) : body;

const lowerCased = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

function queryString(query: SdkRequest["query"]): string {
  const pairs = Object.entries(query ?? {}).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map(
      (each) => `${encodeURIComponent(name)}=${encodeURIComponent(each ?? "")}`,
    ),
  );
  return pairs.join("&");
}
