/** What the operations on billing transfers share: their permissions, describing one, walking a list of them. */
import type { ResponsibilityTransfer as WireTransfer } from "@aws-sdk/client-organizations";
import {
  asManagement,
  decideReadTransfer,
  directionFor,
  organizationOf,
  type TransferDirection,
  transferArn,
  transfersIn,
} from "../../../domain/index.ts";
import type { Result } from "../../../kernel/index.ts";
import type { OperationContext, RequiredPermission } from "../../operation.ts";
import { describeTransfer } from "./describe-transfer.ts";
import { byNumber, checkPage, listIn, numbered, type PageRequest, takePage } from "./paging.ts";
import { type Keys, onAnything, permission } from "./permissions.ts";
import type { ServiceRefusal } from "./service-refusal.ts";

/** Which calls set the keys beside the type is inferred. */
export const transferKeys = (direction: TransferDirection): Readonly<Keys> => ({
  "organizations:transfertype": "BILLING",
  "organizations:transferdirection": direction.toUpperCase(),
});

/** A stranger's refusal may not show the ARN of a transfer that is not its business. */
export function onTransfer(context: OperationContext, name: string, transferId: string): RequiredPermission {
  const { world, caller } = context;
  const organization = organizationOf(world, caller.accountId);
  const found = decideReadTransfer(world, { caller: caller.accountId, transferId });
  const direction = found.ok ? directionFor(world, found.value, caller.accountId) : undefined;
  if (organization === undefined || direction === undefined) return onAnything(name);
  return permission(name, transferArn(organization, direction, transferId), transferKeys(direction));
}

/** The transfer as the caller sees it when the answer is described; a decision before has found it. */
export function describeTransferOf({ world, caller, now }: OperationContext, transferId: string): WireTransfer {
  const found = decideReadTransfer(world, { caller: caller.accountId, transferId });
  return found.ok ? describeTransfer(world, found.value, { viewer: caller.accountId, now }) : {};
}

type TransferPageRequest = PageRequest & Readonly<{ Id?: string | undefined }>;
type Listing = Readonly<{ name: string; direction: TransferDirection }>;

export function checkTransferPage(
  context: OperationContext,
  { name }: Listing,
  request: TransferPageRequest,
): Result<readonly never[], ServiceRefusal> {
  const { world, caller } = context;
  const standing = asManagement(world, caller.accountId);
  return standing.ok ? checkPage(listIn(context, [name, request.Id ?? ""]), request) : standing;
}

export function takeTransferPage(
  context: OperationContext,
  { name, direction }: Listing,
  request: TransferPageRequest,
): Readonly<{ ResponsibilityTransfers: WireTransfer[]; NextToken: string | undefined }> {
  const { world, caller, now } = context;
  const items = numbered(transfersIn(world)).filter(
    ({ item }) =>
      directionFor(world, item, caller.accountId) === direction &&
      (request.Id ?? item.transfer.id) === item.transfer.id,
  );
  const page = takePage(listIn(context, [name, request.Id ?? ""]), request, { items, keyOf: byNumber });
  const viewing = { viewer: caller.accountId, now };
  return {
    ResponsibilityTransfers: page.items.map(({ item }) => describeTransfer(world, item, viewing)),
    NextToken: page.NextToken,
  };
}
