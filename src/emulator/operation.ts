/** What every API operation is: which permissions it needs, how it decides, what it answers. One file for each operation. */
import type { DenialFacts } from "../authorization/index.ts";
import type { AssumptionReader, DomainEvent, World } from "../domain/index.ts";
import type { AccountId, Identifiers, Instant, Result } from "../kernel/index.ts";
import type { Caller } from "./caller.ts";
import type { LakeReader } from "./event-data-store/lake-reader.ts";
import type { EventHistory } from "./event-history.ts";
import type { ObjectEvent } from "./object-event.ts";
import type { SigningName, Structure } from "./wire/index.ts";
import type { WireError } from "./wire/wire-error.ts";

/** A service is called by the name that requests to it are signed for. */
export type ServiceName = SigningName;

/** What the request carried beside its body. */
export type RequestFacts = Readonly<{
  id: string;
  region: string;
  sourceIp: string;
  userAgent: string;
  /** The Host header without its port; a host of AWS's own is in `tlsDetails` of the record. */
  host: string;
  /** The Host header as it came, for URLs that an answer holds. */
  address?: string;
}>;

export type OperationContext = Readonly<{
  /** What is asked for, with its service: `iam:ListUsers`. */
  operation: string;
  world: World;
  caller: Caller;
  now: Instant;
  ids: Identifiers;
  assumptions: AssumptionReader;
  request: RequestFacts;
  history: EventHistory;
  /** What is in event data stores. */
  lake: LakeReader;
  /** Asynchronous operations finish at once (`serve --instant`). */
  instant: boolean;
}>;

/** What a service knows of a denial that it words itself. */
export type Told = Readonly<{ caller: Caller; sameOrganization: boolean }>;

export type UnownedContext = Readonly<{ world: World; region: string }>;

export type UnsignedContext = Pick<OperationContext, "world" | "now">;

/** One permission that the caller must have. */
export type RequiredPermission = Readonly<{
  /** `organizations:LeaveOrganization`. */
  action: string;
  /** An ARN, or `*`. */
  resource: string;
  /** Service condition keys of this call, in lower case: `organizations:policytype`. */
  context?: Readonly<Record<string, string | readonly string[]>>;
  /** The resource's own policy: a role's trust policy, a delegation policy. */
  resourcePolicy?: Readonly<{ type: "trust" | "resource"; name: string; text: string }>;
  /** Owner of the resource, when it is not the caller's account. */
  resourceAccountId?: AccountId;
  /** What a refusal names instead of this permission's own action and resource. */
  namedAs?: Readonly<{ action: string; resource: string }>;
  /** The refusal in place of the service's own "you may not", made of its text. */
  deniedAs?(message: string): WireError;
}>;

export type Operation<Input, Output, Refusal> = Readonly<{
  name: string;
  /** CloudTrail's `readOnly`. */
  readOnly: boolean;
  /** Calls on what a resource holds (objects, messages): the event history has management events alone. CloudTrail User Guide: "Data events". */
  isDataEvent?: boolean;
  /** For data events that trails can log: what the call did to which objects, and that it was refused where there is no output. */
  objectEvents?(input: Input, output: Output | undefined): readonly ObjectEvent[];
  /** What CloudTrail calls it where that is not `name`. */
  eventName?: string;
  /** For operations that go unsigned: the caller is found in the input, which is valid, or nobody may call. */
  callerOf?(context: UnsignedContext, input: Input): Result<Caller, Refusal>;
  /** What a denial says in place of naming the caller, the action and the policy. */
  deniedText?: string;
  /** All of these must be allowed; `[]` for calls that need no permission (GetCallerIdentity). Absent: `service:Name` on `*`. */
  permissions?(context: OperationContext, input: Input): readonly RequiredPermission[];
  /** Reads the world and answers with what happens, or why not. Never writes. Read operations accept `[]`. */
  decide(context: OperationContext, input: Input): Result<readonly DomainEvent[], Refusal>;
  /** Describes the answer after the events were applied. */
  respond(context: OperationContext, input: Input, events: readonly DomainEvent[]): Output;
  /** Overrides what CloudTrail writes as `requestParameters` and `responseElements`; plain camel-cased objects, or null. */
  trail?(input: Input, output: Output | undefined): Readonly<{ requestParameters: unknown; responseElements: unknown }>;
}>;

/** An operation whose types were forgotten, as the pipeline holds it: the codec has checked the input against the schema. */
export type AnyOperation = Operation<never, unknown, unknown>;

/** One service: its operations, and what its refusals are called on the wire. */
export type Service = Readonly<{
  name: ServiceName;
  /** `organizations.amazonaws.com`. */
  eventSource: string;
  /** The prefix of its IAM actions. */
  actionPrefix: string;
  operations: ReadonlyMap<string, AnyOperation>;
  /** Exhaustive over the service's refusals: a refusal without a wire name does not compile. */
  wireError(refusal: never): WireError;
  /** Why this kind of caller is refused whatever policies say, or undefined. */
  bars?(caller: Caller, operation: string): WireError | undefined;
  /** For services that answer callers who sign nothing: whose resource such a request asks for, or why it is refused at once. */
  ownerOf?(context: UnownedContext, operation: string, input: Structure): Result<AccountId, WireError>;
  /** How this service words a denial, where it is not the usual sentence. */
  denialText?(facts: DenialFacts, told: Told): string;
  /** What callers from outside are told of a resource whose account is closed or suspended; undefined: the usual denial. */
  ownerShut?(assumptions: AssumptionReader): WireError | undefined;
  /** The service's own "you may not": code, status and, for CloudTrail, `AccessDenied`. */
  accessDenied(message: string): WireError;
}>;
