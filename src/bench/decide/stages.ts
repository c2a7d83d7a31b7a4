/** Where the time of the guarded decision goes: every stage alone, over all of its eight policies, with what comes before it done. */

import type { Asking } from "../../authorization/asking.ts";
import {
  type AttachedPolicy,
  authorize,
  compilePolicy,
  type PolicyDocument,
  type PolicyScope,
  parsePolicy,
} from "../../authorization/index.ts";
import { realQuestion } from "../../authorization/organizations.test-support.ts";
import { type Figure, figureOf } from "../figure.ts";
import { rate } from "../timing.ts";
import { leaving } from "./guarded-question.ts";

const ROUNDS = 5;
/** More spellings of one action than a policy remembers, so that each is matched anew. */
const SPELLINGS = 4_096;

export function* stages(): Generator<Figure> {
  const raw = leaving("break-glass");
  const { request, scope } = realQuestion(raw);
  const policies = policiesOf(scope);
  const texts = [...(raw.serviceControl ?? []).flat(), ...raw.identity].map(({ document }) => JSON.stringify(document));
  const documents = texts.map((text) => parsed(text));
  const spelled = spellings(request.action);
  const covering = policies.flatMap(({ document }) => {
    const { denies, allows } = document.forAction(request.action);
    return [...denies, ...allows];
  });
  const asking: Asking = {
    resource: request.resource,
    context: request.context,
    principal: scope.principal,
    hasBoundary: false,
    assumptions: undefined,
    consulted: undefined,
  };
  let turn = 0;
  const measured = [
    ["parse", () => texts.map(parsed)],
    ["compile", () => documents.map(compilePolicy)],
    [
      "match-action",
      () => {
        const action = spelled[turn++ % SPELLINGS] ?? "";
        for (const { document } of policies) document.forAction(action);
      },
    ],
    ["conditions", () => covering.filter((statement) => statement.applies(asking))],
    ["explain", () => authorize(request, scope)],
  ] as const;
  const taken = measured.map(([stage, call]) => ({ stage, us: 1e6 / rate(call, ROUNDS).value }));
  const total = taken.reduce((sum, { us }) => sum + us, 0);
  console.error(
    `bench decide: stages: each timed alone over the ${policies.length} policies of the guarded decision: parse from text; compile from documents; match an action that no policy remembers; test the ${covering.length} covering statements; explain with actions remembered`,
  );
  for (const { stage, us } of taken) {
    const yardstick = { name: "all stages together", value: total };
    yield figureOf({ bench: "decide", metric: `stage-${stage}`, value: us, unit: "us", yardstick });
  }
}

const policiesOf = ({ serviceControl, identity }: PolicyScope): readonly AttachedPolicy[] => [
  ...(serviceControl ?? []).flatMap(({ policies }) => policies),
  ...identity,
];

function parsed(text: string): PolicyDocument {
  const document = parsePolicy(text, "serviceControl");
  if (!document.ok) throw new Error(`a policy of the guarded decision does not parse: ${text}`);
  return document.value;
}

/** The action with its letters in all combinations of cases, as many as are asked for. */
const spellings = (action: string): readonly string[] =>
  Array.from({ length: SPELLINGS }, (_, bits) =>
    [...action].map((letter, at) => ((bits >> (at % 12)) & 1 ? letter.toUpperCase() : letter.toLowerCase())).join(""),
  );
