import { expect, test } from "vitest";
import { LINE_LIMIT, staleExemptions } from "./file-rules.ts";
import { repositoryOf } from "./repository.ts";

test("an exemption from the size limit is told when the file is gone or short", () => {
  const { sources } = repositoryOf([
    { path: "src/catalogue/short.ts", text: "x;" },
    { path: "src/catalogue/long.ts", text: "x;\n".repeat(LINE_LIMIT + 1) },
  ]);
  const exempt = { "src/catalogue/short.ts": "why", "src/catalogue/long.ts": "why", "src/catalogue/gone.ts": "why" };
  const said = staleExemptions(sources, exempt).join("\n");
  expect(said).toContain("short.ts");
  expect(said).toContain("gone.ts");
  expect(said).not.toContain("long.ts");
});
