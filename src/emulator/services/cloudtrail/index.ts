/** CloudTrail: the event history, trails and what they log. */
import type { AnyOperation, Service } from "../../operation.ts";
import { addTags } from "./operations/add-tags.ts";
import { createTrail } from "./operations/create-trail.ts";
import { deleteTrail } from "./operations/delete-trail.ts";
import { describeTrails } from "./operations/describe-trails.ts";
import { getEventSelectors } from "./operations/get-event-selectors.ts";
import { getTrail } from "./operations/get-trail.ts";
import { getTrailStatus } from "./operations/get-trail-status.ts";
import { listPublicKeys } from "./operations/list-public-keys.ts";
import { listTags } from "./operations/list-tags.ts";
import { listTrails } from "./operations/list-trails.ts";
import { lookupEvents } from "./operations/lookup-events.ts";
import { putEventSelectors } from "./operations/put-event-selectors.ts";
import { removeTags } from "./operations/remove-tags.ts";
import { startLogging } from "./operations/start-logging.ts";
import { stopLogging } from "./operations/stop-logging.ts";
import { updateTrail } from "./operations/update-trail.ts";
import { accessDenied, wireError } from "./refusal.ts";

const OPERATIONS: readonly AnyOperation[] = [
  lookupEvents,
  createTrail,
  updateTrail,
  deleteTrail,
  startLogging,
  stopLogging,
  describeTrails,
  getTrail,
  listTrails,
  getTrailStatus,
  putEventSelectors,
  getEventSelectors,
  addTags,
  removeTags,
  listTags,
  listPublicKeys,
];

export const cloudTrailService: Service = {
  name: "cloudtrail",
  eventSource: "cloudtrail.amazonaws.com",
  actionPrefix: "cloudtrail",
  operations: new Map(OPERATIONS.map((operation) => [operation.name, operation])),
  wireError,
  accessDenied,
};
