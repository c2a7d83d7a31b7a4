/** A word of the file with its place, and a moment as the file says it. */
import type { Instant } from "../kernel/index.ts";

/** A date in the file, or a length of time before the start. */
export type Moment = Readonly<{ kind: "at"; instant: Instant }> | Readonly<{ kind: "ago"; durationMs: number }>;

/** A word in the file with the offset where it stands. */
export type Mention = Readonly<{ text: string; at: number }>;
