import { expect, test } from "vitest";
import { REDACTED, withoutSecrets } from "./without-secrets.ts";

test("what opens a door is taken out, wherever it is", () => {
  const at = new Date(0);
  const answer = {
    Credentials: { AccessKeyId: "ASIA", SecretAccessKey: "s", SessionToken: "t", Expiration: at },
    Devices: [{ SerialNumber: "arn", Base32StringSeed: new Uint8Array(2) }],
    Password: undefined,
    password: true,
  };
  expect(withoutSecrets(answer)).toEqual({
    Credentials: { AccessKeyId: "ASIA", SecretAccessKey: REDACTED, SessionToken: REDACTED, Expiration: at },
    Devices: [{ SerialNumber: "arn", Base32StringSeed: REDACTED }],
    Password: undefined,
    password: REDACTED,
  });
});

test("everything else is as it was", () => {
  const plain = { NextToken: "page-2", Tags: [{ Key: "a", Value: "" }], none: null, many: 3 };
  expect(withoutSecrets(plain)).toEqual(plain);
  expect(withoutSecrets("SecretAccessKey")).toBe("SecretAccessKey");
});
