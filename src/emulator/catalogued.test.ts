import { expect, test } from "vitest";
import { OPERATION_LIST } from "../catalogue/index.ts";
import { SERVICES } from "./services/index.ts";
import { openService, serviceNamed } from "./wire/index.ts";

test.each(Object.values(SERVICES))(
  "the catalogue lists every operation of $name, and says the truth about it",
  async (service) => {
    const described = serviceNamed(service.name);
    const listed = OPERATION_LIST.filter((each) => each.service === service.name);
    const emulated = listed.filter(({ status }) => status === "emulated").map(({ name }) => name);
    expect(emulated.sort()).toEqual([...service.operations.keys()].sort());
    expect(described).toBeDefined();
    if (described === undefined) return;
    const { model } = await openService(described);
    const known = [...model.operations.keys()].sort();
    // Its schemas are our own, and hold what is emulated alone.
    if (service.name === "artifact") expect(known).toEqual(emulated);
    else expect(listed.map(({ name }) => name).sort()).toEqual(known);
  },
);
