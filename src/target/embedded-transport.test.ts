import { expect, test } from "vitest";
import type { Emulator, WireRequest } from "../emulator/index.ts";
import { embeddedTransport, USER_AGENT } from "./embedded-transport.ts";

type Transport = Readonly<{
  handle(
    request: object,
  ): Promise<{ response: { statusCode: number; headers: object; body: AsyncIterable<Uint8Array> } }>;
}>;

function transportTo(body: string | Uint8Array): Readonly<{ transport: Transport; asked: WireRequest[] }> {
  const asked: WireRequest[] = [];
  const emulator = {
    answer(request: WireRequest) {
      asked.push(request);
      return { status: 418, headers: { "x-amzn-requestid": "r-1" }, body };
    },
  } as unknown as Emulator;
  return { transport: embeddedTransport(emulator) as Transport, asked };
}

const request = (over: object = {}) => ({ method: "POST", path: "/", query: {}, headers: {}, body: "{}", ...over });

async function textOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of body) parts.push(part);
  return Buffer.concat(parts).toString("utf8");
}

test("the same request reaches the emulator: names in lower case, body in bytes, and one user agent on every machine", async () => {
  const { transport, asked } = transportTo("{}");
  await transport.handle(
    request({ headers: { Host: "127.0.0.1", "X-Amz-Target": "T", "User-Agent": "aws-sdk-js/3 os/linux" }, body: "é" }),
  );
  expect(asked).toEqual([
    {
      method: "POST",
      path: "/",
      query: "",
      headers: { host: "127.0.0.1", "x-amz-target": "T", "user-agent": USER_AGENT },
      body: new TextEncoder().encode("é"),
    },
  ]);
});

test("a request without a body has an empty one, and bytes stay as they are", async () => {
  const { transport, asked } = transportTo("");
  await transport.handle(request({ body: undefined }));
  await transport.handle(request({ body: new Uint8Array([0, 255]) }));
  expect(asked.map((each) => [...each.body])).toEqual([[], [0, 255]]);
});

test("a query is encoded, with lists and empty values", async () => {
  const { transport, asked } = transportTo("");
  await transport.handle(request({ query: { "a b": "c&d", list: ["1", "2"], none: null } }));
  await transport.handle(request({ query: undefined }));
  expect(asked.map((each) => each.query)).toEqual(["a%20b=c%26d&list=1&list=2&none=", ""]);
});

test("the answer comes back as a stream, from text and from bytes", async () => {
  for (const body of ["<Ünï/>", new TextEncoder().encode("<Ünï/>")]) {
    const { response } = await transportTo(body).transport.handle(request());
    expect([response.statusCode, response.headers]).toEqual([418, { "x-amzn-requestid": "r-1" }]);
    expect(await textOf(response.body)).toBe("<Ünï/>");
  }
});
