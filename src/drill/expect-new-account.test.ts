import { expect, test } from "vitest";
import { accountNamed, operatorNamed } from "./cast.ts";
import { expectAllTags } from "./expect-all-tags.ts";
import { expectNewAccount } from "./expect-new-account.ts";
import { account, type FakeAnswer, MANAGEMENT, openedDrill, organization, refused } from "./fakes.test-support.ts";

const BUILT = { Id: "333333333333", Name: "built", Email: "built@created.example" };

const listing = (...pages: readonly (readonly object[])[]) =>
  openedDrill(({ operation, input }): FakeAnswer | undefined => {
    if (operation !== "ListAccounts") return undefined;
    const index = Number(input.NextToken ?? 0);
    const more = index + 1 < pages.length ? { NextToken: String(index + 1) } : {};
    return { outcome: { kind: "succeeded", output: { Accounts: pages[index] ?? [], ...more } } };
  });

test("an account that is listed is known by its name from then on, with its root user", async () => {
  const drill = await listing([], [BUILT]);
  expect(() => accountNamed(drill, "built")).toThrow("no account `built`");
  await expectNewAccount(drill, organization(), "built");
  expect(drill.findings.map(({ verdict }) => verdict)).toEqual(["held"]);
  expect(operatorNamed(drill, { principal: "root", account: "built" })).toMatchObject({
    account: { id: BUILT.Id, email: BUILT.Email, organization: "acme" },
    principal: "root",
  });
  expect(() => operatorNamed(drill, { principal: "admin", account: "built" })).toThrow("known: `root`");
});

test("one that is not listed is none, and is not known", async () => {
  const drill = await listing([]);
  await expectNewAccount(drill, organization(), "built");
  expect(drill.findings.map(({ verdict }) => verdict)).toEqual(["broke"]);
  expect(drill.newcomers.size).toBe(0);
});

test("a list that cannot be read says nothing", async () => {
  const drill = await openedDrill(({ operation }) =>
    operation === "ListAccounts" ? { outcome: refused("AccessDeniedException") } : undefined,
  );
  await expectNewAccount(drill, organization(), "built");
  expect(drill.findings.map(({ verdict }) => verdict)).toEqual(["inconclusive"]);
});

test("an account of the file is not new", async () => {
  await expect(expectNewAccount(await listing([]), organization(), account().name)).rejects.toThrow("is not new");
});

test.each([
  ["held", ["a", "b"]],
  ["broke", ["a"]],
  ["broke", ["a", "b", "c"]],
])("all tags of two pages: %s when %j are wanted", async (verdict, wanted) => {
  const drill = await openedDrill(({ operation, input }) => {
    if (operation !== "ListTagsForResource") return undefined;
    const output =
      input.NextToken === undefined
        ? { Tags: [{ Key: "b", Value: "" }], NextToken: "n" }
        : { Tags: [{ Key: "a", Value: "" }] };
    return { outcome: { kind: "succeeded", output } };
  });
  const tags = wanted.map((Key) => ({ Key, Value: "" }));
  await expectAllTags(drill, { organization: organization(), account: account(), tags });
  expect(drill.findings.map((each) => each.verdict)).toEqual([verdict]);
  expect(drill.calls.every(({ actor }) => actor.accountId === MANAGEMENT.id)).toBe(true);
});
