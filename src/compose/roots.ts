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
  /** The folder of detections that the reader brought, where it lies in none of these. */
  detectionsRoot?: string;
}>;

const PACKAGE = "orgdrill:";
const OUTSIDE = "outside:";

const BROUGHT = "detections-brought";

/** The same roots, knowing the folders of an organization file and of detections that lie in neither of them. */
export function rootsFor(organizationFile: string, roots: Roots, detectionsFolder?: string): Roots {
  const folder = dirname(resolve(roots.workingDirectory, organizationFile));
  const known = labelOf(organizationFile, roots).startsWith(OUTSIDE) ? { ...roots, outsideRoot: folder } : roots;
  if (detectionsFolder === undefined) return known;
  const { outsideRoot: _outside, ...inner } = known;
  const isInside = !labelOf(join(detectionsFolder, "x"), inner).startsWith(OUTSIDE);
  return isInside ? known : { ...known, detectionsRoot: detectionsFolder };
}

/** The label of a file; one that is in no root keeps only its name. */
export function labelOf(path: string, roots: Roots): string {
  const absolute = resolve(roots.workingDirectory, path);
  const inPackage = within(absolute, roots.pinnedPackage ?? roots.packageRoot) ?? within(absolute, roots.packageRoot);
  if (inPackage !== undefined) return `${PACKAGE}${inPackage}`;
  const inWorking = within(absolute, roots.workingDirectory);
  if (inWorking !== undefined) return inWorking;
  const brought = roots.detectionsRoot === undefined ? undefined : within(absolute, roots.detectionsRoot);
  if (brought !== undefined) return `${OUTSIDE}${BROUGHT}/${brought}`;
  const outside = roots.outsideRoot === undefined ? undefined : within(absolute, roots.outsideRoot);
  return `${OUTSIDE}${outside ?? basename(absolute)}`;
}

/** How a complaint calls a file: as evidence does, but one that is in no root by its whole path, where the reader finds it. */
export function shownPath(path: string, roots: Roots): string {
  const label = labelOf(path, roots);
  return label.startsWith(OUTSIDE) ? resolve(roots.workingDirectory, path) : label;
}

/** How a folder of detections is called: as its files are, without their names. */
export const folderLabel = (folder: string, roots: Roots): string => labelOf(join(folder, "x"), roots).slice(0, -2);

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
