/** How files are called in evidence: the same on every machine, so that two runs have the same bytes. */
import { basename, isAbsolute, join, relative, resolve, sep } from "node:path";

export type Roots = Readonly<{
  /** Where orgdrill itself is installed: `orgdrill:features/…`. */
  packageRoot: string;
  /** Where the reader stands: paths inside it are written relative to it. */
  workingDirectory: string;
  /** Where copies of the package's own files lie during a replay; they are called as if they lay in the package. */
  pinnedPackage?: string;
}>;

const PACKAGE = "orgdrill:";
const OUTSIDE = "outside:";

/** The label of a file; a file that is in neither root keeps only its name. */
export function labelOf(path: string, roots: Roots): string {
  const absolute = resolve(roots.workingDirectory, path);
  const inPackage = within(absolute, roots.pinnedPackage ?? roots.packageRoot) ?? within(absolute, roots.packageRoot);
  if (inPackage !== undefined) return `${PACKAGE}${inPackage}`;
  return within(absolute, roots.workingDirectory) ?? `${OUTSIDE}${basename(absolute)}`;
}

/** The file that a label stands for below other roots; files from outside are kept beside the working directory's. */
export function pathOfLabel(label: string, roots: Roots): string {
  if (label.startsWith(PACKAGE)) return join(roots.packageRoot, label.slice(PACKAGE.length));
  if (label.startsWith(OUTSIDE)) return join(roots.workingDirectory, "..", "outside", label.slice(OUTSIDE.length));
  return join(roots.workingDirectory, label);
}

function within(path: string, root: string): string | undefined {
  const inner = relative(root, path);
  if (inner === "" || inner.startsWith("..") || isAbsolute(inner)) return undefined;
  return inner.split(sep).join("/");
}
