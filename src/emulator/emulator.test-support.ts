/** An emulator without a socket, and requests that are signed here: for tests of everything between the wire and the services. */
import { createHmac, hash } from "node:crypto";
import { fileURLToPath } from "node:url";
import type { World } from "../domain/index.ts";
import { type AccountId, days, type Instant, instant, type VirtualClock, virtualClock } from "../kernel/index.ts";
import { readOrganizationFile, worldFrom } from "../organization-file/index.ts";
import { createEmulator, type Emulator } from "./emulator.ts";
import type { EmulatorSettings } from "./settings.ts";
import { basicTime } from "./wire/basic-time.ts";
import { stringToSign } from "./wire/canonical-request.ts";
import { readClaim } from "./wire/credential-claim.ts";
import type { SigningName, WireRequest, WireResponse } from "./wire/index.ts";
import { signingKey } from "./wire/signing-key.ts";

export const START: Instant = instant(Date.parse("2026-11-01T00:00:00Z"));

export const TWO_ORGANIZATIONS = fileURLToPath(
  new URL("../../scenarios/organizations/two-organizations.yaml", import.meta.url),
);

export type Standing = Readonly<{
  emulator: Emulator;
  clock: VirtualClock;
  /** The world as it is now; a reset makes another one. */
  world(): World;
  key(profile: string): Key;
}>;

export type Key = Readonly<{ accessKeyId: string; secretAccessKey: string; sessionToken?: string }>;

/** Two organizations of `scenarios/`, at START; the clock moves only when told to. */
export function standing(settings: Partial<EmulatorSettings> = {}): Standing {
  const read = readOrganizationFile(TWO_ORGANIZATIONS);
  if (!read.ok) throw new Error("the scenario cannot be read");
  const clock = settings.clock ?? virtualClock(START);
  let world: World | undefined;
  const emulator = createEmulator({
    build(now, ids) {
      world = worldFrom(read.value.file, { now, ids }).world;
      return world;
    },
    clock,
    seed: 1,
    assumptions: {},
    instant: false,
    skewNowMs: () => clock.now(),
    credentialLifetimeMs: days(30),
    ...settings,
  });
  return {
    emulator,
    clock,
    world() {
      if (world === undefined) throw new Error("the emulator builds its world at once");
      return world;
    },
    key(profile) {
      const found = emulator.signIns().find((each) => each.profile === profile);
      if (found === undefined) throw new Error(`nobody is called \`${profile}\``);
      return found.credentials;
    },
  };
}

export const ACCOUNT = (text: string): AccountId => text as AccountId;

const PREFIXES: Readonly<Record<string, string>> = {
  organizations: "AWSOrganizationsV20161128",
  cloudtrail: "CloudTrail_20131101",
  events: "AWSEvents",
  sqs: "AmazonSQS",
  logs: "Logs_20140328",
  monitoring: "GraniteServiceVersion20100801",
  ce: "AWSInsightsIndexService",
  budgets: "AWSBudgetServiceGateway",
  config: "StarlingDoveService",
  sso: "SWBExternalService",
  servicequotas: "ServiceQuotasV20190624",
  invoicing: "Invoicing",
};
const VERSIONS: Readonly<Record<string, string>> = {
  iam: "2010-05-08",
  sts: "2011-06-15",
  sns: "2010-03-31",
  cloudformation: "2010-05-15",
};

type ObjectWords = Readonly<{ Bucket?: string; Key?: string; Policy?: string; MaxKeys?: number; Prefix?: string }>;

/** Method, what the path names, and the query. */
const OBJECT_ROUTES: Readonly<
  Record<string, readonly [method: string, level: "" | "bucket" | "object", query: string]>
> = {
  ListBuckets: ["GET", "", ""],
  CreateBucket: ["PUT", "bucket", ""],
  DeleteBucket: ["DELETE", "bucket", ""],
  HeadBucket: ["HEAD", "bucket", ""],
  GetBucketLocation: ["GET", "bucket", "location"],
  GetBucketVersioning: ["GET", "bucket", "versioning"],
  GetBucketPolicy: ["GET", "bucket", "policy"],
  GetBucketPolicyStatus: ["GET", "bucket", "policyStatus"],
  PutBucketPolicy: ["PUT", "bucket", "policy"],
  DeleteBucketPolicy: ["DELETE", "bucket", "policy"],
  GetPublicAccessBlock: ["GET", "bucket", "publicAccessBlock"],
  PutPublicAccessBlock: ["PUT", "bucket", "publicAccessBlock"],
  DeletePublicAccessBlock: ["DELETE", "bucket", "publicAccessBlock"],
  ListObjects: ["GET", "bucket", ""],
  ListObjectsV2: ["GET", "bucket", "list-type=2"],
  DeleteObjects: ["POST", "bucket", "delete"],
  PutObject: ["PUT", "object", ""],
  GetObject: ["GET", "object", ""],
  HeadObject: ["HEAD", "object", ""],
  DeleteObject: ["DELETE", "object", ""],
};

