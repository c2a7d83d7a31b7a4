/** All rules of the house, in the order in which they are told. */
import {
  avoidsBannedNames,
  beginsWithASentence,
  exemptsOnlyWhatNeedsIt,
  hasAFrontDoor,
  hasBarrelsOnlyAtDoors,
  hasNoEscapes,
  isNamedAfterItsExport,
  isNamedInKebabCase,
  keepsFilesShort,
} from "./file-rules.ts";
import {
  entersByTheFrontDoor,
  hasNoCycles,
  keepsTestsOut,
  knowsOnlyWhatItMay,
  staysFarFromTheEmulator,
} from "./import-rules.ts";
import { asksNodeWhereItMay, keepsClocksAtTheEdge, keepsPureModulesPure, usesListedPackages } from "./purity-rules.ts";
import {
  keepsTheMap,
  keepsTheTopLevel,
  locksEveryPlatform,
  locksNoRegistry,
  namesNoMachine,
} from "./repository-rules.ts";

export const RULES = {
  knowsOnlyWhatItMay,
  entersByTheFrontDoor,
  staysFarFromTheEmulator,
  keepsTestsOut,
  hasNoCycles,
  keepsPureModulesPure,
  keepsClocksAtTheEdge,
  asksNodeWhereItMay,
  usesListedPackages,
  keepsFilesShort,
  exemptsOnlyWhatNeedsIt,
  avoidsBannedNames,
  isNamedInKebabCase,
  isNamedAfterItsExport,
  beginsWithASentence,
  hasAFrontDoor,
  hasBarrelsOnlyAtDoors,
  hasNoEscapes,
  keepsTheTopLevel,
  keepsTheMap,
  namesNoMachine,
  locksNoRegistry,
  locksEveryPlatform,
} as const;

export type RuleName = keyof typeof RULES;
