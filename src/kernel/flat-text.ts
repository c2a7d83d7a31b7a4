/** Texts that are kept for long. */

/** The parts in one piece: what `+` and templates make stays a chain of its parts in memory, several times as large. */
export const flatText = (...parts: readonly string[]): string => parts.join("");
