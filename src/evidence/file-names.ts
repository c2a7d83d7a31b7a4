/** Names of files in a run folder, safe on every file system, for ids that somebody else chose. */
import { digestOf } from "./digest.ts";

const SAFE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$/;
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** The id itself where that is safe; otherwise what is safe of it, and eight digits of its hash so that no two collide. */
export function safeName(id: string): string {
  if (SAFE.test(id) && !RESERVED.test(id)) return id;
  const readable = id
    .replaceAll(/[^A-Za-z0-9_-]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 80);
  return `${readable === "" || RESERVED.test(readable) ? "x" : readable}-${digestOf(id).slice(0, 8)}`;
}

export const callsPath = (drillId: string): string => `calls/${safeName(drillId)}.json`;
export const trailPath = (drillId: string): string => `trail/${safeName(drillId)}.json`;

/** `policies/scp-deny-leave-1a2b3c4d.json` for a name with a slash in it, `policies/deny-leave.json` for a plain one. */
export const policyPath = (name: string): string => `policies/${safeName(name.replace(/\.json$/, ""))}.json`;
