/** DescribeTrails: the settings of trails of this Region, with the shadows of those of other Regions and of the organization. CloudTrail API Reference, DescribeTrails. */
import type { DescribeTrailsRequest, DescribeTrailsResponse } from "@aws-sdk/client-cloudtrail";
import { findTrail, isShadow, visibleTrails } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { defineOperation } from "../refusal.ts";
import { askerOf, describeTrail } from "../trails.ts";

/** A name that is no trail's is passed over; one that could be no trail's is refused. */
export const describeTrails = defineOperation<DescribeTrailsRequest, DescribeTrailsResponse>({
  name: "DescribeTrails",
  readOnly: true,
  decide(context, { trailNameList = [] }) {
    for (const reference of trailNameList) {
      const found = findTrail(context.world, askerOf(context), reference);
      if (!found.ok && found.refusal.kind !== "TrailNotFound") return found;
    }
    return accept([]);
  },
  respond(context, { trailNameList = [], includeShadowTrails = true }) {
    const asker = askerOf(context);
    const named = trailNameList.flatMap((reference) => {
      const found = findTrail(context.world, asker, reference);
      return found.ok ? [found.value] : [];
    });
    const trails = trailNameList.length > 0 ? named : visibleTrails(context.world, asker);
    return { trailList: trails.filter((each) => includeShadowTrails || !isShadow(each, asker)).map(describeTrail) };
  },
});
