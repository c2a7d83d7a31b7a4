/** One service, ready to read requests and write answers: its model, its protocol's codec and its constraints. */
import { accept, type Result, refuse, unreachable } from "../../kernel/index.ts";
import { awsJsonCodec, jsonOperationName, renderJsonError, unknownJsonOperation } from "./aws-json.ts";
import { awsQueryCodec, queryOperationName, renderQueryError, unknownQueryOperation } from "./aws-query.ts";
import type { Codec } from "./codec.ts";
import { type InputValidator, inputValidator } from "./constraints/validate.ts";
import { loadServiceModel } from "./load-model.ts";
import type { WireRequest, WireResponse } from "./message.ts";
import { renderRestJsonError, restJsonCodec } from "./rest-json.ts";
import { restJsonRouter } from "./rest-json-route.ts";
import { restRouter } from "./rest-route.ts";
import { renderRestError, restXmlCodec } from "./rest-xml.ts";
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
  return {
    service,
    model,
    ...codecOf(model),
    validateInput: inputValidator(model),
    operationOf: operationFinder(model),
  };
}

function codecOf(model: ServiceModel): Codec {
  switch (model.service.protocol) {
    case "awsJson1_0":
    case "awsJson1_1":
      return awsJsonCodec(model);
    case "awsQuery":
      return awsQueryCodec(model);
    case "restXml":
      return restXmlCodec(model);
    case "restJson1":
      return restJsonCodec(model);
    default:
      return unreachable(model.service.protocol);
  }
}

function operationFinder(model: ServiceModel): OpenService["operationOf"] {
  const { service } = model;
  if (service.protocol === "restXml") return restRouter(model);
  if (service.protocol === "restJson1") return restJsonRouter(model);
  const isQuery = service.protocol === "awsQuery";
  return (request) => {
    const name = isQuery ? queryOperationName(service, request) : jsonOperationName(service, request);
    if (!name.ok) return name;
    const operation = model.operations.get(name.value);
    if (operation !== undefined) return accept(operation);
    return refuse(isQuery ? unknownQueryOperation(name.value, service.apiVersion) : unknownJsonOperation());
  };
}

/** Writes an error of a service whose model need not be loaded, such as a refused signature. */
export function renderError(service: ServiceDescription, error: WireError, requestId: string): WireResponse {
  switch (service.protocol) {
    case "awsJson1_0":
    case "awsJson1_1":
      return renderJsonError(error, requestId, { service });
    case "awsQuery":
      return renderQueryError(error, requestId, { service });
    case "restXml":
      return renderRestError(error, requestId);
    case "restJson1":
      return renderRestJsonError(error, requestId);
    default:
      return unreachable(service.protocol);
  }
}
