/** What the process that loads an organization file says of it. */
export type LoadReport = Readonly<{
  stages: readonly Readonly<{ name: string; wallMs: number; cpuMs: number }>[];
  /** Most resident memory at any moment. */
  peakMiB: number;
}>;
