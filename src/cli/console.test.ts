import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Command } from "commander";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { addConsole } from "./console.ts";

let server: Server;
let endpoint: string;
let asked: string[];
let printed: string;

beforeEach(async () => {
  asked = [];
  printed = "";
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const body = request.url?.startsWith("/_orgdrill/mail") ? { mail: [] } : { console: [{ action: "close-account" }] };
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    printed += text;
    return true;
  });
});

afterEach(async () => {
  vi.restoreAllMocks();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

async function visit(...words: readonly string[]): Promise<number> {
  const program = new Command();
  let exitCode = -1;
  addConsole(program, (code) => {
    exitCode = code;
  });
  await program.parseAsync(["node", "orgdrill", "console", ...words, "--endpoint", endpoint]);
  return exitCode;
}

test("`mail` asks for the mailbox of the account that was named", async () => {
  expect(await visit("mail", "--account", "R&D lab")).toBe(0);
  expect(asked).toEqual(["GET /_orgdrill/mail?account=R%26D%20lab"]);
  expect(printed).toBe("no mail was sent\n");
});

test("a misspelt action is said to be one, before an account is asked for", async () => {
  await expect(visit("close-acount")).rejects.toThrow("expected an action of the console, got `close-acount`");
  await expect(visit("close-account")).rejects.toThrow("needs --account");
  await expect(visit("mail", "--with", "a=b")).rejects.toThrow("takes no --with");
});
