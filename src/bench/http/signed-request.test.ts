import { expect, test } from "vitest";
import { signedRequest } from "./signed-request.ts";

test("is one whole request, signed for the host and port that it will be sent to", async () => {
  const credentials = { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "s", sessionToken: "t" };
  const [head = "", body = ""] = (await signedRequest("leave", 4747, credentials)).toString().split("\r\n\r\n");
  expect(head).toMatch(/^POST \/ HTTP\/1\.1\r\n/);
  expect(head).toMatch(/\r\nhost: 127\.0\.0\.1:4747\r\n/);
  expect(head).toMatch(/\r\nx-amz-target: AWSOrganizationsV20161128\.LeaveOrganization\r\n/i);
  expect(head).toMatch(/\r\nx-amz-security-token: t\r\n/);
  expect(head).toMatch(
    /\r\nauthorization: AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE\/\d{8}\/us-east-1\/organizations\//,
  );
  expect(head.match(/content-length: (\d+)/gi)).toEqual([`content-length: ${body.length}`]);
});
