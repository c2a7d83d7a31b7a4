/** The attributes that travel with a message: read, described, and the digest by which clients check them. Amazon SQS Developer Guide: "Amazon SQS message metadata". */
import { createHash } from "node:crypto";
import type { MessageAttributeValue } from "@aws-sdk/client-sqs";
import type { MessageAttribute } from "../../../domain/index.ts";
import { accept, type Result, refuse } from "../../../kernel/index.ts";
import type { SqsRefusal } from "./refusals.ts";

export type MessageAttributes = ReadonlyMap<string, MessageAttribute>;

type Input = Readonly<Record<string, MessageAttributeValue>>;

const MOST = 10;
const NAME = /^(?!aws\.|amazon\.)(?!.*\.\.)[A-Za-z0-9_-][A-Za-z0-9_.-]{0,255}$/i;
const TYPE = /^(String|Number|Binary)(\.[^\s]{1,240})?$/;

export function readMessageAttributes(input: Input = {}): Result<MessageAttributes, SqsRefusal> {
  const entries = Object.entries(input);
  if (entries.length > MOST)
    return invalid(`Number of message attributes [${entries.length}] exceeds the allowed maximum [${MOST}].`);
  const attributes = new Map<string, MessageAttribute>();
  for (const [name, { DataType = "", StringValue, BinaryValue }] of entries) {
    if (!NAME.test(name) || name.endsWith("."))
      return invalid(`The message attribute name '${name.slice(0, 256)}' is invalid.`);
    if (!TYPE.test(DataType))
      return invalid(
        `The type of message (user) attribute '${name}' is invalid. You must use only the following supported type prefixes: Binary, Number, String.`,
      );
    const isBinary = DataType.startsWith("Binary");
    const isPresent = isBinary ? (BinaryValue?.length ?? 0) > 0 : StringValue !== undefined && StringValue !== "";
    if (!isPresent) return invalid(`The message attribute '${name}' must contain a non-empty message attribute value.`);
    attributes.set(name, {
      type: DataType,
      text: isBinary ? undefined : StringValue,
      bytes: isBinary ? BinaryValue : undefined,
    });
  }
  return accept(attributes);
}

const invalid = (message: string) => refuse({ kind: "InvalidParameter", message } as const);

/** Bytes that count against the size of the message: names, types and values. */
export const attributeBytes = (attributes: MessageAttributes): number =>
  [...attributes].reduce(
    (sum, [name, { type, text, bytes }]) =>
      sum + Buffer.byteLength(name) + Buffer.byteLength(type) + (bytes?.length ?? Buffer.byteLength(text ?? "")),
    0,
  );

export const describeMessageAttributes = (attributes: MessageAttributes): Input =>
  Object.fromEntries(
    [...attributes].map(([name, { type, text, bytes }]) => [
      name,
      {
        DataType: type,
        ...(text === undefined ? {} : { StringValue: text }),
        ...(bytes === undefined ? {} : { BinaryValue: bytes }),
      },
    ]),
  );

/** By name, by `prefix.*`, or all of them. */
export function selectAttributes(attributes: MessageAttributes, names: readonly string[]): MessageAttributes {
  const isAsked = (name: string): boolean =>
    names.some(
      (asked) =>
        asked === name ||
        asked === "All" ||
        asked === ".*" ||
        (asked.endsWith(".*") && name.startsWith(asked.slice(0, -1))),
    );
  return new Map([...attributes].filter(([name]) => isAsked(name)));
}

/** Amazon SQS Developer Guide: "Calculating the MD5 message digest for message attributes". Undefined without attributes. */
export function attributesDigest(attributes: MessageAttributes): string | undefined {
  if (attributes.size === 0) return undefined;
  const digest = createHash("md5");
  const add = (part: string | Uint8Array): void => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(Buffer.byteLength(part));
    digest.update(length).update(part);
  };
  for (const [name, { type, text, bytes }] of [...attributes].sort(([left], [right]) => (left < right ? -1 : 1))) {
    add(name);
    add(type);
    digest.update(Uint8Array.of(bytes === undefined ? 1 : 2));
    add(bytes ?? text ?? "");
  }
  return digest.digest("hex");
}

export const bodyDigest = (body: string): string => createHash("md5").update(body).digest("hex");
