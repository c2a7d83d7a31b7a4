/** The credentials file of a served world: one profile for each principal, readable by its owner only. */
import { chmodSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import type { SignIn } from "../emulator/index.ts";
import { accept, type Result, refuse } from "../kernel/index.ts";

/** Writes the file whole or not at all; the user's own AWS files are refused. */
export function writeCredentials(path: string, signIns: readonly SignIn[], endpoint: string): Result<string, string> {
  if (dirname(path) === join(homedir(), ".aws"))
    return refuse(`${path} is one of your own AWS files and is not touched`);
  const partial = `${path}.${process.pid}.partial`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(partial, signIns.map((each) => profileOf(each, endpoint)).join("\n"), { mode: 0o600 });
    chmodSync(partial, 0o600);
    renameSync(partial, path);
    return accept(path);
  } catch (thrown) {
    rmSync(partial, { force: true });
    return refuse(
      `the credentials file ${path} cannot be written: ${thrown instanceof Error ? thrown.message : thrown}`,
    );
  }
}

/** The endpoint stands in the profile too, for clients that read it there (AWS CLI, boto3). */
function profileOf({ profile, credentials }: SignIn, endpoint: string): string {
  const lines = [
    `[${profile}]`,
    `aws_access_key_id = ${credentials.accessKeyId}`,
    `aws_secret_access_key = ${credentials.secretAccessKey}`,
    ...(credentials.sessionToken === undefined ? [] : [`aws_session_token = ${credentials.sessionToken}`]),
    "region = us-east-1",
    `endpoint_url = ${endpoint}`,
  ];
  return `${lines.join("\n")}\n`;
}
