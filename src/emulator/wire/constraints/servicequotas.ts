/** Service Quotas API Reference, 2019-06-24: lengths, patterns and enums of the input of each emulated operation. */
import { FREE, number, oneOf, type ServiceConstraints, text } from "./constraint.ts";

const SERVICE = text({ min: 1, max: 63, pattern: "[a-zA-Z][a-zA-Z0-9-]{1,63}" });
const QUOTA = text({ min: 1, max: 128, pattern: "[a-zA-Z][a-zA-Z0-9-]{1,128}" });
const CONTEXT = text({
  min: 1,
  max: 128,
  pattern: "arn:aws[a-zA-Z0-9-]*:[a-zA-Z0-9-]*:[a-zA-Z0-9-]*:[0-9]*:.*|[a-zA-Z0-9-]+",
});
const LEVEL = oneOf("ACCOUNT", "RESOURCE", "ALL");
const PAGED = {
  NextToken: text({ max: 2048, pattern: "^[a-zA-Z0-9/+]*={0,2}$" }),
  MaxResults: number({ min: 1, max: 100 }),
};
const STATUS = oneOf(..."PENDING CASE_OPENED APPROVED DENIED CASE_CLOSED NOT_APPROVED INVALID_REQUEST".split(" "));

export const SERVICEQUOTAS_CONSTRAINTS: ServiceConstraints = {
  ListServices: PAGED,
  ListServiceQuotas: { ServiceCode: SERVICE, ...PAGED, QuotaCode: QUOTA, QuotaAppliedAtLevel: LEVEL },
  ListAWSDefaultServiceQuotas: { ServiceCode: SERVICE, ...PAGED },
  GetServiceQuota: { ServiceCode: SERVICE, QuotaCode: QUOTA, ContextId: CONTEXT },
  GetAWSDefaultServiceQuota: { ServiceCode: SERVICE, QuotaCode: QUOTA },
  RequestServiceQuotaIncrease: {
    ServiceCode: SERVICE,
    QuotaCode: QUOTA,
    DesiredValue: number({ min: 0, max: 10_000_000_000 }),
    ContextId: CONTEXT,
    SupportCaseAllowed: FREE,
  },
  GetRequestedServiceQuotaChange: { RequestId: text({ min: 1, max: 128, pattern: "[0-9a-zA-Z][a-zA-Z0-9-]{1,128}" }) },
  ListRequestedServiceQuotaChangeHistory: {
    ServiceCode: SERVICE,
    Status: STATUS,
    ...PAGED,
    QuotaRequestedAtLevel: LEVEL,
  },
  ListRequestedServiceQuotaChangeHistoryByQuota: {
    ServiceCode: SERVICE,
    QuotaCode: QUOTA,
    Status: STATUS,
    ...PAGED,
    QuotaRequestedAtLevel: LEVEL,
  },
};
