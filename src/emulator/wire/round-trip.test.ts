/** Every operation of every service, both ways, against the real SDK clients: nothing is lost and nothing is invented. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, test } from "vitest";
import { type OpenService, openService } from "./open-service.ts";
import { PROMISED } from "./operations.test-support.ts";
import { resolveService } from "./resolve-service.ts";
import { exchange, requestOf } from "./sdk.test-support.ts";
import type { Member, OperationModel, Structure } from "./service-model.ts";
import { SERVICES } from "./services.ts";
import { arbitraryOf } from "./shape.test-support.ts";

/**
 * Without the global endpoints of PutEvents, which are signed with SigV4a and the SDK does not ship that; and with a token of one
 * letter where the SDK would make one up.
 */
const inputsOf = (
  { model }: OpenService,
  operation: OperationModel,
  texts: fc.Arbitrary<string>,
): fc.Arbitrary<Structure> =>
  (arbitraryOf(model, operation.input, { texts, depth: depthOf(operation) }) as fc.Arbitrary<Structure>).map(
    ({ EndpointId, ...rest }) => {
      const shape = model.shapes.get(operation.input);
      const members = shape?.kind === "structure" ? shape.members : [];
      const tokens = members.filter(({ name }) => TOKENS.has(name.toLowerCase())).map(({ name }) => name);
      return { ...inPaths(members, rest), ...Object.fromEntries(tokens.map((name) => [name, rest[name] ?? "t"])) };
    },
  );

/** Members that the SDK fills in where the caller leaves them out. */
const TOKENS: ReadonlySet<string> = new Set(["clienttoken", "clientrequesttoken", "operationid"]);

const depthOf = ({ name }: OperationModel): number => (DEEP.has(name) ? 3 : 6);

/** A path holds no empty label, neither a path nor a query an empty list, a body that is one member something, and a status is one of success. */
const inPaths = (members: readonly Member[], input: Structure): Structure =>
  Object.fromEntries(
    Object.entries(input).flatMap(([name, value]) => {
      const { label, query, payload, status } = members.find((member) => member.name === name)?.place ?? {};
      if (label === true && typeof value === "string") return [[name, `${value}_`]];
      if (payload === true && value instanceof Uint8Array) return [[name, Uint8Array.of(...value, 1)]];
      if (status === true) return [[name, 200 + (Math.abs(Number(value)) % 5)]];
      return query !== undefined && Array.isArray(value) && value.length === 0 ? [] : [[name, value]];
    }),
  );

/** Answers as whole as they can be: a client reads an empty body as no bytes, and always reads the status. */
const inPlaces = ({ model: { shapes } }: OpenService, id: string, output: Structure): Structure => {
  const shape = shapes.get(id);
  const members = shape?.kind === "structure" ? shape.members : [];
  const whole = members.filter(({ place }) => place?.payload === true);
  const status = members.filter(({ place }) => place?.status === true);
  const added = {
    ...Object.fromEntries(whole.map(({ name }) => [name, output[name] ?? Uint8Array.of(1)])),
    ...Object.fromEntries(status.map(({ name }) => [name, output[name] ?? 0])),
  };
  return inPaths(
    members.filter(({ place }) => place?.payload === true || place?.status === true),
    { ...output, ...added },
  );
};

const REQUEST_ID = "7a62c49f-347e-4fc4-9331-6e8eEXAMPLE";

/** The SDK's XML reader drops white space around text, so XML texts here begin and end with something visible. */
const JSON_TEXTS = fc.string({ unit: "binary", maxLength: 12 }).map((text) => text.replace(/\p{Surrogate}/gu, "?"));
const XML_TEXTS = fc.string({ unit: "grapheme", maxLength: 12 }).map((text) => `<${text}\r\n&"'>`);

/** A map's keys carry no order and our maps no prototype. */
const plain = (value: unknown): unknown => {
  if (value instanceof Uint8Array) return [...value];
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]));
};

const STREAMING: ReadonlySet<string> = new Set(["StartLiveTail", "GetLogObject", "InvokeWithResponseStream"]);

/** Random answers of Cost Explorer's recommendations, or of a finding's many resources, take minutes to make; of such services only what is emulated is tried. */
const TOO_LARGE: ReadonlySet<string> = new Set(["ce", "guardduty", "securityhub"]);

/** Answers with hundreds of shapes in each other: three levels of them are tried. */
const DEEP: ReadonlySet<string> = new Set(["GetFindings", "BatchImportFindings"]);

/** S3 puts its input into paths and headers, which hold no arbitrary text: see rest-xml.test.ts. */
for (const service of SERVICES.filter(({ protocol }) => protocol !== "restXml")) {
  const open = await openService(service);
  const isJson = service.protocol !== "awsQuery";
  describe(service.signingName, () => {
    for (const operation of open.model.operations.values()) {
      const isPromised = PROMISED[service.signingName].includes(operation.name);
      if (!isPromised && TOO_LARGE.has(service.signingName)) continue;
      const numRuns = isPromised ? 12 : 2;

      test(`${operation.name}: what a client sends is what we read`, async () => {
        const inputs = inputsOf(open, operation, JSON_TEXTS);
        await fc.assert(
          fc.asyncProperty(inputs, async (input) => {
            const request = await requestOf({ service: service.signingName, operation: operation.name, input });
            assert.equal(resolveService(request), service);
            const named = open.operationOf(request);
            assert.ok(named.ok && named.value === operation);
            const parsed = open.parseInput(operation, request);
            assert.ok(parsed.ok, JSON.stringify(parsed));
            assert.deepEqual(plain(parsed.value), plain(input));
          }),
          { numRuns },
        );
      });

      // Their answers are streams of events, which no emulated operation has.
      if (STREAMING.has(operation.name)) continue;
      test(`${operation.name}: what we answer is what a client reads`, async () => {
        const texts = isJson ? JSON_TEXTS : XML_TEXTS;
        const outputs = arbitraryOf(open.model, operation.output, {
          texts,
          depth: depthOf(operation),
        }).map((output) => inPlaces(open, operation.output, output as Structure));
        const [input = {}] = fc.sample(inputsOf(open, operation, fc.constant("x")), { numRuns: 1, seed: 1 });
        await fc.assert(
          fc.asyncProperty(outputs, async (output) => {
            const answer = await exchange({ service: service.signingName, operation: operation.name, input }, () =>
              open.renderOutput(operation, output, REQUEST_ID),
            );
            const { $metadata, ...read } = answer;
            assert.equal(($metadata as { requestId: string }).requestId, REQUEST_ID);
            assert.deepEqual(plain(read), plain(output));
          }),
          { numRuns },
        );
      });
    }
  });
}
