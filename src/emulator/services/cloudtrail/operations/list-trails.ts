/** ListTrails: every trail that the account sees, whatever its Region. CloudTrail API Reference, ListTrails. */
import type { ListTrailsRequest, ListTrailsResponse } from "@aws-sdk/client-cloudtrail";
import { canSee } from "../../../../domain/index.ts";
import { accept, refuse } from "../../../../kernel/index.ts";
import { defineOperation } from "../refusal.ts";

/** All of them fit on one page: an account has at most five for each Region. */
export const listTrails = defineOperation<ListTrailsRequest, ListTrailsResponse>({
  name: "ListTrails",
  readOnly: true,
  decide: (_context, { NextToken }) => (NextToken === undefined ? accept([]) : refuse({ kind: "InvalidToken" })),
  respond: ({ world, caller }) => ({
    Trails: [...world.trails.values()]
      .filter((trail) => canSee(world, caller.accountId, trail))
      .map(({ arn: TrailARN, name: Name, homeRegion: HomeRegion }) => ({ TrailARN, Name, HomeRegion })),
  }),
});
