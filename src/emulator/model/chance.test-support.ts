/** How plays draw from their seed. */
import type { Random } from "../../kernel/index.ts";

export const pick = <T>(random: Random, from: readonly T[], otherwise: T): T =>
  from[random.below(from.length)] ?? otherwise;
export const maybe = <T>(random: Random, from: readonly T[]): T | undefined => from[random.below(from.length)];
export const chance = (random: Random, percent: number): boolean => random.below(100) < percent;
