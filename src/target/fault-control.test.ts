import { expect, test } from "vitest";
import { instant } from "../kernel/index.ts";
import { faultControl } from "./fault-control.ts";

const answering = (status: number, body: unknown) =>
  faultControl("our-emulator", async () => ({ status, text: body === undefined ? "" : JSON.stringify(body) }));

test("a fault is started, and its refusal is an answer and not an error", async () => {
  expect(await answering(201, { id: "f-1" }).start("rule.disabled", {})).toEqual({ id: "f-1" });
  const error = { code: "UnknownFault", message: "no fault is called so" };
  expect(await answering(400, { error }).start("nothing", {})).toEqual({ ...error, status: 400 });
});

test("ending a fault that is not in force is told apart from ending one that is", async () => {
  expect(await answering(204, undefined).undo("f-1")).toBe(true);
  expect(await answering(404, {}).undo("f-1")).toBe(false);
  await expect(answering(500, {}).undo("f-1")).rejects.toThrow("did not end `f-1`");
});

test("faults in force carry instants", async () => {
  const fault = { id: "f-1", kind: "rule.disabled", parameters: { rule: "r" }, since: "2026-11-01T00:00:00Z" };
  const since = instant(Date.UTC(2026, 10, 1));
  expect(await answering(200, { faults: [fault] }).list()).toEqual([{ ...fault, since }]);
});

test("what is not documented is not taken for silence", async () => {
  await expect(answering(200, { faults: [{ since: "soon" }] }).list()).rejects.toThrow("no instant");
  await expect(answering(500, {}).list()).rejects.toThrow("does not tell");
  await expect(answering(201, {}).start("rule.disabled", {})).rejects.toThrow("no id");
});
