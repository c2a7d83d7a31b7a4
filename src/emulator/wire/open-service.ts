/** One service, ready to read requests and write answers: its model, its protocol's codec and its constraints. */
import { accept, type Result, refuse } from "../../kernel/index.ts";
import { awsJsonCodec, jsonOperationName, renderJsonError, unknownJsonOperation } from "./aws-json.ts";
import { awsQueryCodec, queryOperationName, renderQueryError, unknownQueryOperation } from "./aws-query.ts";
import type { Codec } from "./codec.ts";
import { type InputValidator, inputValidator } from "./constraints/validate.ts";
import { loadServiceModel } from "./load-model.ts";
import type { WireRequest, WireResponse } from "./message.ts";
import type { OperationModel, ServiceModel } from "./service-model.ts";
import type { ServiceDescription, SigningName } from "./services.ts";
import type { WireError } from "./wire-error.ts";

export type OpenService = Codec &
  Readonly<{
    service: ServiceDescription;
    model: ServiceModel;
    /** The operation that a request asks for; every operation of the real API is known, emulated or not. */
    operationOf(request: WireRequest): Result<OperationModel, WireError>;
    /** Required members, lengths, patterns, enums and ranges of typed input; answers the service's own error. */
    validateInput: InputValidator;
  }>;

const OPENED = new Map<SigningName, Promise<OpenService>>();

/** Opens a service; the first call loads its model (see loadServiceModel), later ones answer at once. */
export function openService(service: ServiceDescription): Promise<OpenService> {
  const known = OPENED.get(service.signingName);
  if (known !== undefined) return known;
  const opening = loadServiceModel(service).then(serviceOf);
  OPENED.set(service.signingName, opening);
  return opening;
}

/** The same for a model that is already at hand. */
export function serviceOf(model: ServiceModel): OpenService {
  const { service } = model;
  const isJson = service.protocol === "awsJson1_1";
  return {
    service,
    model,
    ...(isJson ? awsJsonCodec(model) : awsQueryCodec(model)),
    validateInput: inputValidator(model),
    operationOf(request) {
      const name = operationName(service, request);
      if (!name.ok) return name;
      const operation = model.operations.get(name.value);
      if (operation !== undefined) return accept(operation);
      return refuse(isJson ? unknownJsonOperation() : unknownQueryOperation(name.value, service.apiVersion));
    },
  };
}

/** The name of the operation that a request asks for; needs no model, so it may be asked before anything is loaded. */
export function operationName(service: ServiceDescription, request: WireRequest): Result<string, WireError> {
  return service.protocol === "awsJson1_1" ? jsonOperationName(service, request) : queryOperationName(service, request);
}

/** Writes an error of a service whose model need not be loaded, such as a refused signature. */
export function renderError(service: ServiceDescription, error: WireError, requestId: string): WireResponse {
  return service.protocol === "awsJson1_1"
    ? renderJsonError(error, requestId)
    : renderQueryError(error, requestId, { service });
}
