/** What IAM says of an action that it cannot take, in the words that answers recorded from it show. policy-evaluation 4. */

const VENDOR_MISSING = "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.";

/** Wildcards in the name of the service are taken, as the policy language says. policy-evaluation 3.2. */
const VENDOR = /^[A-Za-z0-9*?.-]+$/;

export function actionFault(action: string): string | undefined {
  if (action === "*") return undefined;
  const [vendor = "", name, ...more] = action.split(":");
  if (name === undefined) return VENDOR_MISSING;
  if (more.length > 0) return "Actions/Condition can contain only one colon.";
  return VENDOR.test(vendor) ? undefined : `Vendor ${vendor} is not valid`;
}
