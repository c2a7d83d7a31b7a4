import fc from "fast-check";
import { expect, test } from "vitest";
import { type Response, ResponseReader } from "./response-reader.ts";

const ANSWER = Buffer.from("HTTP/1.1 400 Bad Request\r\nContent-Length: 5\r\nX: y\r\n\r\nhello");

test("puts a response together however it is cut", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: ANSWER.length - 1 })), (cuts) => {
      const reader = new ResponseReader();
      const edges = [0, ...cuts.sort((left, right) => left - right), ANSWER.length];
      const answers: (Response | undefined)[] = edges
        .slice(1)
        .map((end, index) => reader.take(ANSWER.subarray(edges[index], end)));
      expect(answers.at(-1)).toEqual({ status: 400, bodyBytes: 5, closes: false });
      expect(answers.slice(0, -1).every((each) => each === undefined)).toBe(true);
    }),
  );
});

test("without a length the body ends with the connection", () => {
  const reader = new ResponseReader();
  expect(reader.take(Buffer.from("HTTP/1.0 200 OK\r\n\r\nabc"))).toBeUndefined();
  expect(reader.end()).toEqual({ status: 200, bodyBytes: 3, closes: true });
  expect(reader.end()).toBeUndefined();
});

test.each([
  ["a half body", (reader: ResponseReader) => [reader.take(ANSWER.subarray(0, -1)), reader.end()], "in the middle"],
  ["too long a body", (reader: ResponseReader) => reader.take(Buffer.concat([ANSWER, ANSWER])), "bytes more"],
  [
    "chunks",
    (reader: ResponseReader) => reader.take(Buffer.from("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")),
    "chunks",
  ],
  [
    "something else",
    (reader: ResponseReader) => reader.take(Buffer.from("SSH-2.0\r\n\r\n")),
    "expected an HTTP/1.1 response",
  ],
  ["no end of the head", (reader: ResponseReader) => reader.take(Buffer.alloc(70_000, "a")), "without an end"],
])("refuses %s", (_, act, message) => {
  expect(() => act(new ResponseReader())).toThrow(message);
});
