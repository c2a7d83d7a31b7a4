/** A trail logs its home Region and no other. CloudTrail API Reference: UpdateTrail, IsMultiRegionTrail. */
import { accept, refuse } from "../../../kernel/index.ts";
import type { FaultKind } from "../fault.ts";
import { findTrail } from "../find-trail.ts";

export const trailSingleRegion: FaultKind = {
  kind: "trail.single-region",
  sentence:
    "a trail of all Regions logs its home Region alone; outside us-east-1 it no longer sees Organizations, IAM and global STS",
  recovery: "the trail logs all Regions again, unless it is gone or somebody changed that meanwhile",
  source: "CloudTrail User Guide: global service events are recorded in us-east-1; UpdateTrail, IsMultiRegionTrail",
  parameters: { trail: { type: "text", sentence: "the trail, by name or ARN", isRequired: true } },
  start(parameters, { world }) {
    const found = findTrail(world, parameters.text("trail") ?? "");
    if (!found.ok) return found;
    const trail = found.value;
    if (!trail.isMultiRegion) return refuse(`the trail logs ${trail.homeRegion} alone already`);
    return accept({
      events: [{ kind: "TrailChanged", trail: { ...trail, isMultiRegion: false } }],
      recover(later) {
        const now = later.trails.get(trail.arn);
        if (now === undefined || now.isMultiRegion) return [];
        return [{ kind: "TrailChanged", trail: { ...now, isMultiRegion: true } }];
      },
    });
  },
};
