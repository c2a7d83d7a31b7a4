/** Loads a service's model when the service is first asked for, once per process. */
import { readSchemas } from "./read-schemas.ts";
import type { ServiceModel } from "./service-model.ts";
import type { ServiceDescription, SigningName } from "./services.ts";

const LOADED = new Map<SigningName, Promise<ServiceModel>>();

/**
 * The model of one service. The first call imports the service's client package and reads its schemas. Measured: 60 to
 * 100 ms and 20 MiB for the first service, 10 to 40 ms and at most 6 MiB for each further one (they share their
 * foundation); reading takes 1 to 5 ms of it.
 */
export function loadServiceModel(service: ServiceDescription): Promise<ServiceModel> {
  const known = LOADED.get(service.signingName);
  if (known !== undefined) return known;
  const loading = service.importClient().then((exported) => readSchemas(service, exported));
  LOADED.set(service.signingName, loading);
  return loading;
}
