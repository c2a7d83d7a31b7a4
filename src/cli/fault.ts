/** `orgdrill fault`: chaos on a running emulator, started, listed and taken back. */
import type { AddCommand } from "./command.ts";
import { Complaint } from "./complaint.ts";
import { askControl, type ControlAnswer, DEFAULT_ENDPOINT, endControl, refusalIn } from "./control-client.ts";
import { EXIT } from "./exit-codes.ts";
import { fittedFor } from "./terminal.ts";

type Options = Readonly<{
  endpoint: string;
  with: readonly string[];
  stop?: string;
  inForce?: boolean;
  json?: boolean;
}>;

const EXAMPLES = `
Without a kind it lists them, with their parameters.

Examples:
  orgdrill fault
  orgdrill fault delivery.delay --with hop=event-bus --with median=20m
  orgdrill fault cloudtrail.drop --with eventName=LeaveOrganization --with probability=0.5
  orgdrill fault rule.disabled --with rule=departures
  orgdrill fault orgtrail.member-left --with outcome=call-lost
  orgdrill fault logs.group-renamed --with logGroup=CloudTrail/logs
  orgdrill fault api.half-done --with after=3 --with account=222222222222
  orgdrill fault api.throttling --with service=organizations --with principal=arn:aws:iam::222222222222:role/admin
  orgdrill fault --in-force
  orgdrill fault --stop f-1
`;

export const addFault: AddCommand = (program, exit) => {
  program
    .command("fault")
    .description(
      "chaos on a running `orgdrill serve`: late, lost and doubled records, rules and trails switched off, calls refused",
    )
    .argument("[kind]", "the kind of fault to start")
    .option("--with <name=value>", "a parameter of the fault; may be given again", collect, [])
    .option("--stop <id>", "end a fault and put right what it put wrong")
    .option("--in-force", "list the faults in force")
    .option("--endpoint <url>", "where the emulator listens", DEFAULT_ENDPOINT)
    .option("--json", "print one JSON document on stdout")
    .addHelpText("after", EXAMPLES)
    .action(async (kind: string | undefined, options: Options) => {
      const asked = [kind, options.stop, options.inForce].filter((each) => each !== undefined);
      if (asked.length > 1) throw usage("expected one of a kind, --stop and --in-force");
      if (kind !== undefined) return exit(await start(kind, options));
      if (options.stop !== undefined) return exit(await stop(options.stop, options));
      exit(options.inForce === true ? await listInForce(options) : await listKinds(options));
    });
};

const collect = (value: string, previous: readonly string[]): readonly string[] => [...previous, value];

async function start(kind: string, { endpoint, json, ...options }: Options): Promise<number> {
  const parameters = Object.fromEntries(options.with.map(parameterOf));
  const { body } = succeeded(await askControl(endpoint, "fault", { kind, parameters }));
  return print(json, body, `${kind} is in force as ${body.id}; \`orgdrill fault --stop ${body.id}\` ends it\n`);
}

async function stop(id: string, { endpoint, json }: Options): Promise<number> {
  succeeded(await endControl(endpoint, `fault/${encodeURIComponent(id)}`));
  return print(json, { stopped: id }, `${id} has ended\n`);
}

type InForce = Readonly<{ id: string; kind: string; since: string; parameters: Readonly<Record<string, unknown>> }>;

async function listInForce({ endpoint, json }: Options): Promise<number> {
  const { body } = succeeded(await askControl(endpoint, "fault"));
  const faults = (body.faults ?? []) as readonly InForce[];
  const lines = faults.map(
    ({ id, kind, since, parameters }) => `${id}  ${kind}  since ${since}  ${JSON.stringify(parameters)}`,
  );
  return print(json, body, lines.length === 0 ? "no fault is in force\n" : `${lines.join("\n")}\n`);
}

type Described = Readonly<{
  kind: string;
  sentence: string;
  recovery: string;
  parameters: Readonly<Record<string, Readonly<{ expected: string; sentence: string; required: boolean }>>>;
}>;

type Listed = Readonly<{
  kinds?: readonly Described[];
  notEmulated?: readonly Readonly<{ kind: string; sentence: string }>[];
}>;

async function listKinds({ endpoint, json }: Options): Promise<number> {
  const { body } = succeeded(await askControl(endpoint, "fault"));
  const { kinds = [], notEmulated = [] } = body as Listed;
  const lines = kinds.map(({ kind, sentence, recovery, parameters }) => {
    const named = Object.entries(parameters).map(
      ([name, { expected, sentence: says, required }]) =>
        `    --with ${name}=…  ${required ? "(needed) " : ""}${says}: ${expected}`,
    );
    return [kind, `    ${sentence}`, `    when it ends: ${recovery}`, ...named].join("\n");
  });
  const missing = notEmulated.map(({ kind, sentence }) => `${kind}\n    not emulated: ${sentence}`);
  return print(json, { kinds, notEmulated }, `${[...lines, ...missing].join("\n")}\n`);
}

function parameterOf(text: string): readonly [string, string] {
  const at = text.indexOf("=");
  if (at < 1) throw usage(`expected --with to be NAME=VALUE, got \`${text}\``);
  return [text.slice(0, at), text.slice(at + 1)];
}

const usage = (line: string): Complaint =>
  new Complaint({
    exitCode: EXIT.usage,
    lines: [line],
    nextStep: "`orgdrill fault` lists the kinds and their parameters",
  });

function succeeded(answer: ControlAnswer): ControlAnswer {
  const refusal = refusalIn(answer);
  if (refusal !== undefined) throw usage(refusal.message);
  return answer;
}

function print(json: boolean | undefined, body: unknown, words: string): number {
  process.stdout.write(json === true ? `${JSON.stringify(body, null, 2)}\n` : fittedFor(process.stdout, words));
  return EXIT.held;
}
