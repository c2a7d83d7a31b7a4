/** A request exactly as the AWS SDK would send it, signature and all, as bytes. */
import {
  DescribeOrganizationCommand,
  LeaveOrganizationCommand,
  OrganizationsClient,
} from "@aws-sdk/client-organizations";
import type { Credentials } from "./credentials-file.ts";

export type SdkRequest = Readonly<{
  method: string;
  path: string;
  headers: Readonly<Record<string, string>>;
  body?: unknown;
}>;

const COMMANDS = {
  describe: () => new DescribeOrganizationCommand({}),
  leave: () => new LeaveOrganizationCommand({}),
} as const;

/** Signed now, for this port; the server accepts it until its clock is five minutes away. */
export const signedRequest = async (
  call: keyof typeof COMMANDS,
  port: number,
  credentials: Credentials,
): Promise<Buffer> => bytesOf(await sdkRequest(call, port, credentials));

/** The same in its parts. */
export async function sdkRequest(
  call: keyof typeof COMMANDS,
  port: number,
  credentials: Credentials,
): Promise<SdkRequest> {
  const caught: SdkRequest[] = [];
  const client = new OrganizationsClient({
    region: "us-east-1",
    endpoint: `http://127.0.0.1:${port}`,
    credentials,
    maxAttempts: 1,
    requestHandler: {
      // Nothing is sent: the request is kept, and the client is told that the network failed.
      handle: (request: SdkRequest) => {
        caught.push(request);
        return Promise.reject(new Error("kept, not sent"));
      },
    },
  });
  await client.send(COMMANDS[call]()).catch(() => undefined);
  client.destroy();
  const [request] = caught;
  if (request === undefined) throw new Error(`the SDK built no request for \`${call}\``);
  return request;
}

function bytesOf({ method, path, headers, body }: SdkRequest): Buffer {
  const content = Buffer.from(typeof body === "string" || body instanceof Uint8Array ? body : "");
  const lines = Object.entries({ ...headers, "content-length": String(content.length) }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  return Buffer.concat([Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join("")}\r\n`), content]);
}
