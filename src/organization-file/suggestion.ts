/** What the checks of organization files suggest for a misspelt word. */
export { didYouMean, nearest } from "../kernel/index.ts";
