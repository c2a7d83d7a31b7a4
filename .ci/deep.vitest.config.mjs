/** The same tests with twenty times the runs of every property, for `npm run check:deep`. */
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  test: { setupFiles: [fileURLToPath(new URL("deep-properties.mjs", import.meta.url))], testTimeout: 1_800_000 },
});
