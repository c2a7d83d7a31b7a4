/** One planned scenario, put together from Cucumber's messages: where it stands, under which rule, with which steps. */
import type { Envelope, GherkinDocument, Pickle, PickleStep, Scenario } from "@cucumber/messages";

export type PlannedStep = Readonly<{ pickleStepId: string; keyword: string; text: string; line: number }>;

export type PlannedScenario = Readonly<{
  pickleId: string;
  uri: string;
  feature: string;
  rule: string | null;
  name: string;
  line: number;
  isOutline: boolean;
  tags: readonly string[];
  steps: readonly PlannedStep[];
}>;

type Found = Readonly<{ scenario: Scenario; rule: string | null }>;

/** Every pickle of the messages, in the order in which Cucumber plans them. */
export function plannedScenarios(messages: readonly Envelope[]): readonly PlannedScenario[] {
  const documents = new Map(
    messages.flatMap(({ gherkinDocument }) =>
      gherkinDocument?.uri === undefined ? [] : [[gherkinDocument.uri, gherkinDocument] as const],
    ),
  );
  const planned = new Set(messages.flatMap(({ testCase }) => testCase?.pickleId ?? []));
  const pickles = messages.flatMap(({ pickle }) => (pickle !== undefined && planned.has(pickle.id) ? [pickle] : []));
  return pickles.flatMap((pickle) => {
    const document = documents.get(pickle.uri);
    return document === undefined ? [] : [planOf(pickle, document)];
  });
}

function planOf(pickle: Pickle, document: GherkinDocument): PlannedScenario {
  const found = scenariosOf(document).find(({ scenario }) => pickle.astNodeIds.includes(scenario.id));
  const rows = (found?.scenario.examples ?? []).flatMap((examples) => examples.tableBody);
  const row = rows.find((each) => pickle.astNodeIds.includes(each.id));
  return {
    pickleId: pickle.id,
    uri: pickle.uri,
    feature: document.feature?.name ?? "",
    rule: found?.rule ?? null,
    name: pickle.name,
    line: row?.location.line ?? found?.scenario.location.line ?? 0,
    isOutline: row !== undefined,
    tags: pickle.tags.map((tag) => tag.name),
    steps: pickle.steps.map((step) => stepOf(step, document)),
  };
}

function scenariosOf(document: GherkinDocument): readonly Found[] {
  return (document.feature?.children ?? []).flatMap((child) => {
    if (child.scenario !== undefined) return [{ scenario: child.scenario, rule: null }];
    return (child.rule?.children ?? []).flatMap((inner) =>
      inner.scenario === undefined ? [] : [{ scenario: inner.scenario, rule: child.rule?.name ?? null }],
    );
  });
}

function stepOf(step: PickleStep, document: GherkinDocument): PlannedStep {
  const written = everyStep(document).find((each) => step.astNodeIds.includes(each.id));
  return {
    pickleStepId: step.id,
    keyword: (written?.keyword ?? "").trim(),
    text: step.text,
    line: written?.location.line ?? 0,
  };
}

function everyStep(document: GherkinDocument): readonly { id: string; keyword: string; location: { line: number } }[] {
  return (document.feature?.children ?? []).flatMap((child) => [
    ...(child.background?.steps ?? []),
    ...(child.scenario?.steps ?? []),
    ...(child.rule?.children ?? []).flatMap((inner) => [
      ...(inner.background?.steps ?? []),
      ...(inner.scenario?.steps ?? []),
    ]),
  ]);
}
