/** Snapshots of contracts: written once, protected by digests, read from wherever they are; and what is pinned of them. */
export { type Checkout, checkOut, mergeBase } from "./checkout.js";
export { findRevision, type Revision } from "./git-revision.js";
export { readLock } from "./lockfile.js";
export { openBaselines, openProvider, schemeOf, shownFolder } from "./open-baselines.js";
export { digestOfSnapshot } from "./peek.js";
export { newestIn, parsePinned, rangeFor, requireVersion } from "./resolve.js";
export type { BaselineSource } from "./source.js";
export { parseGitSpec, readGitFile } from "./sources/git.js";
export { type PinRequest, type PinResult, writePins } from "./vendor.js";
export { type VerifiedContract, type VerifiedVersion, verifySnapshots } from "./verify.js";
export { verifyLock } from "./verify-lock.js";
export { type WriteResult, writeSnapshot } from "./write-snapshot.js";
