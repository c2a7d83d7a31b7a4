/** Settings of a detector that are not modelled; one that does nothing would be worse than none. */
import type { CreateDetectorRequest } from "@aws-sdk/client-guardduty";

type Settings = Pick<CreateDetectorRequest, "Tags" | "DataSources" | "Features">;

export function notEmulatedIn({
  Tags,
  DataSources,
  Features,
}: { [Name in keyof Settings]?: unknown }): string | undefined {
  if (typeof Tags === "object" && Tags !== null && Object.keys(Tags).length > 0) return "the tags of a detector";
  if (DataSources !== undefined) return "the data sources of a detector";
  return Array.isArray(Features) && Features.length > 0 ? "the protection plans of a detector" : undefined;
}
