/** Hubs and members in the words of the wire. Security Hub API Reference: DescribeHub, Member, Result. */
import type { DescribeHubResponse, Member, Result } from "@aws-sdk/client-securityhub";
import { type Hub, type HubMember, type HubUnprocessed, hubArn, type RegionalPlace } from "../../../domain/index.ts";
import { formatInstantMs } from "../../../kernel/index.ts";
import type { OperationContext } from "../../operation.ts";
import { unprocessedText } from "./refusals.ts";

/** The caller's account in the Region of the call. */
export const placeOf = ({ caller, request }: OperationContext): RegionalPlace => ({
  accountId: caller.accountId,
  region: request.region,
});

/** New controls of enabled standards are enabled by themselves: it cannot be switched here. */
export const describeHub = (hub: Hub): DescribeHubResponse => ({
  HubArn: hubArn(hub),
  SubscribedAt: formatInstantMs(hub.subscribedAt),
  AutoEnableControls: true,
  ControlFindingGenerator: hub.controlFindings,
});

/** Security Hub API Reference, Member: MasterId is what AdministratorId was called before. */
export const describeMember = (
  { accountId: administrator }: RegionalPlace,
  { accountId, email, status, since, updatedAt }: HubMember,
): Member => ({
  AccountId: accountId,
  ...(email !== "" && { Email: email }),
  MasterId: administrator,
  AdministratorId: administrator,
  MemberStatus: status,
  ...(status !== "Created" && { InvitedAt: new Date(since) }),
  UpdatedAt: new Date(updatedAt),
});

export const describeUnprocessed = (passed: readonly HubUnprocessed[]): Result[] =>
  passed.map(({ accountId, because }) => ({ AccountId: accountId, ProcessingResult: unprocessedText(because) }));
