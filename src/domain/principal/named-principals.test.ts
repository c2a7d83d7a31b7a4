import fc from "fast-check";
import { expect, test } from "vitest";
import { renamePrincipal } from "./named-principals.ts";

const FROM = "arn:aws:iam::222222222222:user/gone";
const TO = "AIDAGONEGONEGONEGONE1";
const policy = (...statements: readonly object[]) => JSON.stringify({ Version: "2012-10-17", Statement: statements });

test("only principals are renamed: one, among many, and those excepted", () => {
  const named = (name: string) =>
    policy(
      { Effect: "Allow", Principal: { AWS: name }, Action: "s3:*", Resource: FROM },
      { Effect: "Deny", NotPrincipal: { AWS: [name, `${FROM}s`], Service: FROM }, Action: "s3:*" },
      { Effect: "Allow", Principal: "*", Condition: { ArnEquals: { "aws:PrincipalArn": FROM } } },
    );
  expect(renamePrincipal(named(FROM), FROM, TO)).toBe(named(TO));
});

test("a statement that stands alone, and a name that is written with escapes", () => {
  const text = `{"Statement":{"Principal":{"AWS":"${FROM.replaceAll("/", "\\/")}"}}}`;
  expect(renamePrincipal(text, FROM, TO)).toBe(`{"Statement":{"Principal":{"AWS":"${TO}"}}}`);
});

test("a text that does not name them stays as it was written, to the character", () => {
  for (const text of [
    `{ "Statement" : [ ] }`,
    `{ "Statement": [{ "Principal": { "AWS": "\\u002a" }, "Resource": "${FROM}" }] }`,
    `"${FROM}"`,
    `{ "Statement": null, "Id": "${FROM}" }`,
  ]) {
    expect(renamePrincipal(text, FROM, TO)).toBe(text);
  }
});

test("any JSON is taken, and renaming back undoes it", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.array(fc.constantFrom(FROM, "*", "other")), (other, names) => {
      const text = JSON.stringify({ Statement: [other, { Principal: { AWS: names } }], Id: FROM });
      expect(renamePrincipal(renamePrincipal(text, FROM, TO), TO, FROM)).toBe(text);
    }),
  );
});
