/** Snapshots of contracts: written once, protected by digests, read from a folder or a git revision. */
export { openBaselines } from "./open-baselines.js";
export type { BaselineSource } from "./source.js";
export { parseGitSpec, readGitFile } from "./sources/git.js";
export { type VerifiedContract, type VerifiedVersion, verifySnapshots } from "./verify.js";
export { type WriteResult, writeSnapshot } from "./write-snapshot.js";
