/** Reads a file of CloudTrail records, plain or gzip, one record at a time; `-` is standard input. */
import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { type CutRecord, RecordSplitter } from "../detection/index.ts";
import { type CloudTrailRecord, parseRecords } from "../trail/index.ts";
import { Complaint } from "./complaint.ts";
import { EXIT } from "./exit-codes.ts";

export type ReadRecord =
  | Readonly<{ kind: "record"; record: CloudTrailRecord; line: number }>
  | Readonly<{ kind: "unreadable"; line: number; where: string; message: string }>;

/** Throws a complaint when the file is not there, is no text, or is cut off; what is JSON and no record is answered as unreadable. */
export async function* readRecordStream(path: string): AsyncGenerator<ReadRecord> {
  const splitter = new RecordSplitter();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const piece of await unpacked(path)) {
      yield* parsed(splitter.take(decoder.decode(piece, { stream: true })));
      stopAt(path, splitter);
    }
    yield* parsed(splitter.take(decoder.decode()));
    yield* parsed(splitter.finish());
    stopAt(path, splitter);
  } catch (error) {
    if (error instanceof Complaint) throw error;
    if (error instanceof TypeError && "code" in error && error.code === "ERR_ENCODING_INVALID_ENCODED_DATA")
      throw complaint(`\`${path}\` is not text in UTF-8`);
    if (error instanceof Error && "code" in error) throw complaint(`\`${path}\` cannot be read: ${error.message}`);
    throw error;
  }
}

function* parsed(cut: readonly CutRecord[]): Generator<ReadRecord> {
  for (const { json, line } of cut) {
    const records = parseRecords(json);
    if (records.ok) for (const record of records.value) yield { kind: "record", record, line };
    else yield { kind: "unreadable", line, ...records.refusal };
  }
}

function stopAt(path: string, { problem }: RecordSplitter): void {
  if (problem !== undefined) throw complaint(`${path}:${problem.line}: ${problem.message}`);
}

/** Gzip is told by its first two bytes, whatever the file is called. */
async function unpacked(path: string): Promise<AsyncIterable<Uint8Array>> {
  const raw: Readable = path === "-" ? process.stdin : createReadStream(path);
  const pieces = (raw as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();
  const first = await pieces.next();
  const all = Readable.from(from(first, pieces), { objectMode: true });
  if (first.done === true || first.value[0] !== 0x1f || first.value[1] !== 0x8b) return all;
  const unzip = createGunzip();
  all.on("error", (error) => unzip.destroy(error));
  return all.pipe(unzip);
}

async function* from(first: IteratorResult<Uint8Array>, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  for (let piece = first; piece.done !== true; piece = await rest.next()) yield piece.value;
}

const complaint = (line: string): Complaint =>
  new Complaint({
    exitCode: EXIT.usage,
    lines: [line],
    nextStep: 'give a CloudTrail log file (`{"Records": […]}`), records one a line, or either as gzip',
  });
