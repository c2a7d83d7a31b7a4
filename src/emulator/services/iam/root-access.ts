/** What the operations on centralised root access have in common. IAM User Guide: "Centrally manage root access for member accounts". */
import type * as Wire from "@aws-sdk/client-iam";
import {
  decideReadRootAccess,
  decideSwitchRootAccess,
  type RootAccessFeature,
  rootAccessOf,
} from "../../../domain/index.ts";
import type { OperationContext } from "../../operation.ts";
import { iamOperation, type Nothing } from "./operation.ts";

const WIRE_NAME = {
  credentialsManagement: "RootCredentialsManagement",
  sessions: "RootSessions",
} as const satisfies Record<RootAccessFeature, Wire.FeatureType>;

/** The organization and what it has switched on, for a caller who may know. */
export function describeRootAccess({ world, caller }: OperationContext): Wire.ListOrganizationsFeaturesResponse {
  const organization = decideReadRootAccess(world, { caller: caller.accountId });
  if (!organization.ok) return {};
  const EnabledFeatures = rootAccessOf(organization.value).map((feature) => WIRE_NAME[feature]);
  return { OrganizationId: organization.value.id, EnabledFeatures };
}

type Switching = Readonly<{ name: string; feature: RootAccessFeature; on: boolean }>;

/** Answers, like the other three, with everything that is switched on afterwards. */
export const rootAccessSwitch = ({ name, feature, on }: Switching) =>
  iamOperation<Nothing, Wire.ListOrganizationsFeaturesResponse>({
    name,
    readOnly: false,
    decide: ({ world, caller, assumptions }) =>
      decideSwitchRootAccess(world, { caller: caller.accountId, feature, on }, assumptions),
    respond: describeRootAccess,
  });
