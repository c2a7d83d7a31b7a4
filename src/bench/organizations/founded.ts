/** An organization with a unit and a guardrail, made by calls at any server that speaks AWS Organizations. */
import { Agent, request } from "node:http";

export type Founded = Readonly<{ managementAccountId: string; rootId: string; unitId: string; policyId: string }>;

/** What of all answers is read here. */
type Answer = Readonly<{
  Organization?: Readonly<{ MasterAccountId: string }>;
  Roots?: readonly Readonly<{ Id: string }>[];
  OrganizationalUnit?: Readonly<{ Id: string }>;
  Policy?: Readonly<{ PolicySummary: Readonly<{ Id: string }> }>;
  Accounts?: readonly Readonly<{ Id: string }>[];
  NextToken?: string | null;
}>;

const GUARDRAIL = JSON.stringify({
  Version: "2012-10-17",
  Statement: { Effect: "Deny", Action: "organizations:LeaveOrganization", Resource: "*" },
});

export async function found(port: number): Promise<Founded> {
  // A server that was started for benchmarks may have its organization already.
  await ask(port, "CreateOrganization", { FeatureSet: "ALL" }).catch(() => undefined);
  const { Organization } = await ask(port, "DescribeOrganization", {});
  const { Roots: [root] = [] } = await ask(port, "ListRoots", {});
  const Type = "SERVICE_CONTROL_POLICY";
  await ask(port, "EnablePolicyType", { RootId: root?.Id, PolicyType: Type });
  const { OrganizationalUnit } = await ask(port, "CreateOrganizationalUnit", { ParentId: root?.Id, Name: "Workloads" });
  const { Policy } = await ask(port, "CreatePolicy", { Name: "guard", Description: "guard", Type, Content: GUARDRAIL });
  return {
    managementAccountId: Organization?.MasterAccountId ?? "",
    rootId: root?.Id ?? "",
    unitId: OrganizationalUnit?.Id ?? "",
    policyId: Policy?.PolicySummary.Id ?? "",
  };
}

const AGENT = new Agent({ keepAlive: true });
const AUTHORIZATION = `AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260101/us-east-1/organizations/aws4_request, SignedHeaders=host;x-amz-date, Signature=${"0".repeat(64)}`;

/** One call; anything but 200 is an error. */
export function ask(port: number, operation: string, input: object): Promise<Answer> {
  const body = JSON.stringify(input);
  const headers = {
    "content-type": "application/x-amz-json-1.1",
    "x-amz-target": `AWSOrganizationsV20161128.${operation}`,
    "x-amz-date": "20260101T000000Z",
    authorization: AUTHORIZATION,
    "content-length": String(Buffer.byteLength(body)),
  };
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port, method: "POST", agent: AGENT, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
      });
      response.once("end", () => {
        if (response.statusCode === 200) resolve(JSON.parse(text === "" ? "{}" : text));
        else reject(new Error(`${operation} answered ${response.statusCode}: ${text}`));
      });
    });
    sent.once("error", reject).end(body);
  });
}
