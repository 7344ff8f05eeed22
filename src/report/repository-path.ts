/** The path of a source as a code host knows it: from the top of the repository. */
import type { SourceLocation } from "../model/contract.js";

/**
 * Absent for what is no file of the checkout: another revision (`git:REF:path`), a package, standard input, a path
 * that leaves the repository.
 */
export function repositoryPath({ file }: Pick<SourceLocation, "file">, prefix = ""): string | undefined {
  if (file === "" || /^[a-z][a-z\d+.-]+:/i.test(file) || file === "standard input") return undefined;
  const path: string[] = [];
  for (const step of `${prefix}/${file.replaceAll("\\", "/")}`.split("/")) {
    if (step === "" || step === ".") continue;
    if (step !== "..") path.push(step);
    else if (path.pop() === undefined) return undefined;
  }
  return path.length === 0 || file.startsWith("/") ? undefined : path.join("/");
}
