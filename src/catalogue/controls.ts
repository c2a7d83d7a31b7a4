/** Which controls of which framework each family of drills gives evidence for. A mapping of ours, to be overridden by its user. */

export const FRAMEWORKS = [
  { id: "nist-800-53", name: "NIST SP 800-53", version: "Revision 5" },
  { id: "nist-csf", name: "NIST Cybersecurity Framework", version: "2.0" },
  { id: "cis-aws", name: "CIS AWS Foundations Benchmark", version: "7.0.0" },
  { id: "cis-aws-6", name: "CIS AWS Foundations Benchmark", version: "6.0.0" },
  { id: "aws-wa", name: "AWS Well-Architected Framework, Security pillar", version: "2026" },
  { id: "iso-27001", name: "ISO/IEC 27001 Annex A", version: "2022" },
  { id: "soc-2", name: "SOC 2 Trust Services Criteria", version: "2017, revised 2022" },
  { id: "pci-dss", name: "PCI DSS", version: "4.0.1" },
  { id: "fedramp-20x", name: "FedRAMP 20x Key Security Indicators", version: "2026" },
] as const;

export type FrameworkId = (typeof FRAMEWORKS)[number]["id"];

export type DrillFamilyId =
  | "deny-leaving"
  | "root-access"
  | "organization-changes"
  | "log-continuity"
  | "account-closure"
  | "recovery";

export type DrillFamily = Readonly<{
  id: DrillFamilyId;
  title: string;
  techniques: readonly string[];
  /** CIS ids under 6.0.0 are those that were read in that edition only. */
  controls: Readonly<Partial<Record<FrameworkId, readonly string[]>>>;
}>;

export const DRILL_FAMILIES: readonly DrillFamily[] = [
  {
    id: "deny-leaving",
    title: "Leaving the organization is denied",
    techniques: ["T1666", "T1666.A002"],
    controls: {
      "nist-800-53": ["AC-3", "AC-6", "CM-5", "SI-6", "CA-8"],
      "nist-csf": ["PR.AA-05", "ID.IM-02"],
      "cis-aws": ["2.1.2", "2.1.5"],
      "aws-wa": ["SEC01-BP01", "SEC03-BP05"],
      "iso-27001": ["A.5.15", "A.8.2", "A.8.9"],
      "soc-2": ["CC6.1", "CC6.3", "CC8.1"],
      "pci-dss": ["7.2", "6.5.1"],
      "fedramp-20x": ["KSI-IAM-ELP", "KSI-CNA-EIS"],
    },
  },
  {
    id: "root-access",
    title: "Root access",
    techniques: ["T1078.004", "T1098"],
    controls: {
      "nist-800-53": ["AC-2", "AC-6(5)", "AC-6(9)", "IA-2(1)", "IA-5"],
      "nist-csf": ["PR.AA-01", "PR.AA-03"],
      "cis-aws": ["2.1.1"],
      "cis-aws-6": ["5.3"],
      "aws-wa": ["SEC01-BP02"],
      "iso-27001": ["A.5.17", "A.8.2", "A.8.5"],
      "soc-2": ["CC6.1", "CC6.2"],
      "pci-dss": ["8.2", "8.4", "10.2.1.2"],
      "fedramp-20x": ["KSI-IAM-APM", "KSI-IAM-SUS"],
    },
  },
  {
    id: "organization-changes",
    title: "Changes of the organization are detected",
    techniques: ["T1666", "T1484", "T1098.003"],
    controls: {
      "nist-800-53": ["AU-2", "AU-6", "AU-6(1)", "AU-12", "CM-3", "SI-4(2)", "SI-4(4)", "SI-4(5)", "IR-5"],
      "nist-csf": ["DE.CM-03", "DE.CM-09", "DE.AE-02"],
      "cis-aws": ["5.15"],
      "aws-wa": ["SEC04-BP01"],
      "iso-27001": ["A.8.15", "A.8.16", "A.5.25"],
      "soc-2": ["CC7.1", "CC7.2"],
      "pci-dss": ["10.2.1", "10.4.1.1", "12.10.5"],
      "fedramp-20x": ["KSI-CMT-LMC", "KSI-MLA-LET", "KSI-MLA-RVL"],
    },
  },
  {
    id: "log-continuity",
    title: "Logging goes on",
    techniques: ["T1685.002"],
    controls: {
      "nist-800-53": ["AU-5", "AU-9", "AU-9(2)", "AU-9(3)", "AU-9(4)", "AU-11", "AU-12", "SI-6"],
      "nist-csf": ["PR.PS-04", "DE.CM-09"],
      "cis-aws-6": ["4.1", "4.2", "5.5"],
      "aws-wa": ["SEC04-BP01"],
      "iso-27001": ["A.8.15"],
      "soc-2": ["CC7.2", "CC7.3"],
      "pci-dss": ["10.2.1.6", "10.3", "10.5.1", "10.7.2"],
      "fedramp-20x": ["KSI-MLA-OSM"],
    },
  },
  {
    id: "account-closure",
    title: "Accounts are not closed by an intruder",
    techniques: ["T1531", "T1485"],
    controls: {
      "nist-800-53": ["AC-3(2)", "CM-5(4)", "CP-2", "IR-4"],
      "nist-csf": ["PR.AA-05", "RS.MI-01"],
      "cis-aws": ["2.1.2"],
      "aws-wa": ["SEC01-BP01", "SEC10-BP04"],
      "iso-27001": ["A.5.15", "A.5.18", "A.5.29"],
      "soc-2": ["CC6.3", "CC7.4", "A1.2"],
      "pci-dss": ["12.10.1"],
      "fedramp-20x": ["KSI-IAM-AAM", "KSI-RPL-ARP"],
    },
  },
  {
    id: "recovery",
    title: "Recovery is exercised",
    techniques: [],
    controls: {
      "nist-800-53": ["IR-3", "IR-3(1)", "IR-3(2)", "IR-3(3)", "IR-4", "CP-4", "CP-9(1)", "CP-10"],
      "nist-csf": [
        ...["RS.MA-01", "RS.MI-01", "RS.MI-02", "RC.RP-01", "RC.RP-02", "RC.RP-03", "RC.RP-04", "RC.RP-05"],
        "ID.IM-02",
      ],
      "aws-wa": ["SEC10-BP04", "SEC10-BP07", "SEC10-BP08"],
      "iso-27001": ["A.5.24", "A.5.26", "A.5.27", "A.5.28", "A.5.29", "A.5.30"],
      "soc-2": ["CC7.4", "CC7.5", "A1.3"],
      "pci-dss": ["12.10.2", "12.10.6"],
      "fedramp-20x": ["KSI-RPL-TRC", "KSI-INR-RIR", "KSI-INR-AAR"],
    },
  },
];

export type ControlReference = Readonly<{ framework: FrameworkId; control: string }>;

/** Every control of one family, in the order of FRAMEWORKS. */
export function controlsOf(family: DrillFamilyId): readonly ControlReference[] {
  const controls = DRILL_FAMILIES.find(({ id }) => id === family)?.controls ?? {};
  return FRAMEWORKS.flatMap(({ id }) => (controls[id] ?? []).map((control) => ({ framework: id, control })));
}

/** The families that give evidence for a control. */
export function familiesFor({ framework, control }: ControlReference): readonly DrillFamily[] {
  return DRILL_FAMILIES.filter(({ controls }) => controls[framework]?.includes(control) ?? false);
}
