/** How files are called in evidence: the same on every machine, so that two runs have the same bytes. */
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";

export type Roots = Readonly<{
  /** Where orgdrill itself is installed: `orgdrill:features/…`. */
  packageRoot: string;
  /** Where the reader stands: paths inside it are written relative to it. */
  workingDirectory: string;
  /** Where copies of the package's own files lie during a replay; they are called as if they lay in the package. */
  pinnedPackage?: string;
  /** The folder of an organization file that lies in neither: what lies below it is called by its place there. */
  outsideRoot?: string;
}>;

const PACKAGE = "orgdrill:";
const OUTSIDE = "outside:";

/** The same roots, knowing the folder of an organization file that lies in neither of them. */
export function rootsFor(organizationFile: string, roots: Roots): Roots {
  const folder = dirname(resolve(roots.workingDirectory, organizationFile));
  return labelOf(organizationFile, roots).startsWith(OUTSIDE) ? { ...roots, outsideRoot: folder } : roots;
}

/** The label of a file; one that is in no root keeps only its name. */
export function labelOf(path: string, roots: Roots): string {
  const absolute = resolve(roots.workingDirectory, path);
  const inPackage = within(absolute, roots.pinnedPackage ?? roots.packageRoot) ?? within(absolute, roots.packageRoot);
  if (inPackage !== undefined) return `${PACKAGE}${inPackage}`;
  const inWorking = within(absolute, roots.workingDirectory);
  if (inWorking !== undefined) return inWorking;
  const outside = roots.outsideRoot === undefined ? undefined : within(absolute, roots.outsideRoot);
  return `${OUTSIDE}${outside ?? basename(absolute)}`;
}

/** The file that a label stands for below other roots; files from outside are kept beside the working directory's. */
export function pathOfLabel(label: string, roots: Roots): string {
  if (label.startsWith(PACKAGE)) return join(roots.packageRoot, label.slice(PACKAGE.length));
  if (label.startsWith(OUTSIDE)) return join(roots.workingDirectory, "..", "outside", label.slice(OUTSIDE.length));
  return join(roots.workingDirectory, label);
}

function within(path: string, root: string): string | undefined {
  const inner = relative(root, path);
  if (inner === "" || inner === ".." || inner.startsWith(`..${sep}`) || isAbsolute(inner)) return undefined;
  return inner.split(sep).join("/");
}
