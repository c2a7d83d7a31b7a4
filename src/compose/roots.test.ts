import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { labelOf, pathOfLabel, type Roots, rootsFor, shownPath } from "./roots.ts";

const ROOTS: Roots = { packageRoot: "/usr/lib/orgdrill", workingDirectory: "/home/reader/project" };

describe("the label of a file", () => {
  test.each([
    ["/usr/lib/orgdrill/features/a.feature", "orgdrill:features/a.feature"],
    ["/home/reader/project/org.yaml", "org.yaml"],
    ["org.yaml", "org.yaml"],
    ["./sub/../org.yaml", "org.yaml"],
    ["/home/reader/elsewhere/org.yaml", "outside:org.yaml"],
    ["../project-two/org.yaml", "outside:org.yaml"],
    ["/home/reader/project/..hidden/org.yaml", "..hidden/org.yaml"],
  ])("%s is %s", (path, label) => {
    expect(labelOf(path, ROOTS)).toBe(label);
  });

  test("is the package's when the reader stands in the package, or the package in the reader's folder", () => {
    const installed: Roots = { packageRoot: "/p/node_modules/orgdrill", workingDirectory: "/p" };
    expect(labelOf("/p/node_modules/orgdrill/features/a.feature", installed)).toBe("orgdrill:features/a.feature");
    expect(labelOf("/p/features/a.feature", installed)).toBe("features/a.feature");
  });

  test("of a pinned copy is that of the original", () => {
    const pinned = { ...ROOTS, pinnedPackage: "/tmp/scratch/package" };
    expect(labelOf("/tmp/scratch/package/features/a.feature", pinned)).toBe("orgdrill:features/a.feature");
    expect(labelOf("/usr/lib/orgdrill/features/a.feature", pinned)).toBe("orgdrill:features/a.feature");
  });

  test("names nobody's folders", () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z.]{1,6}$/), { minLength: 1, maxLength: 5 }), (parts) => {
        const label = labelOf(`/home/somebody/${parts.join("/")}`, ROOTS);
        expect(label).not.toContain("/home/");
      }),
    );
  });
});

test("a complaint calls a file that is in no root by its whole path, and others by their label", () => {
  expect(shownPath("../elsewhere/a.feature", ROOTS)).toBe("/home/reader/elsewhere/a.feature");
  expect(shownPath("/home/reader/project/a.feature", ROOTS)).toBe("a.feature");
  expect(shownPath("/usr/lib/orgdrill/features/a.feature", ROOTS)).toBe("orgdrill:features/a.feature");
});

describe("a label leads back to its file", () => {
  const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);
  const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((parts) => parts.join("/"));

  test("in the package and in the working directory", () => {
    fc.assert(
      fc.property(fc.constantFrom(ROOTS.packageRoot, ROOTS.workingDirectory), path, (root, inner) => {
        expect(pathOfLabel(labelOf(`${root}/${inner}`, ROOTS), ROOTS)).toBe(`${root}/${inner}`);
      }),
    );
  });

  test("and to the copy beside the working directory for what came from outside", () => {
    const replayed: Roots = { packageRoot: "/tmp/s/package", workingDirectory: "/tmp/s/working" };
    expect(pathOfLabel("outside:scp/deny.json", replayed)).toBe("/tmp/s/outside/scp/deny.json");
  });
});

describe("an organization file outside", () => {
  const outside = rootsFor("/etc/acme/org.yaml", ROOTS);

  test("keeps its documents apart by their place beside it", () => {
    expect(labelOf("/etc/acme/org.yaml", outside)).toBe("outside:org.yaml");
    expect(labelOf("/etc/acme/scp/a/deny.json", outside)).toBe("outside:scp/a/deny.json");
    expect(labelOf("/etc/acme/scp/b/deny.json", outside)).toBe("outside:scp/b/deny.json");
    expect(labelOf("/etc/other/x.feature", outside)).toBe("outside:x.feature");
  });

  test("has the same labels when it is performed again from its copies", () => {
    const again: Roots = { packageRoot: "/usr/lib/orgdrill", workingDirectory: "/tmp/s/working" };
    const copied = pathOfLabel("outside:org.yaml", again);
    const roots = rootsFor(copied, again);
    expect(labelOf(copied, roots)).toBe("outside:org.yaml");
    expect(labelOf(pathOfLabel("outside:scp/a/deny.json", again), roots)).toBe("outside:scp/a/deny.json");
  });

  test("changes nothing for one inside", () => {
    expect(rootsFor("org.yaml", ROOTS)).toBe(ROOTS);
    expect(rootsFor("/usr/lib/orgdrill/scenarios/organizations/reference.yaml", ROOTS)).toBe(ROOTS);
  });
});
