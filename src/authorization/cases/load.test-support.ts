/** The one loader of the tables in this folder: every row with the document that it was taken from. */
import type { DecisionCase } from "./cast.test-support.ts";
import { CONDITION_CASES, CONDITION_SOURCE, type ConditionCase } from "./condition.cases.ts";
import { DECISION_CASES } from "./decision.cases.ts";
import { DENIAL_TEXT_CASES, type DenialTextCase } from "./denial-text.cases.ts";
import { GRAMMAR_CASES, type GrammarCase } from "./grammar.cases.ts";
import { GRAMMAR_DETAIL_CASES } from "./grammar-detail.cases.ts";
import {
  ACTION_CASES,
  ACTION_SOURCE,
  type ActionCase,
  RESOURCE_CASES,
  RESOURCE_SOURCE,
  type ResourceCase,
} from "./matching.cases.ts";
import { ORGANIZATION_CASES } from "./organization.cases.ts";
import { PRECEDENCE_CASES } from "./precedence.cases.ts";
import { PRINCIPAL_CASES } from "./principal.cases.ts";
import { VARIABLE_CASES } from "./variable.cases.ts";

type Rows = Readonly<{
  grammar: GrammarCase;
  condition: ConditionCase;
  action: ActionCase;
  resource: ResourceCase;
  decision: DecisionCase;
  denialText: DenialTextCase;
}>;

export type Table = keyof Rows;

/** A row and the page of AWS's documentation (or the section of our extract of it) that says so. */
export type LoadedCase<Name extends Table = Table> = Readonly<{ table: Name; source: string; row: Rows[Name] }>;

type Sourced = Readonly<{ source?: string }>;

const table = <Name extends Table>(
  name: Name,
  rows: readonly (Rows[Name] & Sourced)[],
  source = "",
): LoadedCase<Name>[] => rows.map((row) => ({ table: name, source: row.source ?? source, row }));

const TABLES: { readonly [Name in Table]: readonly LoadedCase<Name>[] } = {
  grammar: table("grammar", [...GRAMMAR_CASES, ...GRAMMAR_DETAIL_CASES]),
  condition: table("condition", CONDITION_CASES, CONDITION_SOURCE),
  action: table("action", ACTION_CASES, ACTION_SOURCE),
  resource: table("resource", RESOURCE_CASES, RESOURCE_SOURCE),
  decision: table("decision", [
    ...DECISION_CASES,
    ...PRINCIPAL_CASES,
    ...ORGANIZATION_CASES,
    ...VARIABLE_CASES,
    ...PRECEDENCE_CASES,
  ]),
  denialText: table("denialText", DENIAL_TEXT_CASES),
};

export const loadCases = <Name extends Table>(name: Name): readonly LoadedCase<Name>[] => TABLES[name];

export const loadAllCases = (): readonly LoadedCase[] => Object.values(TABLES).flat();
