/** Which names a bucket may have. Amazon S3 User Guide: "General purpose bucket naming rules". */

const NAME = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const IP_ADDRESS = /^\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}$/;
const RESERVED_STARTS = ["xn--", "sthree-"];
const RESERVED_ENDS = ["-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"];

export const isBucketName = (name: string): boolean =>
  NAME.test(name) &&
  !name.includes("..") &&
  !IP_ADDRESS.test(name) &&
  !RESERVED_STARTS.some((start) => name.startsWith(start)) &&
  !RESERVED_ENDS.some((end) => name.endsWith(end));
