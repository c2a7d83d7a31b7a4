/** Reads HTTP/1.1 responses off a socket as leanly as a measurement needs: status, length, and whether the connection stays. */

export type Response = Readonly<{ status: number; bodyBytes: number; closes: boolean }>;

type Head = Readonly<{ status: number; length: number | undefined; closes: boolean; end: number }>;

const HEAD_LIMIT_BYTES = 65_536;

export class ResponseReader {
  #buffered: Buffer = Buffer.alloc(0);
  #head: Head | undefined;

  /** Takes what arrived; answers the response when it is complete. Pipelining is off, so bytes beyond its end are an error. */
  take(chunk: Buffer): Response | undefined {
    this.#buffered = this.#buffered.length === 0 ? chunk : Buffer.concat([this.#buffered, chunk]);
    this.#head ??= readHead(this.#buffered);
    if (this.#head?.length === undefined) return undefined;
    const surplus = this.#buffered.length - this.#head.end - this.#head.length;
    if (surplus > 0) throw new Error(`the server sent ${surplus} bytes more than its Content-Length`);
    return surplus === 0 ? this.#finish() : undefined;
  }

  /** The server closed the connection: that ends a body of unknown length, and breaks one of known length. */
  end(): Response | undefined {
    if (this.#buffered.length === 0) return undefined;
    if (this.#head === undefined || this.#head.length !== undefined) {
      throw new Error("the server closed the connection in the middle of a response");
    }
    return this.#finish();
  }

  #finish(): Response | undefined {
    const head = this.#head;
    const bodyBytes = this.#buffered.length - (head?.end ?? 0);
    this.#buffered = Buffer.alloc(0);
    this.#head = undefined;
    return head && { status: head.status, bodyBytes, closes: head.closes || head.length === undefined };
  }
}

function readHead(buffered: Buffer): Head | undefined {
  const end = buffered.indexOf("\r\n\r\n");
  if (end < 0) {
    if (buffered.length > HEAD_LIMIT_BYTES) throw new Error("the server sent a head without an end");
    return undefined;
  }
  const text = buffered.toString("latin1", 0, end + 2).toLowerCase();
  const status = /^http\/1\.[01] (\d{3})/.exec(text)?.[1];
  if (status === undefined) throw new Error(`expected an HTTP/1.1 response, got \`${text.slice(0, 40)}\``);
  if (text.includes("\r\ntransfer-encoding:"))
    throw new Error("the server answers in chunks, and this client reads none");
  const length = /\r\ncontent-length: *(\d+)\r\n/.exec(text)?.[1];
  const closes = /\r\nconnection: *close\r\n/.test(text) || text.startsWith("http/1.0");
  return { status: Number(status), length: length === undefined ? undefined : Number(length), closes, end: end + 4 };
}
