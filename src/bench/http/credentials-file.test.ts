import { expect, test } from "vitest";
import { parseCredentialsFile } from "./credentials-file.ts";

test("reads one profile for each principal", () => {
  const profiles = parseCredentialsFile(
    "# written by orgdrill serve\n[payments/admin]\naws_access_key_id = ASIA1\naws_secret_access_key=s+/=\naws_session_token = t\n\n[payments/root]\naws_access_key_id = AKIA2\naws_secret_access_key = s2\nregion = us-east-1\n",
  );
  expect([...profiles]).toEqual([
    ["payments/admin", { accessKeyId: "ASIA1", secretAccessKey: "s+/=", sessionToken: "t" }],
    ["payments/root", { accessKeyId: "AKIA2", secretAccessKey: "s2" }],
  ]);
});

test("a profile without a secret is refused by its name", () => {
  expect(() => parseCredentialsFile("[a/b]\naws_access_key_id = AKIA1\n")).toThrow("`a/b`");
});
