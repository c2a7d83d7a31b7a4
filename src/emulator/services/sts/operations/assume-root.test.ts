import { expect, test } from "vitest";
import {
  ALLOW_ALL,
  callerIn,
  contextFor,
  exampleWorld,
  MANAGEMENT,
  PAYMENTS,
} from "../../../access/access.test-support.ts";
