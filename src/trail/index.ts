/** The front door of the trail: what CloudTrail writes, and how to read and ask it. */
export {
  API_CALL,
  type BusEvent,
  busEvent,
  CONSOLE_SIGN_IN,
  detailTypeOf,
  isHiddenFromEnabled,
  isMembershipEvent,
  SERVICE_EVENT,
} from "./bus-event.ts";
export { endpointHostOf, isHostOfAws } from "./endpoint-host.ts";
export { parseRecord, parseRecords, type RecordProblem } from "./parse.ts";
export { accessKeyIdOf, attributeOf, findRecords, fits, type RecordQuery, timeOf, usernameOf } from "./query.ts";
export type { CloudTrailRecord, EventCategory, EventType, TlsDetails, TrailResource } from "./record.ts";
export type {
  AssumedRoleIdentity,
  FederatedIdentity,
  IamUserIdentity,
  OtherAccountIdentity,
  RootIdentity,
  ServiceIdentity,
  SessionContext,
  SessionIssuer,
  UntypedIdentity,
  UserIdentity,
} from "./user-identity.ts";
