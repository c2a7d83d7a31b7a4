/** What lint says about a detection: why it is silent where it should speak, and what to write instead. */
import type { Place } from "../document/source.ts";

export type DetectionFinding = Place &
  Readonly<{ rule: string; severity: "error" | "warning" | "suggestion"; message: string; instead: string }>;
