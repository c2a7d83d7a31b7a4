/** The calls that are measured on organizations of several sizes: each gives one function that makes the next call. */
import { accountIdAt, unitId } from "../load/large-file.ts";
import type { LargeEmulator } from "./large-emulator.ts";

export type Measured = Readonly<{
  name: string;
  /** How often it is called in one round; what changes the organization for good is called once for each account at most. */
  times: number;
  rounds: number;
  caller(emulator: LargeEmulator): () => void;
}>;

const OFTEN = 1_000;
const ROUNDS = 5;

/** A stride that meets every account before it meets one again. */
const STRIDE = 7_919;

const read = (name: string, caller: Measured["caller"]): Measured => ({ name, times: OFTEN, rounds: ROUNDS, caller });

function everyMember({ accounts }: LargeEmulator): () => string {
  let at = 0;
  return () => {
    at = (at + STRIDE) % (accounts - 1);
    return accountIdAt(at + 1);
  };
}

export const CALLS: readonly Measured[] = [
  read("ListAccounts", (emulator) => walking(emulator, "ListAccounts", {})),
  read("DescribeAccount", (emulator) => {
    const next = everyMember(emulator);
    return () => void emulator.call("management", "DescribeAccount", { AccountId: next() });
  }),
  read("ListChildren", (emulator) => walking(emulator, "ListChildren", { ParentId: unitId(1), ChildType: "ACCOUNT" })),
  read("ListPoliciesForTarget", (emulator) => {
    const next = everyMember(emulator);
    const Filter = "SERVICE_CONTROL_POLICY";
    return () => void emulator.call("management", "ListPoliciesForTarget", { TargetId: next(), Filter });
  }),
  read("MoveAccount", moving),
  read("LeaveOrganization-denied", (emulator) => () => {
    const body = emulator.call("member", "LeaveOrganization", {}, 400);
    if (!body.includes("explicit deny in a service control policy")) throw new Error(`expected a denial, saw ${body}`);
  }),
  read("TagResource", (emulator) => {
    const next = everyMember(emulator);
    const Tags = [{ Key: "team", Value: "platform" }];
    return () => void emulator.call("management", "TagResource", { ResourceId: next(), Tags });
  }),
  { name: "CreateAccount", times: 200, rounds: ROUNDS, caller: creating },
  { name: "CloseAccount", times: 18, rounds: ROUNDS, caller: closing },
];

/** Page after page, and again from the first one. */
function walking(emulator: LargeEmulator, operation: string, input: object): () => void {
  let NextToken: string | undefined;
  return () => {
    const body = emulator.call("management", operation, { ...input, NextToken });
    NextToken = /"NextToken":"([^"]+)"/.exec(body)?.[1];
  };
}

/** The next account to the unit beside its own, and back the next time that it comes by. */
function moving(emulator: LargeEmulator): () => void {
  const { accounts, units } = emulator;
  const moved = new Set<number>();
  let at = 0;
  return () => {
    at = (at + STRIDE) % (accounts - 1);
    const member = at + 1;
    const [home, away] = [unitId(member % units), unitId((member + 1) % units)];
    const [SourceParentId, DestinationParentId] = moved.has(member) ? [away, home] : [home, away];
    if (!moved.delete(member)) moved.add(member);
    const input = { AccountId: accountIdAt(member), SourceParentId, DestinationParentId };
    emulator.call("management", "MoveAccount", input);
  };
}

function creating(emulator: LargeEmulator): () => void {
  let made = 0;
  return () => {
    made++;
    emulator.call("management", "CreateAccount", { AccountName: `new-${made}`, Email: `new-${made}@large.example` });
  };
}

/** From the last account on; the member that tries to leave is the first. */
function closing(emulator: LargeEmulator): () => void {
  let next = emulator.accounts - 1;
  return () => void emulator.call("management", "CloseAccount", { AccountId: accountIdAt(next--) });
}
