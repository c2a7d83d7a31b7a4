import { describe, expect, test } from "vitest";
import type { Baseline, Fact } from "../evidence/index.ts";
import { type Accepted, differenceOf, wordsOnTooWide } from "./recovery-difference.ts";

const fact = (subject: string, aspect: string, value: string, kind: Fact["kind"] = "account"): Fact => ({
  kind,
  subject,
  aspect,
  value,
});

const reading = (facts: readonly Fact[], unread: Baseline["unread"] = []): Baseline => ({
  source: "a test",
  readAt: "2026-11-01T00:00:00Z",
  costs: { from: "2026-10-01", until: "2026-11-01" },
  facts,
  unread,
});

const left = (before: Baseline, after: Baseline, accepted: readonly Accepted[] = []) =>
  differenceOf(before, after, accepted).residue;

const WAS = [
  fact("account lab", "joined by", "CREATED"),
  fact("account lab", "tag owner", "research", "tags"),
  fact("trail own in lab", "writes", "yes", "trail"),
];

describe("what differs", () => {
  test("the same readings leave nothing", () => {
    expect(left(reading(WAS), reading(WAS))).toEqual([]);
  });

  test("a change, a loss and a leftover are told, each with what it is", () => {
    const planted = fact("user support of lab", "is there", "yes", "identity");
    const after = reading([fact("account lab", "joined by", "INVITED"), ...WAS.slice(2), planted]);
    expect(left(reading(WAS), after)).toEqual([
      {
        ...{ kind: "account", subject: "account lab", aspect: "joined by", before: "CREATED", after: "INVITED" },
        meaning: "an account that returns has been invited, whatever it was before",
      },
      {
        ...{ kind: "tags", subject: "account lab", aspect: "tag owner", before: "research", after: null },
        meaning: "lost: tags go with a departure",
      },
      {
        ...{ kind: "identity", subject: "user support of lab", aspect: "is there", before: null, after: "yes" },
        meaning: "left over: somebody or something that may act and was not there",
      },
    ]);
  });

  test("new permissions of somebody known are not told as somebody new", () => {
    const given = fact("user builder of lab", "inline policies", "everything", "identity");
    expect(left(reading(WAS), reading([...WAS, given]))[0]?.meaning).toBe(
      "left over: permissions where there were none",
    );
  });
});

describe("what is accepted", () => {
  const after = reading([fact("account lab", "joined by", "INVITED"), ...WAS.slice(1)]);
  const why = "it was invited";

  test.each([
    { subject: "account lab", aspect: "joined by" },
    { subject: "account *", aspect: "joined *" },
    { subject: "*", aspect: "*by" },
    { subject: "a*t*b", aspect: "j*d*y" },
  ])("$subject and $aspect fit", (pattern) => {
    expect(left(reading(WAS), after, [{ ...pattern, why }])[0]?.accepted).toBe(why);
  });

  test.each([
    { subject: "account la", aspect: "joined by" },
    { subject: "account lab", aspect: "joined" },
    { subject: "account lab*b", aspect: "*" },
    { subject: "*z*", aspect: "*" },
  ])("$subject and $aspect do not fit", (pattern) => {
    expect(left(reading(WAS), after, [{ ...pattern, why }])[0]).not.toHaveProperty("accepted");
  });

  const planted = fact("user support of lab", "is there", "yes", "identity");

  test("a star accepts nobody who was not there; the name does", () => {
    const now = reading([...WAS, planted]);
    expect(left(reading(WAS), now, [{ subject: "user * of lab", aspect: "*", why }])[0]).not.toHaveProperty("accepted");
    const named = [{ subject: "user support of lab", aspect: "is there", why }];
    expect(left(reading(WAS), now, named)[0]?.accepted).toBe(why);
  });

  test("a star accepts no provider of identities either", () => {
    const provider = fact("OIDC provider evil.example of lab", "settings", "Url evil.example", "sign-in");
    const accepted = [{ subject: "* of lab", aspect: "*", why }];
    expect(left(reading(WAS), reading([...WAS, provider]), accepted)[0]).not.toHaveProperty("accepted");
  });

  test("a star accepts what changed of somebody who was there", () => {
    const was = { ...planted, aspect: "groups", value: "readers" };
    const accepted = [{ subject: "user * of lab", aspect: "*", why }];
    expect(left(reading([was]), reading([{ ...was, value: "writers" }]), accepted)[0]?.accepted).toBe(why);
  });

  test.each(["*", "**", " * ", ""])("a row for anything at all is too wide: `%s`", (subject) => {
    expect(wordsOnTooWide([{ subject, aspect: "joined by", why }])).toContain("expected the name of something");
    expect(wordsOnTooWide([{ subject: `${subject}lab`, aspect: "*", why }])).toBeUndefined();
  });

  test("what was accepted and did not come to pass is told", () => {
    const { acceptedInVain } = differenceOf(reading(WAS), reading(WAS), [{ subject: "account lab", aspect: "*", why }]);
    expect(acceptedInVain).toEqual(["account lab: *"]);
  });
});

