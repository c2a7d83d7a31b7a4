/** Cost Explorer: what an account is shown of costs, and what its monitors find unusual. */
import type { Service } from "../../operation.ts";
import { createAnomalyMonitor } from "./operations/create-anomaly-monitor.ts";
import { deleteAnomalyMonitor } from "./operations/delete-anomaly-monitor.ts";
import { getAnomalies } from "./operations/get-anomalies.ts";
import { getAnomalyMonitors } from "./operations/get-anomaly-monitors.ts";
import { getCostAndUsage } from "./operations/get-cost-and-usage.ts";
import { getDimensionValues } from "./operations/get-dimension-values.ts";
import { getReservationCoverage } from "./operations/get-reservation-coverage.ts";
import { getReservationUtilization } from "./operations/get-reservation-utilization.ts";
import { getSavingsPlansCoverage } from "./operations/get-savings-plans-coverage.ts";
import { getSavingsPlansUtilization } from "./operations/get-savings-plans-utilization.ts";
import { getTags } from "./operations/get-tags.ts";
import { listCostAllocationTags } from "./operations/list-cost-allocation-tags.ts";
import { updateCostAllocationTagsStatus } from "./operations/update-cost-allocation-tags-status.ts";
import { accessDenied, wireError } from "./refusals.ts";

const OPERATIONS = [
  getCostAndUsage,
  getDimensionValues,
  getTags,
  createAnomalyMonitor,
  getAnomalyMonitors,
  deleteAnomalyMonitor,
  getAnomalies,
  getReservationCoverage,
  getReservationUtilization,
  getSavingsPlansCoverage,
  getSavingsPlansUtilization,
  listCostAllocationTags,
  updateCostAllocationTagsStatus,
];

export const costExplorerService: Service = {
  name: "ce",
  eventSource: "ce.amazonaws.com",
  actionPrefix: "ce",
  operations: new Map(OPERATIONS.map((operation) => [operation.name, operation])),
  wireError,
  accessDenied,
};
