/** Reads CloudTrail records from a file, plain or gzip, from every file of a folder, or from standard input (`-`), a piece at a time. */
import { createReadStream, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { type CutRecord, RecordSplitter } from "../detection/index.ts";
import { type CloudTrailRecord, parseRecords } from "../trail/index.ts";
import { Complaint } from "./complaint.ts";
import { EXIT } from "./exit-codes.ts";

/** `line` is where it begins in the file. */
export type ReadRecord = Readonly<{ file: string; line: number }> &
  (
    | Readonly<{ kind: "record"; record: CloudTrailRecord }>
    | Readonly<{ kind: "unreadable"; where: string; message: string }>
  );

/**
 * What each piece of the files holds, in their order. Throws a complaint when a file is not there, is no text, or is cut off; what is
 * JSON and no record is answered as unreadable.
 */
export async function* readRecordStream(path: string): AsyncGenerator<readonly ReadRecord[]> {
  for (const file of filesAt(path)) yield* readFile(file);
}

const RECORD_FILE = /\.(?:json|jsonl|ndjson|log)(?:\.gz)?$/;

/** Of a run folder, what its drills saw; of any other folder, every file that may hold records, with those of the folders below. */
function filesAt(path: string): readonly string[] {
  if (path === "-" || statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return [path];
  const isRun = statSync(join(path, "run.json"), { throwIfNoEntry: false }) !== undefined;
  const folder = isRun ? join(path, "trail") : path;
  const names = isRun && statSync(folder, { throwIfNoEntry: false }) === undefined ? [] : listed(folder);
  if (names.length === 0) throw complaint(`\`${folder}\` holds no file of records`);
  return names.map((name) => join(folder, name));
}

const listed = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => RECORD_FILE.test(name) && statSync(join(folder, name)).isFile())
    .toSorted();

async function* readFile(path: string): AsyncGenerator<readonly ReadRecord[]> {
  const splitter = new RecordSplitter();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const piece of await unpacked(path)) {
      yield parsed(path, splitter.take(decoder.decode(piece, { stream: true })));
      stopAt(path, splitter);
    }
    yield parsed(path, splitter.take(decoder.decode()));
    yield parsed(path, splitter.finish());
    stopAt(path, splitter);
  } catch (error) {
    if (error instanceof Complaint) throw error;
    if (error instanceof TypeError && "code" in error && error.code === "ERR_ENCODING_INVALID_ENCODED_DATA")
      throw complaint(`\`${path}\` is not text in UTF-8`);
    if (error instanceof Error && "code" in error && error.code === "ENOENT")
      throw complaint(`\`${path}\` is not there: expected a file of records or a folder of them`);
    if (error instanceof Error && "code" in error) throw complaint(`\`${path}\` cannot be read: ${error.message}`);
    throw error;
  }
}

const parsed = (file: string, cut: readonly CutRecord[]): readonly ReadRecord[] =>
  cut.flatMap(({ json, line, place }): readonly ReadRecord[] => {
    const records = parseRecords(json);
    if (!records.ok) {
      const { where, message } = records.refusal;
      const whereabouts = [place, where].filter((each) => each !== undefined && each !== "").join(", ");
      return [{ kind: "unreadable", file, line, where: whereabouts, message }];
    }
    return records.value.map((record) => ({ kind: "record", file, record, line }));
  });

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
    nextStep:
      'give a CloudTrail log file (`{"Records": […]}`), an answer of LookupEvents, a list, records one a line, any of them as gzip, a folder of such files, or the folder of a run',
  });
