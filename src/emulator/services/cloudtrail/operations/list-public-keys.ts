/** ListPublicKeys: the keys that check digest files. CloudTrail API Reference, ListPublicKeys. */
import type { ListPublicKeysRequest, ListPublicKeysResponse } from "@aws-sdk/client-cloudtrail";
import { accept, refuse } from "../../../../kernel/index.ts";
import { publicKey } from "../../../log-files/sign-digest.ts";
import { defineOperation } from "../refusal.ts";

/** One key for all times and Regions, which AWS has not. */
const VALID_FROM = new Date("2013-11-01T00:00:00Z");
const VALID_TO = new Date("9999-01-01T00:00:00Z");

export const listPublicKeys = defineOperation<ListPublicKeysRequest, ListPublicKeysResponse>({
  name: "ListPublicKeys",
  readOnly: true,
  decide(_context, { StartTime, EndTime, NextToken }) {
    if (NextToken !== undefined) return refuse({ kind: "InvalidToken" });
    const isBackwards = StartTime !== undefined && EndTime !== undefined && StartTime > EndTime;
    return isBackwards ? refuse({ kind: "InvalidTimeRange" }) : accept([]);
  },
  respond() {
    const { bytes: Value, fingerprint: Fingerprint } = publicKey();
    return { PublicKeyList: [{ Value, ValidityStartTime: VALID_FROM, ValidityEndTime: VALID_TO, Fingerprint }] };
  },
});
