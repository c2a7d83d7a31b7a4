/** What log files and digest files are called. CloudTrail User Guide: "CloudTrail log file name format", "CloudTrail digest file structure". */
import { logFolder, type Trail } from "../../domain/index.ts";
import { type AccountId, formatInstant, type Instant, sha256 } from "../../kernel/index.ts";

/** The files of one trail about one account in one Region. */
export type FileSeries = Readonly<{ trail: Trail; accountId: AccountId; region: string }>;

/** `seed` tells files of the same minute apart. */
export function logFileKey({ trail, accountId, region }: FileSeries, at: Instant, seed: string): string {
  const unique = lettersOf(sha256(`${trail.arn} ${accountId} ${region} ${seed}`));
  const minute = `${compact(at).slice(0, 13)}Z`;
  const name = `${accountId}_CloudTrail_${region}_${minute}_${unique}.json.gz`;
  return `${logFolder(trail, accountId)}CloudTrail/${region}/${dayOf(at)}/${name}`;
}

export function digestFileKey({ trail, accountId, region }: FileSeries, at: Instant): string {
  const name = `${accountId}_CloudTrail-Digest_${region}_${trail.name}_${trail.homeRegion}_${compact(at)}.json.gz`;
  return `${logFolder(trail, accountId)}CloudTrail-Digest/${region}/${dayOf(at)}/${name}`;
}

/** `20261101T000500Z`. */
const compact = (at: Instant): string => formatInstant(at).replaceAll(/[-:]/g, "");

/** `2026/11/01`. */
const dayOf = (at: Instant): string => formatInstant(at).slice(0, 10).replaceAll("-", "/");

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const UNIQUE_LENGTH = 16;

const lettersOf = (hexadecimal: string): string =>
  Array.from({ length: UNIQUE_LENGTH }, (_, index) => {
    const value = Number.parseInt(hexadecimal.slice(index * 4, index * 4 + 4), 16);
    return ALPHABET.charAt(value % ALPHABET.length);
  }).join("");
