/** AWS Artifact API Reference, 2018-05-10: lengths and ranges of the input of each emulated operation. */
import { number, type ServiceConstraints, text } from "./constraint.ts";

export const ARTIFACT_CONSTRAINTS: ServiceConstraints = {
  ListCustomerAgreements: {
    maxResults: number({ min: 1, max: 300 }),
    nextToken: text({ min: 1, max: 2048 }),
  },
};
