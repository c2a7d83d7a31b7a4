/** Technique ids that drills carry: MITRE ATT&CK v19 and the AWS Threat Technique Catalog, with what older ids became. */

// ATT&CK 19.0, of 2026-04-28: Defense Evasion was split into Stealth (TA0005) and Defense Impairment (TA0112).

export type TechniqueCatalogue = "ATT&CK" | "AWS Threat Technique Catalog";

export type Technique = Readonly<{
  /** `T1666.A002`, as in `@technique:T1666.A002`. */
  id: string;
  name: string;
  catalogue: TechniqueCatalogue;
  /** The current id, where this one was revoked. */
  replacedBy?: string;
  /** The ATT&CK version that revoked it. */
  revokedIn?: string;
  /** What stands above it in the same or the other catalogue. */
  parent?: string;
}>;

const ATTACK = "ATT&CK";
const AWS = "AWS Threat Technique Catalog";

export const TECHNIQUES: readonly Technique[] = [
  { id: "T1666", name: "Modify Cloud Resource Hierarchy", catalogue: ATTACK },
  { id: "T1666.A001", name: "Create or Invite AWS Account", catalogue: AWS, parent: "T1666" },
  { id: "T1666.A002", name: "Leave AWS Organization", catalogue: AWS, parent: "T1666" },
  { id: "T1666.A003", name: "Invite or Join an Unknown Organization", catalogue: AWS, parent: "T1666" },
  { id: "T1078", name: "Valid Accounts", catalogue: ATTACK },
  { id: "T1078.004", name: "Valid Accounts: Cloud Accounts", catalogue: ATTACK, parent: "T1078" },
  { id: "T1078.A002", name: "Account Root User", catalogue: AWS, parent: "T1078" },
  { id: "T1098", name: "Account Manipulation", catalogue: ATTACK },
  { id: "T1098.001", name: "Account Manipulation: Additional Cloud Credentials", catalogue: ATTACK, parent: "T1098" },
  { id: "T1098.003", name: "Account Manipulation: Additional Cloud Roles", catalogue: ATTACK, parent: "T1098" },
  { id: "T1484", name: "Domain or Tenant Policy Modification", catalogue: ATTACK },
  { id: "T1485", name: "Data Destruction", catalogue: ATTACK },
  { id: "T1531", name: "Account Access Removal", catalogue: ATTACK },
  { id: "T1685", name: "Disable or Modify Tools", catalogue: ATTACK },
  { id: "T1685.002", name: "Disable or Modify Cloud Log", catalogue: ATTACK, parent: "T1685" },
  { id: "T1562", name: "Impair Defenses", catalogue: ATTACK, replacedBy: "T1685", revokedIn: "19" },
  {
    ...{ id: "T1562.001", name: "Impair Defenses: Disable or Modify Tools", catalogue: ATTACK },
    ...{ replacedBy: "T1685", revokedIn: "19", parent: "T1562" },
  },
  {
    ...{ id: "T1562.008", name: "Impair Defenses: Disable or Modify Cloud Logs", catalogue: ATTACK },
    ...{ replacedBy: "T1685.002", revokedIn: "19", parent: "T1562" },
  },
];

const BY_ID: ReadonlyMap<string, Technique> = new Map(TECHNIQUES.map((technique) => [technique.id, technique]));

export const techniqueNamed = (id: string): Technique | undefined => BY_ID.get(id);

/** The technique that takes a revoked one's place; the technique itself when it is current; undefined for an unknown id. */
export function currentTechnique(id: string): Technique | undefined {
  const technique = BY_ID.get(id);
  return technique?.replacedBy === undefined ? technique : currentTechnique(technique.replacedBy);
}
