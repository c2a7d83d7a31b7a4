import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { load } from "js-yaml";
import { expect, test } from "vitest";
import { ORGANIZATION_FILE_SCHEMA, publishedSchema } from "./schema.ts";
import type { SchemaNode } from "./schema-node.ts";

const accepts = new Ajv2020({ strict: false, validateFormats: false, allErrors: true }).compile(
  publishedSchema() as object,
);
const SCENARIOS = "scenarios/organizations";

test("schema.json is the schema", () => {
  expect(JSON.parse(readFileSync("src/organization-file/schema.json", "utf8"))).toEqual(publishedSchema());
});

test.each(readdirSync(SCENARIOS).filter((each) => each.endsWith(".yaml")))("ajv accepts %s", (name) => {
  expect(accepts(load(readFileSync(`${SCENARIOS}/${name}`, "utf8"))), JSON.stringify(accepts.errors)).toBe(true);
});

test.each([
  "number-id",
  "unknown-key",
  "missing-key",
  "wrong-version",
  "wrong-shape",
  "file-and-document",
  "not-a-mapping",
])("ajv refuses broken/%s.yaml as our reader does", (name) => {
  expect(accepts(load(readFileSync(`${SCENARIOS}/broken/${name}.yaml`, "utf8")))).toBe(false);
});

test("every reference in the schema leads somewhere", () => {
  const visit = (node: SchemaNode): void => {
    if (node.$ref !== undefined)
      expect(ORGANIZATION_FILE_SCHEMA.$defs).toHaveProperty(node.$ref.slice("#/$defs/".length));
    for (const child of Object.values(node.properties ?? {})) visit(child);
    for (const child of [node.items, node.additionalProperties, node.propertyNames, ...(node.oneOf ?? [])]) {
      if (typeof child === "object") visit(child);
    }
  };
  for (const each of [ORGANIZATION_FILE_SCHEMA, ...Object.values(ORGANIZATION_FILE_SCHEMA.$defs)]) visit(each);
});