describe("two things of the same words", () => {
  const offer = fact("organization acme", "offers INVITE to 480000000021", "not answered", "invitation");

  test("a second one, and a third, are told, and so is the loss of one", () => {
    expect(left(reading([offer]), reading([offer, offer, offer]))).toMatchObject([
      { aspect: `${offer.aspect} (2)`, before: null, after: "not answered" },
      { aspect: `${offer.aspect} (3)`, before: null, after: "not answered" },
    ]);
    expect(left(reading([offer, offer]), reading([offer]))).toMatchObject([
      { aspect: `${offer.aspect} (2)`, after: null },
    ]);
    expect(left(reading([offer, offer]), reading([offer, offer]))).toEqual([]);
  });

  test("what was changed before the last of them is told", () => {
    const before = reading([fact("trail own in lab", "writes", "yes", "trail"), ...WAS.slice(2)]);
    const after = reading([fact("trail own in lab", "writes", "no", "trail"), ...WAS.slice(2)]);
    expect(left(before, after)).toMatchObject([{ aspect: "writes", before: "yes", after: "no" }]);
  });

  test("a number that is a name already is not given twice", () => {
    const named = { ...offer, aspect: `${offer.aspect} (2)` };
    expect(left(reading([offer, named]), reading([offer, offer, named]))).toMatchObject([
      { aspect: `${offer.aspect} (3)`, before: null },
    ]);
  });
});

describe("what cannot be read", () => {
  test.each([
    ["invitations in acme", fact("invitations to lab", "INVITE of 480000000021", "not answered", "invitation")],
    ["trails of lab", fact("budget x of trails of lab", "settings", "x", "cost watch")],
    ["root user of lab", fact("budget x of root user of lab", "settings", "x", "cost watch")],
  ])("%s, unread both times, hides nothing that is only called so", (subject, planted) => {
    const unread = [{ subject, why: "AccessDenied" }];
    expect(left(reading([], unread), reading([planted], unread))).toHaveLength(1);
  });

  test("a part that nobody could read again is unread, not gone", () => {
    const after = reading(WAS.slice(0, 2), [{ subject: "trails of lab", why: "AccessDenied" }]);
    const difference = differenceOf(reading(WAS), after, []);
    expect(difference.residue).toEqual([]);
    expect(difference.unread).toEqual([{ subject: "trails of lab", why: "AccessDenied" }]);
  });

  test("an unread part hides nothing of another account, nor of another part", () => {
    const was = reading([...WAS, fact("trail own in shop", "writes", "yes", "trail")]);
    const after = reading([], [{ subject: "trails of lab", why: "AccessDenied" }]);
    const subjects = differenceOf(was, after, []).residue.map(({ subject }) => subject);
    expect(subjects).toEqual(["account lab", "account lab", "trail own in shop"]);
  });

  test.each(["root user of lab", "people and roles of my lab", "my lab", "trails of lab"])(
    "%s, unread both times, hides no user of lab",
    (subject) => {
      const unread = [{ subject, why: "AccessDenied" }];
      const planted = fact("user support of lab", "is there", "yes", "identity");
      expect(left(reading([], unread), reading([planted], unread))).toHaveLength(1);
    },
  );

  test("an account that nobody could read hides what is in it, and not what the organization tells of it", () => {
    const unread = [{ subject: "lab", why: "nobody there may read it" }];
    const planted = fact("user support of lab", "is there", "yes", "identity");
    expect(left(reading(WAS, unread), reading([...WAS.slice(1), planted], unread))).toMatchObject([
      { subject: "account lab", aspect: "joined by", meaning: "no longer told: the account is not a member" },
    ]);
  });

  test.each([
    ["rules of lab (eu-west-1)", []],
    ["rules of lab", ["rule leak in lab (eu-west-1)"]],
    ["lab", []],
    ["rules of lab (eu-west-2)", ["rule leak in lab (eu-west-1)"]],
  ])("%s, unread both times, hides what is in its own Region", (subject, shown) => {
    const unread = [{ subject, why: "AccessDenied" }];
    const planted = fact("rule leak in lab (eu-west-1)", "state", "ENABLED", "rule");
    expect(left(reading([], unread), reading([planted], unread)).map((each) => each.subject)).toEqual(shown);
  });

  test("what was unread in the baseline is not compared, and is no doubt afterwards", () => {
    const unread = [{ subject: "trails of lab", why: "nobody there may read it" }];
    const difference = differenceOf(reading(WAS.slice(0, 2), unread), reading(WAS), []);
    expect(difference).toMatchObject({ residue: [], unread: [] });
  });
});

describe("what one service or one account refuses to tell hides nothing else", () => {
  const watched = fact("GuardDuty of security", "watches lab", "Enabled", "detector");
  const assigned = fact("account lab", "permission set Readers", "USER 1", "assignment");
  const before = reading([watched, assigned, ...WAS]);

  test.each([
    ["GuardDuty of security", ["assignment"]],
    ["GuardDuty of lab", ["assignment", "detector"]],
    ["assignments in acme", ["detector"]],
    ["security", ["assignment"]],
    ["lab", ["assignment", "detector"]],
  ])("%s is unread", (subject, kinds) => {
    const after = reading(WAS, [{ subject, why: "AccessDenied" }]);
    const kindsLeft = left(before, after).map(({ kind }) => kind);
    expect([...kindsLeft].sort()).toEqual(kinds);
  });
});
