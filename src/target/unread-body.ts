/** What an answer holds although its operation documents none: to the SDK `{}` and nothing are the same, and here they are not. */
import { Readable } from "node:stream";

type Response = { headers: Readonly<Record<string, string>>; body?: AsyncIterable<Uint8Array> };
type Next = (args: unknown) => Promise<Readonly<{ response?: Response }>>;
type Command = Readonly<{
  middlewareStack: { addRelativeTo(middleware: (next: Next) => Next, place: Readonly<Record<string, string>>): void };
}>;

/** Forms of schemas, which are tuples; the SDK's own place of an operation's output. */
const OUTPUT = 5;

/** Whether the operation has no output shape, as the SDK's own package says. */
export function answersNothing(sdk: Readonly<Record<string, unknown>>, operation: string): boolean {
  const schema = sdk[`${operation}$`];
  const output: unknown = Array.isArray(schema) ? schema[OUTPUT] : undefined;
  return (typeof output === "function" ? output() : output) === "unit";
}

/** Keeps the text of the answer to that command; ask once it is answered. Of XML nothing is kept: its protocols have an envelope. */
export function keepBody(command: unknown): () => string {
  let text = "";
  const keeping =
    (next: Next): Next =>
    async (args) => {
      const answer = await next(args);
      const { response } = answer;
      if (response?.body === undefined || !isJson(response)) return answer;
      const bytes = await allOf(response.body);
      text = bytes.toString("utf8");
      response.body = Readable.from([bytes]);
      return answer;
    };
  const place = { relation: "after", toMiddleware: "deserializerMiddleware", name: "keepBody" };
  (command as Command).middlewareStack.addRelativeTo(keeping, place);
  return () => text;
}

const isJson = ({ headers }: Response): boolean => (headers["content-type"] ?? "").includes("json");

async function allOf(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}
