/** `orgdrill console`: what has no API at AWS (sign-in, recovery, sign-up, closing), on a running emulator. */
import { Option } from "commander";
import type { AddCommand } from "./command.ts";
import { Complaint } from "./complaint.ts";
import { askControl, type ControlAnswer, DEFAULT_ENDPOINT, refusalIn } from "./control-client.ts";
import { EXIT } from "./exit-codes.ts";
import { fittedFor } from "./terminal.ts";

type Options = Readonly<{
  endpoint: string;
  account?: string;
  as: string;
  secondFactor?: boolean;
  with: readonly string[];
  json?: boolean;
}>;

const EXAMPLES = `
Without an action it lists them; \`mail\` shows the mailboxes.

Examples:
  orgdrill console
  orgdrill console request-password-recovery --account payments
  orgdrill console mail
  orgdrill console reset-password --account payments --with token=4f0c…
  orgdrill console complete-sign-up --account payments --as alice --with payment=true --with supportPlan=basic
  orgdrill console close-account --account payments --as root
`;

export const addConsole: AddCommand = (program, exit) => {
  program
    .command("console")
    .description("what a person can only do in the AWS console, on a running `orgdrill serve`")
    .argument("[action]", "what to do; `mail` reads the mailboxes")
    .option("--account <id or name>", "the account whose console, or whose mailbox, it is")
    .option("--as <principal>", "root, a user or a role of the account", "root")
    .option("--second-factor", "the person has the second factor at hand")
    .addOption(
      new Option("--with <name=value>", "a parameter of the action; may be given again")
        .argParser(collect)
        .default([], "none"),
    )
    .option("--endpoint <url>", "where the emulator listens", DEFAULT_ENDPOINT)
    .option("--json", "print one JSON document on stdout")
    .addHelpText("after", EXAMPLES)
    .action(async (action: string | undefined, options: Options) => {
      if (action === undefined) return exit(await listActions(options));
      exit(action === "mail" ? await listMail(options) : await visit(action, options));
    });
};

const collect = (value: string, previous: readonly string[]): readonly string[] => [...previous, value];

type Described = Readonly<{
  action: string;
  sentence: string;
  who: string;
  parameters: Readonly<Record<string, string>>;
  required: readonly string[];
}>;

async function listActions({ endpoint, json }: Options): Promise<number> {
  const { body } = succeeded(await askControl(endpoint, "capabilities"));
  const actions = (body.console ?? []) as readonly Described[];
  const lines = actions.map(({ action, sentence, parameters, required }) => {
    const named = Object.entries(parameters).map(([name, type]) => shownParameter(name, type, required));
    return `${action}\n    somebody ${sentence}${named.length === 0 ? "" : `\n    --with ${named.join("  ")}`}`;
  });
  return print(json, { actions }, `${lines.join("\n")}\n`);
}

const shownParameter = (name: string, type: string, required: readonly string[]): string =>
  `${name}=${type === "flag" ? "true|false" : "TEXT"}${required.includes(name) ? " (needed)" : ""}`;

type Letter = Readonly<{ at: string; to: string; subject: string; token?: string }>;

async function listMail({ endpoint, account, with: surplus, json }: Options): Promise<number> {
  if (surplus.length > 0) throw usage("`orgdrill console mail` takes no --with");
  const query = account === undefined ? "" : `?account=${encodeURIComponent(account)}`;
  const { body } = succeeded(await askControl(endpoint, `mail${query}`));
  const letters = (body.mail ?? []) as readonly Letter[];
  const lines = letters.map(
    ({ at, to, subject, token }) => `${at}  ${to}\n    ${subject}${token === undefined ? "" : `\n    token ${token}`}`,
  );
  return print(json, body, lines.length === 0 ? "no mail was sent\n" : `${lines.join("\n")}\n`);
}

async function visit(action: string, options: Options): Promise<number> {
  const { endpoint, account, as, secondFactor, json } = options;
  if (account === undefined) {
    await refuseUnknown(action, endpoint);
    throw new Complaint({
      exitCode: EXIT.usage,
      lines: [`\`orgdrill console ${action}\` needs --account, the id or the name of an account`],
      nextStep: "for instance --account payments",
    });
  }
  const parameters = Object.fromEntries(options.with.map(parameterOf));
  const body = { ...parameters, action, account, as, ...(secondFactor === true && { secondFactor }) };
  const answer = await askControl(endpoint, "console", body);
  const refusal = refusalIn(answer);
  if (refusal !== undefined && answer.body.requestId === undefined) throw usage(refusal.message);
  const words = refusal === undefined ? `${action} succeeded\n` : `refused with ${refusal.code}: ${refusal.message}\n`;
  print(json, answer.body, `${words}request ${answer.body.requestId}\n`);
  return refusal === undefined ? EXIT.held : EXIT.broke;
}

/** A misspelt action is said to be one before anything else is asked for. */
async function refuseUnknown(action: string, endpoint: string): Promise<void> {
  const { body } = succeeded(await askControl(endpoint, "capabilities"));
  const known = ((body.console ?? []) as readonly Described[]).map((each) => each.action);
  if (!known.includes(action)) throw usage(`expected an action of the console, got \`${action}\``);
}

function parameterOf(text: string): readonly [string, string | boolean] {
  const at = text.indexOf("=");
  if (at < 1) throw usage(`expected --with to be NAME=VALUE, got \`${text}\``);
  const value = text.slice(at + 1);
  return [text.slice(0, at), value === "true" || value === "false" ? value === "true" : value];
}

const usage = (line: string): Complaint =>
  new Complaint({
    exitCode: EXIT.usage,
    lines: [line],
    nextStep: "`orgdrill console` lists the actions and their parameters",
  });

function succeeded(answer: ControlAnswer): ControlAnswer {
  const refusal = refusalIn(answer);
  if (refusal !== undefined) throw usage(`the emulator refused: ${refusal.message}`);
  return answer;
}

function print(json: boolean | undefined, body: unknown, words: string): number {
  process.stdout.write(json === true ? `${JSON.stringify(body, null, 2)}\n` : fittedFor(process.stdout, words));
  return EXIT.held;
}
