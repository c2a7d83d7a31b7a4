import { describe, expect, test } from "vitest";
import { accountCalled, calledAmong, isIn, numbered, policyCalled, unitCalled } from "./baseline-names.ts";

const account = (id: string, name: string) => ({ id, name });
const LAB = account("480000000001", "lab");
const SHOP = account("480000000002", "shop");

describe("what an account is called", () => {
  test("its name where nothing else is called so, and its id where it is nobody's", () => {
    expect(accountCalled([LAB, SHOP], LAB.id)).toBe("lab");
    expect(accountCalled([LAB, SHOP], "480000000009")).toBe("480000000009");
    expect(accountCalled([account(LAB.id, "Centre of Excellence"), SHOP], LAB.id)).toBe("Centre of Excellence");
  });

  test("its name and its id where another has the name", () => {
    const accounts = [LAB, account(SHOP.id, "lab")];
    expect(accounts.map(({ id }) => accountCalled(accounts, id))).toEqual([`lab (${LAB.id})`, `lab (${SHOP.id})`]);
  });

  test.each([
    "480000000001",
    "lab (480000000001)",
    "lab (eu-west-1)",
    "b of lab",
    "trails of shop",
    "organization acme",
    "Root",
    "Root / Labs",
    "lab, shop",
  ])("its id before a name that could be something else: %s", (name) => {
    expect(accountCalled([LAB, account(SHOP.id, name)], SHOP.id)).toBe(`${SHOP.id} (${name})`);
  });

  test("a thing is of no account but its own", () => {
    const accounts = [LAB, account(SHOP.id, "b of lab")];
    const subject = `user x of ${accountCalled(accounts, SHOP.id)}`;
    expect(accounts.map(({ id }) => isIn(subject, accountCalled(accounts, id)))).toEqual([false, true]);
    expect(isIn("budget x of b of lab", accountCalled(accounts, SHOP.id))).toBe(false);
  });
});

test.each([
  ["Labs", "Root / Labs"],
  ["A / B", "Root / A / B (ou-1)"],
  ["A, B", "Root / A, B (ou-1)"],
  ["A (ou-2)", "Root / A (ou-2) (ou-1)"],
])("the unit %s is called by its path", (name, called) => {
  expect(unitCalled("Root", { id: "ou-1", name })).toBe(called);
});

test("one of several of a name is called with its id", () => {
  const all = [account("1", "x"), account("2", "x"), account("3", "y")];
  expect(all.map((each) => calledAmong(all, each))).toEqual(["x (1)", "x (2)", "y"]);
});

test("a customer's policy is told with its ARN", () => {
  const called = (PolicyArn: string): string => policyCalled({ PolicyName: "AdministratorAccess", PolicyArn });
  expect(called("arn:aws:iam::aws:policy/AdministratorAccess")).toBe("AdministratorAccess");
  const own = "arn:aws:iam::480000000001:policy/AdministratorAccess";
  expect(called(own)).toBe(`AdministratorAccess (${own})`);
});

test("numbers are given once", () => {
  const facts = ["x", "x (2)", "x", "x"].map((aspect) => ({ subject: "s", aspect }));
  const once = numbered(facts);
  expect(once.map(({ aspect }) => aspect)).toEqual(["x", "x (2)", "x (3)", "x (4)"]);
  expect(numbered(once)).toEqual(once);
});
