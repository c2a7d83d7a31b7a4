import { expect, test } from "vitest";
import { ArtifactClient, ListCustomerAgreementsCommand } from "./index.ts";

type Sent = Readonly<{
  protocol: string;
  method: string;
  hostname: string;
  port?: number;
  path: string;
  query?: Readonly<Record<string, string>>;
  headers: Readonly<Record<string, string>>;
}>;

/** Sends one request to nobody; `answer` is what nobody answers. */
async function exchange(settings: object, { status, body, headers = {} }: Answer) {
  const sent: Sent[] = [];
  const client = new ArtifactClient({
    region: "us-east-1",
    credentials: { accessKeyId: "AKIAEXAMPLE", secretAccessKey: "secret" },
    maxAttempts: 1,
    requestHandler: {
      handle: async (request: Sent) => {
        sent.push(request);
        return { response: { statusCode: status, headers, body: new TextEncoder().encode(JSON.stringify(body)) } };
      },
    } as never,
    ...settings,
  });
  const outcome = await client.send(new ListCustomerAgreementsCommand({ maxResults: 7, nextToken: "a/b" })).then(
    (output) => ({ output }),
    (error: Error) => ({ error }),
  );
  return { sent: sent[0], ...outcome };
}

type Answer = Readonly<{ status: number; body: object; headers?: Readonly<Record<string, string>> }>;
const NONE: Answer = { status: 200, body: { customerAgreements: [] } };

test("what is sent is a GET of AWS Artifact's own endpoint, signed for that service", async () => {
  const { sent } = await exchange({}, NONE);
  expect(sent).toMatchObject({
    protocol: "https:",
    method: "GET",
    hostname: "artifact.us-east-1.amazonaws.com",
    path: "/v1/customer-agreement/list",
    query: { maxResults: "7", nextToken: "a/b" },
  });
  expect(sent?.headers.authorization).toMatch(
    /^AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE\/\d{8}\/us-east-1\/artifact\/aws4_request,/,
  );
});

test("another endpoint and another Region are the caller's to choose", async () => {
  const { sent } = await exchange({ endpoint: "http://127.0.0.1:4567", region: "eu-west-1" }, NONE);
  expect(sent).toMatchObject({ protocol: "http:", hostname: "127.0.0.1", port: 4567 });
  expect(sent?.headers.authorization).toContain("/eu-west-1/artifact/aws4_request");
  const { sent: governed } = await exchange({ region: "us-gov-west-1" }, NONE);
  expect(governed?.hostname).toBe("artifact.us-gov-west-1.amazonaws.com");
});

test("times are dates, lists are lists, and what is not in the model is left out", async () => {
  const told = { name: "Addendum", effectiveStart: "2026-01-02T03:04:05Z", acceptanceTerms: ["read"], novelty: 1 };
  const { output } = (await exchange({}, { status: 200, body: { customerAgreements: [told], nextToken: "c" } })) as {
    output?: object;
  };
  expect(output).toMatchObject({
    customerAgreements: [
      { name: "Addendum", effectiveStart: new Date("2026-01-02T03:04:05Z"), acceptanceTerms: ["read"] },
    ],
    nextToken: "c",
  });
  expect(JSON.stringify(output)).not.toContain("novelty");
});

test("an exception has its name, its text and its status", async () => {
  const refused = { message: "no", reason: "invalidToken" };
  const headers = { "x-amzn-errortype": "ValidationException" };
  const { error } = (await exchange({}, { status: 400, body: refused, headers })) as { error?: Error };
  expect(error).toMatchObject({ name: "ValidationException", message: "no", $metadata: { httpStatusCode: 400 } });
});