function objectRequest(
  operation: string,
  { Bucket = "bucket", Key = "key", Policy = "{}", MaxKeys, Prefix }: ObjectWords,
) {
  const [method, level, flag] = OBJECT_ROUTES[operation] ?? ["POST", "", ""];
  const encode = (text: string): string => encodeURIComponent(Buffer.from(text).toString());
  const name = `/${encode(Bucket)}`;
  const path = level === "" ? "/" : level === "bucket" ? name : `${name}/${encode(Key)}`;
  const listing = [
    MaxKeys === undefined ? "" : `max-keys=${MaxKeys}`,
    Prefix === undefined ? "" : `prefix=${encode(Prefix)}`,
  ];
  const query = [flag, ...(operation.startsWith("ListObjects") ? listing : [])].filter((each) => each !== "").join("&");
  const bodies: Readonly<Record<string, string>> = {
    PutBucketPolicy: Policy,
    PutPublicAccessBlock:
      "<PublicAccessBlockConfiguration><BlockPublicPolicy>true</BlockPublicPolicy></PublicAccessBlockConfiguration>",
    DeleteObjects: "<Delete><Object><Key>key</Key></Object></Delete>",
    PutObject: Policy,
  };
  return { ...post(bodies[operation] ?? "", {}), method, path, query };
}

/** An unsigned request as a client of the service would send it. */
export function requestFor(service: SigningName, operation: string, input: unknown = {}): WireRequest {
  if (service === "s3") return objectRequest(operation, input as ObjectWords);
  const version = VERSIONS[service];
  if (version === undefined) {
    const body = typeof input === "string" ? input : JSON.stringify(input);
    return post(body, {
      "content-type": `application/x-amz-json-1.${["sqs", "monitoring", "invoicing"].includes(service) ? 0 : 1}`,
      "x-amz-target": `${PREFIXES[service]}.${operation}`,
    });
  }
  const form = new URLSearchParams({ Action: operation, Version: version, ...(input as object) });
  return post(form.toString(), { "content-type": "application/x-www-form-urlencoded" });
}

export const post = (body: string, headers: Readonly<Record<string, string>>): WireRequest => ({
  method: "POST",
  path: "/",
  query: "",
  headers: { host: "127.0.0.1:4747", "user-agent": "test/1", ...headers },
  body: new TextEncoder().encode(body),
});

export type Signing = Readonly<{ service: string; region?: string; at?: number }>;

/** Signs with Signature Version 4, as an SDK would at `at` (START unless given). */
export function signed(request: WireRequest, key: Key, { service, region = "us-east-1", at = START }: Signing) {
  const time = basicTime(at);
  const token = key.sessionToken === undefined ? {} : { "x-amz-security-token": key.sessionToken };
  const headers = { ...request.headers, "x-amz-date": time, ...token };
  const names = Object.keys(headers).sort().join(";");
  const scope = `${key.accessKeyId}/${time.slice(0, 8)}/${region}/${service}/aws4_request`;
  const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=${names}, Signature=`;
  const claim = readClaim({ ...request, headers: { ...headers, authorization: `${authorization}none` } });
  if (!claim.ok) throw new Error("the claim cannot be read");
  const text = stringToSign({ ...request, headers }, claim.value) ?? "";
  const signature = createHmac("sha256", signingKey(claim.value, key.secretAccessKey).key).update(text).digest("hex");
  return { ...request, headers: { ...headers, authorization: authorization + signature } };
}

export type Answered = Readonly<{ status: number; code: string; text: string; requestId: string }>;

/** What a client would make of the answer; `code` is empty where it is no error. */
export async function answered(response: WireResponse | Promise<WireResponse>): Promise<Answered> {
  const { status, headers, body } = await response;
  const text = typeof body === "string" ? body : new TextDecoder().decode(body);
  const code = /"__type":"([^"]+)"|<Code>([^<]+)<|"code":"([^"]+)"/.exec(text)?.slice(1).find(Boolean) ?? "";
  return { status, code, text, requestId: headers["x-amzn-requestid"] ?? headers["x-amz-request-id"] ?? "" };
}

export type Calling = Readonly<{ as: string; service: SigningName; operation: string; input?: unknown }>;

/** One signed call by a principal, at the clock's time. */
export function call(on: Standing, { as, service, operation, input }: Calling): Promise<Answered> {
  const request = signed(requestFor(service, operation, input), on.key(as), { service, at: on.clock.now() });
  return answered(on.emulator.answer(request));
}

export const control = async (on: Standing, method: string, path: string, body = ""): Promise<Answered> =>
  answered(
    on.emulator.answer({
      method,
      path,
      query: "",
      headers: { host: "127.0.0.1" },
      body: new TextEncoder().encode(body),
    }),
  );

/** Equal fingerprints, equal worlds. */
export const fingerprintOf = (world: World): string => hash("sha256", textOf(world), "hex");

const textOf = (world: World): string =>
  JSON.stringify(world, (_key, value: unknown) =>
    value instanceof Map ? { map: [...value] } : value instanceof Set ? { set: [...value] } : value,
  );

/** The names of the records in an account's event history, oldest first, as somebody with every permission reads them. */
export async function recordsIn(on: Standing, as: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { text, status } = await call(on, { as, service: "cloudtrail", operation: "LookupEvents" });
  if (status !== 200) throw new Error(`LookupEvents answered ${text}`);
  const { Events } = JSON.parse(text) as { Events: readonly { CloudTrailEvent: string }[] };
  return Events.map(({ CloudTrailEvent }) => JSON.parse(CloudTrailEvent) as Record<string, unknown>).reverse();
}
