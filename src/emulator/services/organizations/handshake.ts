/** What the operations on handshakes share: describing one, and walking a list of them. */
import type { HandshakeFilter, Handshake as WireHandshake } from "@aws-sdk/client-organizations";
import { type Handshake, isShownAt } from "../../../domain/index.ts";
import type { Result } from "../../../kernel/index.ts";
import type { OperationContext } from "../../operation.ts";
import { present } from "./define.ts";
import { describeHandshake } from "./describe.ts";
import { invalidInput } from "./input.ts";
import { byNumber, checkPage, type ListName, listIn, numbered, type PageRequest, takePage } from "./paging.ts";
import type { InputRefusal } from "./service-refusal.ts";

type HandshakePageRequest = PageRequest & Readonly<{ Filter?: HandshakeFilter | undefined }>;
type HandshakePage = Readonly<{ Handshakes: WireHandshake[]; NextToken: string | undefined }>;
type Listing = Readonly<{ context: OperationContext; isListed: (handshake: Handshake) => boolean }>;

export function describeHandshakeOf({ world, now }: OperationContext, handshakeId: string): WireHandshake {
  return describeHandshake(world, present(world.handshakes.get(handshakeId), `handshake ${handshakeId}`), now);
}

const listOf = (
  context: OperationContext,
  name: string,
  { Filter: { ActionType, ParentHandshakeId } = {} }: HandshakePageRequest,
): ListName => listIn(context, [name, ActionType ?? "", ParentHandshakeId ?? ""]);

/** The filter names an action or a parent handshake, not both. aws-facts 2.1. */
export function checkHandshakePage(
  context: OperationContext,
  name: string,
  request: HandshakePageRequest,
): Result<readonly never[], InputRefusal> {
  const { ActionType, ParentHandshakeId } = request.Filter ?? {};
  if (ActionType !== undefined && ParentHandshakeId !== undefined)
    return invalidInput("MAX_LIMIT_EXCEEDED_FILTER", "Only one filter can be given.");
  return checkPage(listOf(context, name, request), request);
}

/** Handshakes that ended within the last 30 days are still among them. */
export function takeHandshakePage(name: string, request: HandshakePageRequest, listing: Listing): HandshakePage {
  const { world, now } = listing.context;
  const items = numbered(world.handshakes.values()).filter(
    ({ item }) => listing.isListed(item) && isShownAt(item, now) && passes(item, request.Filter),
  );
  const page = takePage(listOf(listing.context, name, request), request, { items, keyOf: byNumber });
  return { Handshakes: page.items.map(({ item }) => describeHandshake(world, item, now)), NextToken: page.NextToken };
}

/** Only requests to agree to all features have a parent handshake. */
const passes = ({ action, parentId }: Handshake, filter: HandshakeFilter = {}): boolean =>
  (filter.ParentHandshakeId ?? parentId) === parentId && (filter.ActionType ?? action) === action;
