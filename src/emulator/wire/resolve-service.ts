/** Finds out which AWS service a request is for, before anything about it is believed. */
import { readScope } from "./credential-claim.ts";
import type { WireRequest } from "./message.ts";
import { readForm, textOfPart } from "./query-form.ts";
import { type ServiceDescription, serviceNamed, serviceOfTarget, serviceOfVersion } from "./services.ts";

/**
 * By the credential scope (Authorization header, or `X-Amz-Credential` of a presigned request), else by `X-Amz-Target`,
 * else by the `Version` parameter, which differs from query service to query service (a few operations go unsigned).
 * `undefined` when none of them names an emulated service. One address serves all services, so the host says nothing.
 */
export function resolveService(request: WireRequest): ServiceDescription | undefined {
  const scope = readScope(request);
  if (scope !== undefined) return serviceNamed(scope.service);
  const target = request.headers["x-amz-target"];
  if (target !== undefined) return serviceOfTarget(target);
  const form = readForm(request);
  const version = form.ok ? textOfPart(form.value, "Version") : undefined;
  return version === undefined ? undefined : serviceOfVersion(version);
}
