/** ListDetectors: the id of the account's detector in the Region, if it has one. GuardDuty API Reference, ListDetectors. */
import type { ListDetectorsRequest, ListDetectorsResponse } from "@aws-sdk/client-guardduty";
import { detectorAt } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { pageOf, readToken } from "../../sealed-page.ts";
import { placeOf } from "../describe.ts";
import { defineOperation } from "../refusals.ts";

export const listDetectors = defineOperation<ListDetectorsRequest, ListDetectorsResponse>({
  name: "ListDetectors",
  readOnly: true,
  decide(context, input) {
    const token = readToken(context, input);
    return token.ok ? accept([]) : token;
  },
  respond(context, input) {
    const detector = detectorAt(context.world, placeOf(context));
    const { items, ...rest } = pageOf(detector === undefined ? [] : [detector.id], input, { context });
    return { DetectorIds: items, ...rest };
  },
});
