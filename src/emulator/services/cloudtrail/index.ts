/** CloudTrail: the event history, trails and what they log. */
import type { AnyOperation, Service } from "../../operation.ts";
import { addTags } from "./operations/add-tags.ts";
import { cancelQuery } from "./operations/cancel-query.ts";
import { createEventDataStore } from "./operations/create-event-data-store.ts";
import { createTrail } from "./operations/create-trail.ts";
import { deleteEventDataStore } from "./operations/delete-event-data-store.ts";
import { deleteTrail } from "./operations/delete-trail.ts";
import { describeQuery } from "./operations/describe-query.ts";
import { describeTrails } from "./operations/describe-trails.ts";
import { getEventDataStore } from "./operations/get-event-data-store.ts";
import { getEventSelectors } from "./operations/get-event-selectors.ts";
import { getQueryResults } from "./operations/get-query-results.ts";
import { getTrail } from "./operations/get-trail.ts";
import { getTrailStatus } from "./operations/get-trail-status.ts";
import { listEventDataStores } from "./operations/list-event-data-stores.ts";
import { listPublicKeys } from "./operations/list-public-keys.ts";
import { listQueries } from "./operations/list-queries.ts";
import { listTags } from "./operations/list-tags.ts";
import { listTrails } from "./operations/list-trails.ts";
import { lookupEvents } from "./operations/lookup-events.ts";
import { putEventSelectors } from "./operations/put-event-selectors.ts";
import { removeTags } from "./operations/remove-tags.ts";
import { restoreEventDataStore } from "./operations/restore-event-data-store.ts";
import { startEventDataStoreIngestion } from "./operations/start-event-data-store-ingestion.ts";
import { startLogging } from "./operations/start-logging.ts";
import { startQuery } from "./operations/start-query.ts";
import { stopEventDataStoreIngestion } from "./operations/stop-event-data-store-ingestion.ts";
import { stopLogging } from "./operations/stop-logging.ts";
import { updateEventDataStore } from "./operations/update-event-data-store.ts";
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
  cancelQuery,
  createEventDataStore,
  deleteEventDataStore,
  describeQuery,
  getEventDataStore,
  getQueryResults,
  listEventDataStores,
  listQueries,
  restoreEventDataStore,
  startEventDataStoreIngestion,
  startQuery,
  stopEventDataStoreIngestion,
  updateEventDataStore,
];

export const cloudTrailService: Service = {
  name: "cloudtrail",
  eventSource: "cloudtrail.amazonaws.com",
  actionPrefix: "cloudtrail",
  operations: new Map(OPERATIONS.map((operation) => [operation.name, operation])),
  wireError,
  accessDenied,
};
