import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { clientPool } from "./sdk-clients.ts";

const JSON_TYPE = "application/x-amz-json-1.1";

function answering(body: string, type = JSON_TYPE) {
  const requestHandler = {
    metadata: { handlerProtocol: "http/1.1" },
    handle: async () => ({
      response: { statusCode: 200, headers: { "content-type": type }, body: Readable.from([Buffer.from(body)]) },
    }),
    destroy() {},
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => ({}),
  };
  const credentials = { accessKeyId: "AKIAEXAMPLE", secretAccessKey: "secret" };
  return clientPool({ region: "us-east-1", endpoint: "http://127.0.0.1", credentials, requestHandler }, () => 0);
}

const seen = async (body: string, type?: string) => {
  const { $metadata: _, ...output } = await answering(body, type).send("organizations", "LeaveOrganization", {});
  return output;
};

test("nothing where nothing is documented is nothing", async () => {
  expect(await seen("")).toEqual({});
});

test.each(["{}", '{"Left":true}'])("%s where nothing is documented is shown", async (body) => {
  expect(await seen(body)).toMatchObject({ body });
});

test("what is no JSON is not kept", async () => {
  expect(await seen("{}", "text/xml")).toEqual({});
});

test("what is documented is read as ever", async () => {
  const pool = answering('{"Roots":[{"Id":"r-1"}]}');
  expect(await pool.send("organizations", "ListRoots", {})).toMatchObject({ Roots: [{ Id: "r-1" }] });
});
