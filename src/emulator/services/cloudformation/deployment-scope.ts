/** Where instances are to be made or deleted, from what a request says. CloudFormation API Reference: DeploymentTargets. */
import type { DeploymentTargets, StackSetOperationPreferences } from "@aws-sdk/client-cloudformation";
import { accept, type Result, refuse } from "../../../kernel/index.ts";
import type { CloudFormationRefusal } from "./refusals.ts";

type Asked = Readonly<{
  Accounts?: readonly string[] | undefined;
  DeploymentTargets?: DeploymentTargets | undefined;
  Regions?: readonly string[] | undefined;
  OperationPreferences?: StackSetOperationPreferences | undefined;
  ParameterOverrides?: readonly unknown[] | undefined;
}>;

export type Scope = Readonly<{ parentIds: readonly string[]; regions: readonly string[] }>;

const REGION = /^[a-z]{2}(?:-[a-z]+){1,2}-\d$/;

/** Units as a whole; filters on single accounts are not carried out. */
export function scopeIn(asked: Asked): Result<Scope, CloudFormationRefusal> {
  const { Accounts = [], DeploymentTargets: targets = {}, Regions = [], ParameterOverrides = [] } = asked;
  if (Accounts.length > 0) {
    return invalid("StackSets with SERVICE_MANAGED permission model can only have OrganizationalUnit as target");
  }
  if (targets.Accounts !== undefined || targets.AccountsUrl !== undefined || isFiltered(targets)) {
    return notEmulated("a filter on accounts of DeploymentTargets");
  }
  if (ParameterOverrides.length > 0) return notEmulated("ParameterOverrides of stack instances");
  if (Object.keys(asked.OperationPreferences ?? {}).length > 0) return notEmulated("OperationPreferences");
  const parentIds = [...new Set(targets.OrganizationalUnitIds ?? [])];
  const regions = [...new Set(Regions)];
  if (parentIds.length === 0) return invalid("OrganizationalUnitIds are required");
  if (regions.length === 0) return invalid("Regions are required");
  const unknown = regions.find((each) => !REGION.test(each));
  return unknown === undefined ? accept({ parentIds, regions }) : invalid(`Invalid region: ${unknown}`);
}

const isFiltered = ({ AccountFilterType: filter = "NONE" }: DeploymentTargets): boolean => filter !== "NONE";

const invalid = (message: string): Result<never, CloudFormationRefusal> => refuse({ kind: "Invalid", message });
const notEmulated = (what: string): Result<never, CloudFormationRefusal> => refuse({ kind: "NotEmulated", what });
