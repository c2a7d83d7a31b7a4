/** Every emulated service, by the name that requests are signed for. An explicit list: nothing registers itself. */
import type { Service, ServiceName } from "../operation.ts";
import { artifactService } from "./artifact/index.ts";
import { budgetsService } from "./budgets/index.ts";
import { costExplorerService } from "./ce/index.ts";
import { cloudFormationService } from "./cloudformation/index.ts";
import { cloudTrailService } from "./cloudtrail/index.ts";
import { configService } from "./config/index.ts";
import { eventsService } from "./events/index.ts";
import { guardDutyService } from "./guardduty/index.ts";
import { iamService } from "./iam/index.ts";
import { invoicingService } from "./invoicing/index.ts";
import { lambdaService } from "./lambda/index.ts";
import { logsService } from "./logs/index.ts";
import { monitoringService } from "./monitoring/index.ts";
import { organizationsService } from "./organizations/index.ts";
import { ramService } from "./ram/index.ts";
import { s3Service } from "./s3/index.ts";
import { savingsPlansService } from "./savingsplans/index.ts";
import { securityHubService } from "./securityhub/index.ts";
import { serviceQuotasService } from "./servicequotas/index.ts";
import { snsService } from "./sns/index.ts";
import { sqsService } from "./sqs/index.ts";
import { identityCenterService } from "./sso/index.ts";
import { stsService } from "./sts/index.ts";

export const SERVICES: Readonly<Record<ServiceName, Service>> = {
  organizations: organizationsService,
  iam: iamService,
  sts: stsService,
  cloudtrail: cloudTrailService,
  events: eventsService,
  s3: s3Service,
  sqs: sqsService,
  sns: snsService,
  logs: logsService,
  monitoring: monitoringService,
  ce: costExplorerService,
  budgets: budgetsService,
  config: configService,
  sso: identityCenterService,
  cloudformation: cloudFormationService,
  guardduty: guardDutyService,
  securityhub: securityHubService,
  ram: ramService,
  savingsplans: savingsPlansService,
  invoicing: invoicingService,
  artifact: artifactService,
  servicequotas: serviceQuotasService,
  lambda: lambdaService,
};
