/** The artifact does not tell who built it, nor with which keys. */
import { MalformedModule, readModule } from "../wasm/module.js";
import { type Check, type CheckContext, failed, notApplicable, pass } from "./check.js";

/** What a build leaves behind that nobody wants to publish. */
const traces: readonly (readonly [what: string, pattern: RegExp])[] = [
  ["a path of the machine that built it", /(?:\/home\/|\/Users\/|\/root\/|[A-Z]:\\Users\\)[\w.@-]+[\\/][\w./\\@-]*/],
  ["a private key", /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/],
  ["an access key of AWS", /\bAKIA[0-9A-Z]{16}\b/],
  ["a token of GitHub", /\bgh[pousr]_[A-Za-z0-9]{36,}\b/],
  ["a token of Slack", /\bxox[abprs]-[A-Za-z0-9-]{10,}\b/],
];

/** The texts in it: of a module its data alone, as what tools write beside the code is for debuggers. */
function texts({ manifest, artifact }: CheckContext): readonly string[] {
  const decode = (bytes: Uint8Array): string => new TextDecoder("latin1").decode(bytes);
  if (manifest.artifact.abi !== "core-1") return [decode(artifact)];
  try {
    return readModule(artifact).data.map(decode);
  } catch (error) {
    if (!(error instanceof MalformedModule)) throw error;
    return [];
  }
}

export const check: Check = {
  id: "ABI-07",
  level: "should",
  title: "the artifact holds no paths of the machine that built it, and no secrets",
  why: "Whoever has the artifact reads them.",
  run: (context) => {
    if (context.manifest.artifact.abi === "stdio-1") return notApplicable("a program of its own is not looked into");
    const found = texts(context).flatMap((text) =>
      traces.flatMap(([what, pattern]) => {
        const match = pattern.exec(text);
        return match === null ? [] : [`${what}: ${match[0].slice(0, 40)}${match[0].length > 40 ? "…" : ""}`];
      }),
    );
    const [first, ...others] = [...new Set(found)];
    if (first === undefined) return pass();
    return failed({
      expected: "No absolute path of a home folder, and nothing that has the form of a secret.",
      actual: `It holds ${first}`,
      details: [...others, "Rust: --remap-path-prefix; C: -ffile-prefix-map; Go: -trimpath."],
    });
  },
};
