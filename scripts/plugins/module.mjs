/** Bundles a plugin in JavaScript into its one file. */
import { readFileSync, writeFileSync } from "node:fs";
import { rolldown } from "rolldown";

/**
 * @param {string} input
 * @param {string} out
 * @param {{ minify?: boolean }} [options]
 */
export async function buildModule(input, out, { minify = false } = {}) {
  const bundle = await rolldown({ input, platform: "neutral", external: [/^node:/], logLevel: "silent" });
  const { output } = await bundle.generate({ format: "esm", minify });
  await bundle.close();
  const { code } = output[0];
  const [first] = readFileSync(input, "utf8").split("\n", 1);
  // regions name the files that were bundled, as seen from wherever the bundler ran
  const text = code.replace(/^\/\/#(end)?region.*\n/gm, "");
  writeFileSync(out, first.startsWith("#!") && !text.startsWith("#!") ? `${first}\n${text}` : text);
}
