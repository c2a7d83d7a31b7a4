/** SHA-256 of what is written to or read from a disk, by Node's own, because evidence can be large. */
import { createHash } from "node:crypto";
import { canonicalJson } from "../kernel/index.ts";
import type { RunDocument } from "./run-document.ts";

export const digestOf = (content: string | Uint8Array): string => createHash("sha256").update(content).digest("hex");

/** Hash of the deterministic core of `run.json`: its canonical JSON without the envelope. */
export function coreDigestOf(document: Omit<RunDocument, "envelope"> & { envelope?: unknown }): string {
  const { envelope: _, ...core } = document;
  return digestOf(canonicalJson(core));
}
