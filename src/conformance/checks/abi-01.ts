/** The artifact is a valid binary of the kind that the manifest says. */
import { MalformedModule, readModule } from "../wasm/module.js";
import { type Check, failed, notApplicable, pass } from "./check.js";

const expected = {
  "core-1": "A valid WebAssembly module of version 1.",
  "js-1": "An ES module, in one file.",
} as const;

export const check: Check = {
  id: "ABI-01",
  level: "must",
  title: "the artifact is a valid binary of the declared kind",
  why: "A host that loads it gets an error, or runs something that nobody meant.",
  run: async ({ manifest, artifact, tryOpen }) => {
    const { abi } = manifest.artifact;
    if (abi === "stdio-1") return notApplicable("any program can be a stdio-1 plugin");
    if (abi === "core-1") {
      try {
        readModule(artifact);
      } catch (error) {
        if (!(error instanceof MalformedModule)) throw error;
        return failed({ expected: expected[abi], actual: `The artifact is none: ${error.message}.` });
      }
    }
    const end = await tryOpen({}, async () => undefined);
    const kinds = /^it (does not compile|is no ES module|imports "|memory|has \d+ tables)/;
    if (end?.end === "refused" && kinds.test(end.message)) {
      return failed({ expected: expected[abi], actual: `The artifact is none: ${end.message}.` });
    }
    return pass();
  },
};
