/** Which actions a service has, for the few services whose list is complete here; other services are not judged. */
import { OPERATION_ACTIONS } from "./operation-actions.data.ts";

/**
 * Permissions that are no operation of the service's API, and so are in no SDK package. Those of `account` are the operations of
 * botocore 1.43 with CloseAccount, "[permission only]" on the service's page. The others are listed from general knowledge and may
 * be incomplete: what rests on an action's absence from this list says that it is not verified.
 */
const OTHER_ACTIONS: Readonly<Record<string, string>> = {
  account:
    "AcceptPrimaryEmailUpdate CloseAccount DeleteAlternateContact DisableRegion EnableRegion GetAccountInformation " +
    "GetAlternateContact GetContactInformation GetGovCloudAccountInformation GetPrimaryEmail GetRegionOptStatus " +
    "ListRegions PutAccountName PutAlternateContact PutContactInformation StartPrimaryEmailUpdate",
  cloudtrail:
    "CreateServiceLinkedChannel DeleteServiceLinkedChannel GenerateQueryResultsSummary GetEventDataStoreData " +
    "GetServiceLinkedChannel ListServiceLinkedChannels UpdateServiceLinkedChannel",
  events: "InvokeApiDestination RetrieveConnectionCredentials",
  iam:
    "DeleteCloudFrontPublicKey GetAccountEmailAddress GetAccountName GetCloudFrontPublicKey ListCloudFrontPublicKeys " +
    "ListSTSRegionalEndpointsStatus PassRole SetSTSRegionalEndpointStatus UpdateAccountEmailAddress UpdateAccountName " +
    "UpdateCloudFrontPublicKey UploadCloudFrontPublicKey",
  sts: "GetServiceBearerToken SetContext SetSourceIdentity TagSession",
};

const namesOf = (prefix: string): readonly string[] => {
  const operations: Readonly<Record<string, readonly string[]>> = OPERATION_ACTIONS;
  return [...(operations[prefix] ?? []), ...(OTHER_ACTIONS[prefix]?.split(" ") ?? [])].toSorted();
};

/** Names of actions as AWS spells them, by the prefix of the service in lower case. */
export const KNOWN_ACTIONS: ReadonlyMap<string, readonly string[]> = new Map(
  ["account", "cloudtrail", "events", "iam", "organizations", "sts"].map((prefix) => [prefix, namesOf(prefix)]),
);
