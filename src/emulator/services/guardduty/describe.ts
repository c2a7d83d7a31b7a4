/** Detectors, members and findings in the words of the wire. GuardDuty API Reference: Member, Finding, GetDetector. */
import type { Finding, GetDetectorResponse, Member, UnprocessedAccount } from "@aws-sdk/client-guardduty";
import {
  type Detector,
  type DetectorPlace,
  detectorAt,
  type ThreatFinding,
  type ThreatMember,
  type Unprocessed,
  type World,
} from "../../../domain/index.ts";
import { formatInstantMs } from "../../../kernel/index.ts";
import type { OperationContext } from "../../operation.ts";
import { unprocessedText } from "./refusals.ts";

/** The caller's account in the Region of the call. */
export const placeOf = ({ caller, request }: OperationContext): DetectorPlace => ({
  accountId: caller.accountId,
  region: request.region,
});

const FOUNDATIONS = ["CLOUD_TRAIL", "DNS_LOGS", "FLOW_LOGS"] as const;

/** Foundational data sources are on while the detector is; protection plans are not modelled. */
export const describeDetector = (detector: Detector): GetDetectorResponse => ({
  CreatedAt: formatInstantMs(detector.createdAt),
  UpdatedAt: formatInstantMs(detector.updatedAt),
  FindingPublishingFrequency: detector.frequency,
  ServiceRole: `arn:aws:iam::${detector.accountId}:role/aws-service-role/guardduty.amazonaws.com/AWSServiceRoleForAmazonGuardDuty`,
  Status: detector.isEnabled ? "ENABLED" : "DISABLED",
  Tags: {},
  Features: FOUNDATIONS.map((Name) => ({
    Name,
    Status: detector.isEnabled ? "ENABLED" : "DISABLED",
    UpdatedAt: new Date(detector.updatedAt),
  })),
});

/** What the administrator is shown of a member; of one that has gone, no detector. */
export function describeMember(world: World, administrator: DetectorPlace, member: ThreatMember): Member {
  const { accountId, email, status, since, updatedAt } = member;
  const own = status === "Enabled" ? detectorAt(world, { accountId, region: administrator.region }) : undefined;
  return {
    AccountId: accountId,
    ...(own !== undefined && { DetectorId: own.id }),
    MasterId: administrator.accountId,
    AdministratorId: administrator.accountId,
    Email: email,
    RelationshipStatus: status,
    ...(status !== "Created" && { InvitedAt: formatInstantMs(since) }),
    UpdatedAt: formatInstantMs(updatedAt),
  };
}

export const describeUnprocessed = (passed: readonly Unprocessed[]): UnprocessedAccount[] =>
  passed.map(({ accountId, because }) => ({ AccountId: accountId, Result: unprocessedText(because) }));

const RESOURCE_TYPES: ReadonlyMap<string, string> = new Map([
  ["IAMUser", "AccessKey"],
  ["S3", "S3Bucket"],
  ["EC2", "Instance"],
]);

/** The middle of a finding type names the resource: `Recon:IAMUser/TorIPCaller`. */
const resourceTypeOf = (type: string): string => RESOURCE_TYPES.get(type.split(/[:/]/)[1] ?? "") ?? "AccessKey";

export function describeFinding(world: World, finding: ThreatFinding): Finding {
  const { id, accountId, region, type, severity, title, description, isSample } = finding;
  const detectorId = detectorAt(world, finding)?.id ?? "";
  const [CreatedAt, UpdatedAt] = [formatInstantMs(finding.createdAt), formatInstantMs(finding.updatedAt)];
  return {
    SchemaVersion: "2.0",
    AccountId: accountId,
    Region: region,
    Partition: "aws",
    Id: id,
    Arn: `arn:aws:guardduty:${region}:${accountId}:detector/${detectorId}/finding/${id}`,
    Type: type,
    Resource: { ResourceType: resourceTypeOf(type) },
    Service: {
      ServiceName: "guardduty",
      DetectorId: detectorId,
      Archived: false,
      Count: 1,
      EventFirstSeen: CreatedAt,
      EventLastSeen: UpdatedAt,
      ResourceRole: "TARGET",
      AdditionalInfo: { Type: "default", Value: isSample ? '{"sample":true}' : "{}" },
    },
    Severity: severity,
    CreatedAt,
    UpdatedAt,
    Title: title,
    Description: description,
  };
}
