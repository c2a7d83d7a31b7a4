/** PutConfigurationRecorder: the recorder of an account in one Region. AWS Config API Reference, PutConfigurationRecorder. */
import type { ConfigurationRecorder, PutConfigurationRecorderRequest } from "@aws-sdk/client-config-service";
import { decidePutRecorder } from "../../../../domain/index.ts";
import { accept, type Result, refuse } from "../../../../kernel/index.ts";
import { onRecorder, placeOf } from "../places.ts";
import { type ConfigRefusal, defineOperation } from "../refusals.ts";

export const putConfigurationRecorder = defineOperation<PutConfigurationRecorderRequest, object>({
  name: "PutConfigurationRecorder",
  readOnly: false,
  permissions: (context, { ConfigurationRecorder: recorder }) =>
    onRecorder(context, "PutConfigurationRecorder", recorder?.name),
  decide(context, { ConfigurationRecorder: recorder = {}, Tags = [] }) {
    const missing = Tags.length > 0 ? "tags of a recorder" : notEmulated(recorder);
    if (missing !== undefined) return refuse({ kind: "NotEmulated", what: missing });
    const group = groupIn(recorder);
    if (!group.ok) return group;
    const { name = "default", roleARN: roleArn = "" } = recorder;
    return decidePutRecorder(context.world, { ...placeOf(context), name, roleArn, ...group.value });
  },
  respond: () => ({}),
});

function notEmulated({ recordingGroup, recordingMode, ...recorder }: ConfigurationRecorder): string | undefined {
  const { recordingFrequency = "CONTINUOUS", recordingModeOverrides = [] } = recordingMode ?? {};
  if (recordingFrequency !== "CONTINUOUS" || recordingModeOverrides.length > 0)
    return "a recorder that is not continuous";
  if ((recordingGroup?.exclusionByResourceTypes?.resourceTypes ?? []).length > 0) return "recording by exclusion";
  const other = Object.entries(recorder).find(
    ([key, value]) => value !== undefined && !["name", "roleARN"].includes(key),
  );
  return other === undefined ? undefined : `${other[0]} of a recorder`;
}

type Group = Readonly<{ includesGlobalTypes: boolean; resourceTypes: readonly string[] | undefined }>;

/** Everything is recorded, or the types that are listed; without a group everything but the global types. */
function groupIn({ recordingGroup = {} }: ConfigurationRecorder): Result<Group, ConfigRefusal> {
  const { resourceTypes = [], includeGlobalResourceTypes: includesGlobalTypes = false } = recordingGroup;
  const { allSupported = resourceTypes.length === 0 } = recordingGroup;
  if (allSupported === resourceTypes.length > 0 || (includesGlobalTypes && !allSupported)) {
    return refuse({ kind: "InvalidRecordingGroup" });
  }
  return accept({ includesGlobalTypes, resourceTypes: allSupported ? undefined : resourceTypes });
}
