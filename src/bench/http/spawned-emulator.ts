/** `orgdrill serve` on a free port, with the reference organization and its credentials. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { BenchPlace } from "../bench.ts";
import { type Credentials, parseCredentialsFile } from "./credentials-file.ts";
import { type SpawnedServer, startNodeServer } from "./spawned-server.ts";

export const EMULATOR_READY = /listening on http:\/\/127\.0\.0\.1:(\d+)[\s\S]*\ncredentials /;

export type SpawnedEmulator = SpawnedServer & Readonly<{ credentialsOf(profile: string): Credentials }>;

export async function startEmulator(place: BenchPlace): Promise<SpawnedEmulator> {
  const file = join(place.scratch, "credentials");
  const server = await startNodeServer({
    script: [commandFile(place), ...serveArguments(place, file)],
    workingDirectory: place.scratch,
    ready: EMULATOR_READY,
  });
  const profiles = parseCredentialsFile(readFileSync(file, "utf8"));
  return {
    ...server,
    credentialsOf(profile) {
      const found = profiles.get(profile);
      if (found === undefined) throw new Error(`the credentials file has no profile \`${profile}\``);
      return found;
    },
  };
}

export const serveArguments = (place: BenchPlace, credentials: string): readonly string[] => [
  "serve",
  "--port",
  "0",
  "--org",
  referenceOrganization(place),
  "--credentials",
  credentials,
];

export const referenceOrganization = ({ top }: BenchPlace): string =>
  join(top, "scenarios/organizations/reference.yaml");

/** The bundled command; it must have been built. */
export function commandFile({ top }: BenchPlace): string {
  const path = join(top, "dist/orgdrill.js");
  if (!existsSync(path)) throw new Error("dist/orgdrill.js does not exist; run `npm run build` first");
  return path;
}
