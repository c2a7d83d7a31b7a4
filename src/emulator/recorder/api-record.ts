/** The record of an answered call. CloudTrail User Guide, "CloudTrail record contents"; aws-facts 1.3. */
import { identitiesOf } from "../../domain/index.ts";
import { type AccountId, formatInstant, type Instant } from "../../kernel/index.ts";
import {
  type CloudTrailRecord,
  endpointHostOf,
  isHostOfAws,
  type TrailResource,
  type UserIdentity,
} from "../../trail/index.ts";
import type { AnsweredCall, RecordedBeside, RecordedOperation, RecordedService } from "../answered-call.ts";
import type { Caller } from "../caller.ts";
import type { RequestFacts } from "../operation.ts";
import { elementOf } from "./elements.ts";
import { foreignIdentityOf, identityOf } from "./identity.ts";

export const EVENT_VERSION = "1.11";
const TLS = { tlsVersion: "TLSv1.3", cipherSuite: "TLS_AES_128_GCM_SHA256" } as const;

/** Services with one endpoint for all Regions log there. */
const HOME_REGION = "us-east-1";
const GLOBAL: ReadonlySet<string> = new Set(["organizations", "iam"]);

/** What a record needs of its call, without the world: the world goes on changing. */
export type CallFacts = Readonly<{
  at: Instant;
  service: RecordedService;
  operation: RecordedOperation;
  caller: Caller;
  request: RequestFacts;
  input: unknown;
  output: unknown;
  error: Readonly<{ errorCode?: string; errorMessage?: string }> | undefined;
  beside?: RecordedBeside | undefined;
  /** The role that was entered. */
  resources?: readonly TrailResource[];
  /** What the copies in two accounts have in common. */
  sharedEventId?: string;
  /** The caller's session context says that somebody became root centrally. */
  assumedRoot?: true;
  /** Of the account of a root user that calls. */
  accountAlias?: string | undefined;
}>;

export function factsOf(call: AnsweredCall): CallFacts {
  const { at, service, operation, caller, request, input, outcome } = call;
  const error = outcome.kind === "refused" ? errorOf(call, outcome) : undefined;
  // The answer of a read is not recorded, so it need not be remembered.
  const isTold = outcome.kind === "succeeded" && (!operation.readOnly || service.name === "sts");
  const output = isTold ? outcome.output : undefined;
  const facts = { at, service, operation, caller, request, input, output, error, beside: call.beside };
  const accountAlias = aliasOf(call);
  return accountAlias === undefined ? facts : { ...facts, accountAlias };
}

/** Nobody but root is called by it. */
const aliasOf = ({ caller, world }: AnsweredCall): string | undefined =>
  caller.identity.kind === "root" ? identitiesOf(world, caller.accountId).alias : undefined;

export const regionOf = ({ service, request }: Pick<AnsweredCall, "service" | "request">): string =>
  GLOBAL.has(service.name) ? HOME_REGION : request.region;

/** The record in one account: the caller's own, or another one that is told of the call. */
export function apiRecord(
  facts: CallFacts,
  { accountId, eventId }: Readonly<{ accountId: AccountId; eventId: string }>,
): CloudTrailRecord {
  const { service, operation, caller, request, resources, sharedEventId } = facts;
  const { userIdentity, additionalEventData } = facts.beside ?? {};
  const own = (): UserIdentity => userIdentity ?? identityOf(caller, facts);
  const identity: UserIdentity = accountId === caller.accountId ? own() : foreignIdentityOf(caller);
  return {
    eventVersion: EVENT_VERSION,
    userIdentity: identity,
    eventTime: formatInstant(facts.at),
    eventSource: service.eventSource,
    eventName: operation.eventName ?? operation.name,
    awsRegion: regionOf(facts),
    sourceIPAddress: request.sourceIp,
    userAgent: request.userAgent,
    ...facts.error,
    ...elementsOf(facts),
    ...(additionalEventData === undefined ? {} : { additionalEventData }),
    ...(isSignIn(facts) ? {} : { requestID: request.id }),
    eventID: eventId,
    readOnly: operation.readOnly,
    ...(resources === undefined ? {} : { resources }),
    eventType: operation.eventType ?? "AwsApiCall",
    managementEvent: true,
    recipientAccountId: accountId,
    ...(sharedEventId === undefined ? {} : { sharedEventID: sharedEventId }),
    eventCategory: "Management",
    tlsDetails: { ...TLS, clientProvidedHostHeader: hostOf(facts) },
    ...(facts.beside?.isFromConsole === true ? { sessionCredentialFromConsole: "true" } : {}),
  };
}

/**
 * What AWS would have recorded: the service's endpoint. A client that was told another address sends that one, which no client of AWS
 * does, so that a rule which waits for it would listen for the emulator.
 */
const hostOf = (facts: CallFacts): string =>
  isHostOfAws(facts.request.host) ? facts.request.host : endpointHostOf(facts.service.eventSource, regionOf(facts));

/** What of an operation is asked here; its codec has checked the input that comes back to it. */
type Speaking = Readonly<{
  trail?(input: unknown, output: unknown): Readonly<{ requestParameters: unknown; responseElements: unknown }>;
}>;

/** An operation's own words win; secrets are taken out of them as well. */
function elementsOf(facts: CallFacts): Pick<CloudTrailRecord, "requestParameters" | "responseElements"> {
  const { name } = facts.service;
  if (isSignIn(facts)) return signInElements(facts);
  const operation: Speaking = facts.operation;
  const own = operation.trail?.(facts.input, facts.output);
  const spoken = own ?? { requestParameters: facts.input, responseElements: facts.error ? null : facts.output };
  return {
    requestParameters: elementOf(spoken.requestParameters, name),
    responseElements: isSilentRead(facts) ? null : elementOf(spoken.responseElements, name),
  };
}

/** Observed in published logs: a sign-in has no id of a request. */
const isSignIn = ({ operation }: Pick<CallFacts, "operation">): boolean => operation.eventType === "AwsConsoleSignIn";

/** CloudTrail User Guide: "AWS Management Console sign-in events". */
const signInElements = ({ operation, error }: CallFacts) => ({
  requestParameters: null,
  responseElements: { [operation.name]: error === undefined ? "Success" : "Failure" },
});

/** Reads leave no answer in the record, but for the credentials that STS hands out. */
function isSilentRead({ operation, output }: CallFacts): boolean {
  const handsOutCredentials = typeof output === "object" && output !== null && "Credentials" in output;
  return operation.readOnly && !handsOutCredentials;
}

type Refused = Extract<AnsweredCall["outcome"], { kind: "refused" }>;

/** Sign-in events have no code (CloudTrail User Guide, their examples); `AccessDenied` whatever the wire calls it; IAM's other errors by their exception's name; the rest as on the wire. */
function errorOf({ service, operation }: AnsweredCall, { error, accessDenied }: Refused): CallFacts["error"] {
  const { code, message, trailCode } = error;
  if (operation.eventType === "AwsConsoleSignIn") return message === "" ? {} : { errorMessage: message };
  const isDenied = accessDenied || code === "AccessDeniedException" || code === "AccessDenied";
  const isShort = service.name === "iam" && !/(Exception|Error)$/.test(code);
  const errorCode = trailCode ?? (isDenied ? "AccessDenied" : isShort ? `${code}Exception` : code);
  return message === "" ? { errorCode } : { errorCode, errorMessage: message };
}
