/** The digest in the manifest is that of the artifact. */
import { type Check, failed, pass, skip } from "./check.js";

export const check: Check = {
  id: "MAN-02",
  level: "must",
  title: "the artifact has the digest that the manifest says",
  why: "What was reviewed and tested would not be what is run.",
  static: true,
  run: ({ manifest, artifactDigest }) => {
    const { sha256, file } = manifest.artifact;
    if (artifactDigest === undefined) return skip(`The artifact ${file} cannot be read.`);
    if (artifactDigest === sha256) return pass();
    return failed({
      expected: `The SHA-256 digest of ${file} is ${sha256}.`,
      actual: `It is ${artifactDigest}.`,
      details: ["After a new build, write it with: contract-check conform PLUGIN --seal"],
    });
  },
};
