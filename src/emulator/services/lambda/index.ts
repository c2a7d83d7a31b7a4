/** Lambda: functions as stand-ins, which have names and resource policies, are invoked, and run no code. */
import type { AnyOperation, Service } from "../../operation.ts";
import { addPermission } from "./operations/add-permission.ts";
import { createFunction } from "./operations/create-function.ts";
import { deleteFunction } from "./operations/delete-function.ts";
import { getFunction } from "./operations/get-function.ts";
import { getFunctionConfiguration } from "./operations/get-function-configuration.ts";
import { getPolicy } from "./operations/get-policy.ts";
import { invoke } from "./operations/invoke.ts";
import { listFunctions } from "./operations/list-functions.ts";
import { removePermission } from "./operations/remove-permission.ts";
import { accessDenied, wireError } from "./refusals.ts";

const OPERATIONS: readonly AnyOperation[] = [
  createFunction,
  getFunction,
  getFunctionConfiguration,
  listFunctions,
  deleteFunction,
  addPermission,
  removePermission,
  getPolicy,
  invoke,
];

export const lambdaService: Service = {
  name: "lambda",
  eventSource: "lambda.amazonaws.com",
  actionPrefix: "lambda",
  operations: new Map(OPERATIONS.map((operation) => [operation.name, operation])),
  wireError,
  accessDenied,
};
