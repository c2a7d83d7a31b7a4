/** The front door of the wire: everything between bytes and typed input or output. */
export type { Codec } from "./codec.ts";
export type { InputValidator } from "./constraints/validate.ts";
export { loadServiceModel } from "./load-model.ts";
export type { WireRequest, WireResponse } from "./message.ts";
export { type OpenService, openService, renderError, serviceOf } from "./open-service.ts";
export { resolveService } from "./resolve-service.ts";
export type {
  ErrorModel,
  Member,
  OperationModel,
  ServiceModel,
  Shape,
  ShapeId,
  Structure,
} from "./service-model.ts";
export { type Protocol, SERVICES, type ServiceDescription, type SigningName, serviceNamed } from "./services.ts";
export {
  type Authenticated,
  type AuthenticationRequest,
  authenticate,
  type SigningSecret,
} from "./sigv4.ts";
export type { WireError } from "./wire-error.ts";
