/** Before any test: bundles the program of the sandbox's child, which runs where it may read no sources. */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleSandbox } from "../../scripts/bundle.mjs";

export default async function setup(): Promise<void> {
  const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
  await bundleSandbox(root, join(root, ".cache/sandbox"));
}
