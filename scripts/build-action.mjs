#!/usr/bin/env node
/** Bundles the action into dist-action, which is committed: the runner installs nothing. */
import { rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleAction } from "./bundle-action.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const folder = join(root, "dist-action");

// What an earlier build left would be committed.
rmSync(folder, { recursive: true, force: true });
await bundleAction(root, folder);
