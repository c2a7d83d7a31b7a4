/** Finds out which AWS service a request is for, before anything about it is believed. */
import { readScope } from "./credential-claim.ts";
import type { WireRequest } from "./message.ts";
import { readForm, textOfPart } from "./query-form.ts";
import { type ServiceDescription, serviceNamed, serviceOfTarget, serviceOfVersion } from "./services.ts";

/** Signature Version 2, which only S3 still meets. */
const OLD_ALGORITHM = "AWS ";

/** What begins like the control API's paths is nobody's bucket. */
const BUCKET_PATH = /^\/(?!moto-api(?:\/|$))[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/|$)/;

/** Forms belong to query services, which SQS once was, with the path of a queue. Presigned requests have a scope. */
const isUnsignedObjectRequest = ({ headers, path, query }: WireRequest): boolean =>
  (headers.authorization === undefined || headers.authorization.startsWith(OLD_ALGORITHM)) &&
  BUCKET_PATH.test(path) &&
  !(headers["content-type"] ?? "").includes("x-www-form-urlencoded") &&
  !/(^|&)(Action|Version)=/.test(query);

/**
 * By the credential scope (Authorization header, or `X-Amz-Credential` of a presigned request), else by `X-Amz-Target`,
 * else by the `Version` parameter, which differs from query service to query service (a few operations go unsigned).
 * An unsigned request whose path begins with the name of a bucket is one for S3: no other service has paths.
 * `undefined` when none of them names an emulated service. One address serves all services, so the host says nothing.
 */
export function resolveService(request: WireRequest): ServiceDescription | undefined {
  const scope = readScope(request);
  if (scope !== undefined) return serviceNamed(scope.service);
  const target = request.headers["x-amz-target"];
  if (target !== undefined) return serviceOfTarget(target);
  if (isUnsignedObjectRequest(request)) return serviceNamed("s3");
  const form = readForm(request);
  const version = form.ok ? textOfPart(form.value, "Version") : undefined;
  return version === undefined ? undefined : serviceOfVersion(version);
}
