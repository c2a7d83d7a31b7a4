import { describe, expect, test } from "vitest";
import { isPublicPolicy } from "./public-policy.ts";

const policy = (...statements: readonly object[]): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: statements.map((each) => ({ Effect: "Allow", Action: "s3:GetObject", Resource: "*", ...each })),
  });
const under = (Condition: object): string => policy({ Principal: "*", Condition });

/** Amazon S3 User Guide, "The meaning of public", its examples among them. */
describe("who lets the public in", () => {
  test.each([
    ["everybody", policy({ Principal: "*" })],
    ["everybody, in other words", policy({ Principal: { AWS: "*" } })],
    ["everybody beside somebody", policy({ Principal: { AWS: "111122223333" } }, { Principal: "*" })],
    ["everybody of any VPC", under({ StringLike: { "aws:SourceVpc": "vpc-*" } })],
    ["half of all addresses", under({ IpAddress: { "aws:SourceIp": "0.0.0.0/1" } })],
    ["all but one organization", under({ StringNotEquals: { "aws:PrincipalOrgID": "o-example" } })],
    ["whoever has no organization either", under({ StringEqualsIfExists: { "aws:PrincipalOrgID": "o-example" } })],
    ["whoever says so", under({ StringEquals: { "aws:UserAgent": "mine" } })],
    ["whom a variable names", under({ StringEquals: { "aws:SourceVpc": "${aws:PrincipalTag/vpc}" } })],
  ])("%s", (_name, text) => {
    expect(isPublicPolicy(text)).toBe(true);
  });

  test.each([
    ["an account", policy({ Principal: { AWS: "111122223333" } })],
    ["everybody of an organization", under({ StringEquals: { "aws:PrincipalOrgID": "o-example" } })],
    ["everybody of one VPC", under({ StringEquals: { "aws:SourceVpc": "vpc-91237329" } })],
    ["everybody of a network", under({ IpAddress: { "aws:SourceIp": ["192.0.2.0/24", "2001:db8::/33"] } })],
    ["nobody", policy({ Effect: "Deny", Principal: "*" })],
  ])("not %s", (_name, text) => {
    expect(isPublicPolicy(text)).toBe(false);
  });
});
