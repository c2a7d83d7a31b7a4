/** Chance on the way of a record: the kernel's own, under the name by which the recorder's neighbours know it. */
export { chance, type Distribution, drawMs } from "../../kernel/index.ts";
