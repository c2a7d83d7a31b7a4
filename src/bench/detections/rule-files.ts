/** Detections of each format, of which the first hears the record and the others wait for something else. */

export type RuleFile = (at: number) => Readonly<{ name: string; text: string }>;

/** As CloudTrail writes a refused departure. */
export const RECORD = {
  eventVersion: "1.11",
  userIdentity: {
    ...{ type: "AssumedRole", principalId: "AROAEXAMPLE:session", accountId: "222222222222" },
    arn: "arn:aws:sts::222222222222:assumed-role/admin/session",
    sessionContext: { sessionIssuer: { type: "Role", userName: "admin" }, attributes: { mfaAuthenticated: "false" } },
  },
  eventTime: "2026-11-01T00:00:00Z",
  eventSource: "organizations.amazonaws.com",
  eventName: "LeaveOrganization",
  awsRegion: "us-east-1",
  sourceIPAddress: "192.0.2.1",
  userAgent: "aws-cli/2.31.0",
  errorCode: "AccessDenied",
  requestParameters: null,
  responseElements: null,
  requestID: "c2f84452-62c8-47f5-9b17-597fa9ddf55b",
  eventID: "6a7e8feb-b491-4cf7-a9f1-bf3703467718",
  eventType: "AwsApiCall",
  managementEvent: true,
  readOnly: false,
  recipientAccountId: "222222222222",
} as const;

const nameAt = (at: number): string => (at === 0 ? RECORD.eventName : `OtherOperation${at}`);

export const RULE_FILES: Readonly<Record<string, RuleFile>> = {
  eventbridge: (at) => ({
    name: `${at}.json`,
    text: JSON.stringify({ source: ["aws.organizations"], detail: { eventName: [nameAt(at)] } }),
  }),
  "metric-filter": (at) => ({
    name: `${at}.metric-filter.json`,
    text: JSON.stringify({
      metricFilter: {
        filterName: `filter-${at}`,
        filterPattern: `{ ($.eventSource = organizations.amazonaws.com) && ($.eventName = ${nameAt(at)}) }`,
        metricTransformations: [{ metricName: `m${at}`, metricNamespace: "bench", metricValue: "1" }],
      },
    }),
  }),
  sigma: (at) => ({
    name: `${at}.yml`,
    text: `title: rule ${at}\nname: rule-${at}\nlogsource: { product: aws, service: cloudtrail }\ndetection:\n  selection: { eventSource: organizations.amazonaws.com, eventName: ${nameAt(at)} }\n  filter: { userIdentity.sessionContext.sessionIssuer.userName|startswith: break-glass }\n  condition: selection and not filter\n`,
  }),
};
