/** How a request went that was answered before it was done: three operations that differ in whose request it is. */
import type { AssignmentRequest } from "../../../domain/index.ts";
import { accept, invariant } from "../../../kernel/index.ts";
import { onNamed } from "./asked.ts";
import { defineOperation } from "./refusals.ts";
import { askedRequest } from "./requests.ts";

type Asked = Readonly<{ InstanceArn: string | undefined }>;

type Status<Input, Output> = Readonly<{
  name: string;
  kind: AssignmentRequest["kind"];
  idIn(input: Input): string | undefined;
  describe(request: AssignmentRequest): Output;
}>;

export function requestStatus<Input extends Asked, Output extends object>(status: Status<Input, Output>) {
  const { name, kind, idIn, describe } = status;
  return defineOperation<Input, Output>({
    name,
    readOnly: true,
    permissions: (_context, { InstanceArn }) => onNamed(name, { InstanceArn }),
    decide(context, input) {
      const found = askedRequest(context, { InstanceArn: input.InstanceArn, id: idIn(input), kind });
      return found.ok ? accept([]) : found;
    },
    respond(context, input) {
      const found = askedRequest(context, { InstanceArn: input.InstanceArn, id: idIn(input), kind });
      invariant(found.ok, "the request was there when it was decided");
      return describe(found.value);
    },
  });
}
