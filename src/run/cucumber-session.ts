/** Drives Cucumber through its API: our steps, our World, no configuration file of its own, publishing impossible. */
import { PassThrough } from "node:stream";
import {
  type IRunConfiguration,
  type IRunEnvironment,
  loadConfiguration,
  loadSupport,
  runCucumber,
} from "@cucumber/cucumber/api";
import type { Envelope } from "@cucumber/messages";
import type { Roots } from "../compose.ts";
import { withoutSnippets } from "./no-snippets.ts";

type Support = Awaited<ReturnType<typeof loadSupport>>;

export type Selection = Readonly<{
  paths: readonly string[];
  tags: string | undefined;
  name: string | undefined;
  shard?: string;
}>;

export type Execution = Readonly<{ selection: Selection; parameters: object; dryRun: boolean; parallel: number }>;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Node evaluates a module once in a process, and step modules define their steps as they are evaluated: a second loading of the
 * same files would find none.
 */
const LOADED = new Map<string, Promise<Support>>();

export class CucumberSession {
  readonly #roots: Roots;
  readonly #stepFiles: readonly string[];
  readonly #env: Environment;

  /** `stepFiles` are JavaScript modules: the bundled ones and the reader's own. */
  constructor(roots: Roots, stepFiles: readonly string[], environment: Environment) {
    this.#env = withoutPublishing(environment);
    this.#roots = roots;
    this.#stepFiles = stepFiles;
  }

  /** Runs (or only plans) the selected scenarios; every message is handed to `onMessage` as it comes. */
  async execute(execution: Execution, onMessage: (message: Envelope) => void): Promise<void> {
    const configuration = await this.#configure(execution);
    const support = await this.#support(configuration);
    await runCucumber({ ...configuration, support }, this.#environment(), onMessage);
  }

  #support(configuration: IRunConfiguration): Promise<Support> {
    const key = JSON.stringify(this.#stepFiles);
    const loading = LOADED.get(key) ?? loadSupport(configuration, this.#environment()).then(withoutSnippets);
    LOADED.set(key, loading);
    return loading;
  }

  async #configure({ selection, parameters, dryRun, parallel }: Execution): Promise<IRunConfiguration> {
    const { runConfiguration } = await loadConfiguration(
      {
        file: false,
        provided: {
          paths: [...selection.paths],
          import: [...this.#stepFiles],
          tags: selection.tags ?? "",
          name: selection.name === undefined ? [] : [selection.name],
          ...(selection.shard !== undefined && { shard: selection.shard }),
          dryRun,
          parallel: dryRun ? 0 : parallel,
          strict: false,
          worldParameters: JSON.parse(JSON.stringify(parameters)),
        },
      },
      this.#environment(),
    );
    return { ...runConfiguration, formats: { stdout: "message", files: {}, publish: false, options: {} } };
  }

  #environment(): IRunEnvironment {
    const stdout = new PassThrough();
    const stderr = new PassThrough();
    stdout.resume();
    stderr.resume();
    return { cwd: this.#roots.workingDirectory, stdout, stderr, env: this.#env };
  }
}

/** Cucumber uploads reports when these variables say so, whatever its configuration says. */
export function withoutPublishing(env: Environment): Environment {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith("CUCUMBER_")));
}
