/** What a sweep over ten thousand accounts costs when alike cells are asked once, next to asking cell by cell. */
import { awsManagedPolicyByArn } from "../../catalogue/index.ts";
import { identitiesOf, type World } from "../../domain/index.ts";
import { compiledTexts } from "../../guardrail/compiled-texts.ts";
import { principalsOf } from "../../guardrail/member-principal.ts";
import { pathsIn } from "../../guardrail/service-control-path.ts";
import { isCellAllowed, type SweepQuestion, sweep as sweepWorld } from "../../guardrail/sweep/sweep.ts";
import type { Bench } from "../bench.ts";
import { type Figure, figureOf } from "../figure.ts";
import { callMs, duration, trust } from "../timing.ts";
import { worldFromFile } from "./file-world.ts";
import { largeWorld } from "./large-world.ts";

const ACCOUNTS = 10_000;
const SAMPLED = 200;

const ACTIONS = [
  "organizations:LeaveOrganization",
  "organizations:AcceptHandshake",
  "account:CloseAccount",
  "cloudtrail:StopLogging",
  "guardduty:DeleteDetector",
  "iam:CreateUser",
  "iam:CreateRole",
  "s3:PutObject",
  "ec2:RunInstances",
  "kms:ScheduleKeyDeletion",
].map((action) => ({ action, resource: "*" }));

const question: SweepQuestion = {
  actions: ACTIONS,
  managedPolicies: (arn) => awsManagedPolicyByArn(arn)?.document,
};

export const sweep: Bench = {
  name: "sweep",
  async *run() {
    const world = largeWorld(ACCOUNTS);
    const all = sweepWorld(world, question);
    const grouped = duration(() => sweepWorld(world, question), 15);
    const sample = largeWorld(SAMPLED);
    const alone = cellByCell(sample);
    const holes = sweepWorld(sample, question).classes.reduce(
      (sum, { isAllowed, accounts }) => sum + (isAllowed ? accounts.length : 0),
      0,
    );
    if (alone.holes !== holes) throw new Error(`grouped found ${holes} allowed cells, cell by cell ${alone.holes}`);
    console.error(
      `bench sweep: ${all.cells} cells, ${all.evaluations} evaluations, ${all.classes.length} classes; cell by cell measured on ${alone.cells} cells and extrapolated`,
    );
    console.error(`bench sweep: grouped: ${trust(grouped)}`);
    yield fromFile();
    yield figureOf({
      bench: "sweep",
      metric: "grouped",
      value: grouped.value,
      unit: "ms",
      yardstick: {
        name: `cell by cell, extrapolated from ${alone.cells} cells`,
        value: (alone.ms / alone.cells) * all.cells,
      },
    });
  },
};

/** The same number of accounts and principals, in a world as a file gives it: its objects are laid out by other code. */
function fromFile(): Figure {
  const own = largeWorld(ACCOUNTS);
  const world = worldFromFile(ACCOUNTS);
  const grouped = duration(() => sweepWorld(world, question), 15);
  console.error(`bench sweep: grouped-from-file: ${trust(grouped)}`);
  const yardstick = {
    name: "the same accounts and principals made in memory",
    value: callMs(() => sweepWorld(own, question), 7),
  };
  return figureOf({ bench: "sweep", metric: "grouped-from-file", value: grouped.value, unit: "ms", yardstick });
}

function cellByCell(world: World): Readonly<{ ms: number; cells: number; holes: number }> {
  const compiled = compiledTexts();
  const ask = (): Readonly<{ cells: number; holes: number }> => {
    const pathOf = pathsIn(world, compiled);
    let cells = 0;
    let holes = 0;
    for (const account of world.accounts.values()) {
      const path = pathOf(account);
      for (const principal of principalsOf(identitiesOf(world, account.id), () => 0)) {
        for (const action of ACTIONS) {
          cells++;
          holes += Number(isCellAllowed({ world, question, compiled }, { account, path, principal, action }));
        }
      }
    }
    return { cells, holes };
  };
  return { ms: callMs(ask, 3), ...ask() };
}
