/** The path of an S3 request in path style: `/bucket/key`. Amazon S3 User Guide: "Path-style requests". */
import { decodePercent } from "./query-string.ts";

export type S3Path = Readonly<{ bucket: string | undefined; key: string | undefined }>;

/** Decoded; undefined when a percent sequence is broken. */
export function readS3Path(path: string): S3Path | undefined {
  const slash = path.indexOf("/", 1);
  const bucket = decodePercent(slash === -1 ? path.slice(1) : path.slice(1, slash));
  const key = slash === -1 ? "" : decodePercent(path.slice(slash + 1));
  if (bucket === undefined || key === undefined) return undefined;
  return { bucket: bucket === "" ? undefined : bucket, key: key === "" ? undefined : key };
}
