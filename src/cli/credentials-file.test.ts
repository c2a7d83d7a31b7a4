import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { writeCredentials } from "./credentials-file.ts";

const folder = mkdtempSync(join(tmpdir(), "orgdrill-credentials-"));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const signIn = {
  profile: "payments/admin",
  accountId: "222222222222",
  principal: "admin",
  arn: "arn:aws:sts::222222222222:assumed-role/admin/orgdrill",
  credentials: { accessKeyId: "ASIAEXAMPLE", secretAccessKey: "secret", sessionToken: "token" },
};

test("writes one profile for each principal, for its owner's eyes only, and nothing beside it", () => {
  const path = join(folder, "deep", "credentials");
  expect(writeCredentials(path, [signIn], "http://127.0.0.1:1").ok).toBe(true);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readFileSync(path, "utf8")).toBe(
    "[payments/admin]\naws_access_key_id = ASIAEXAMPLE\naws_secret_access_key = secret\naws_session_token = token\nregion = us-east-1\nendpoint_url = http://127.0.0.1:1\n",
  );
  expect(readdirSync(join(folder, "deep"))).toEqual(["credentials"]);
});

test("never touches the user's own AWS files", () => {
  const refused = writeCredentials(join(homedir(), ".aws", "credentials"), [signIn], "http://127.0.0.1:1");
  expect(refused).toMatchObject({ ok: false });
});
