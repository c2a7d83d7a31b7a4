/** What CloudTrail says of a name that a trail cannot have. */
import type { TrailNameProblem } from "../../../domain/index.ts";

const sized = (name: string): string => `Specified name length: ${name.length} characters.`;

export const NAME_TEXT: Readonly<Record<TrailNameProblem, (name: string) => string>> = {
  tooShort: (name) => `Trail name too short! Minimum allowed length: 3 characters. ${sized(name)}`,
  tooLong: (name) => `Trail name too long! Maximum allowed length: 128 characters. ${sized(name)}`,
  characters: () =>
    "Trail name or ARN can only contain uppercase letters, lowercase letters, numbers, periods (.), hyphens (-), and underscores (_).",
  start: () => "Trail name must starts with a letter or number.",
  end: () => "Trail name must ends with a letter or number.",
  neighbours: () => "Trail name must not have adjacent periods, hyphens or underscores.",
  address: () => "Trail name must not be formatted as an IP address.",
};
