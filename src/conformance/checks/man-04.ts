/** The limits of the manifest are within what the host allows. */
import type { Limits } from "../../model/plugin.js";
import { type Check, failed, pass } from "./check.js";

const keys: readonly (readonly [limit: keyof Limits, key: string])[] = [
  ["memoryPages", "memory_pages"],
  ["timeoutMs", "timeout_ms"],
  ["initMs", "init_ms"],
  ["outputBytes", "output_bytes"],
];

export const check: Check = {
  id: "MAN-04",
  level: "must",
  title: "the limits are within what the host allows",
  why: "One plugin could hold the memory and the time of all.",
  static: true,
  run: ({ manifest, hostLimits }) => {
    const beyond = keys.filter(([limit]) => manifest.limits[limit] > hostLimits[limit]);
    if (beyond.length === 0) return pass();
    const lines = beyond.map(
      ([limit, key]) => `${key} is ${manifest.limits[limit]}; the host allows ${hostLimits[limit]}`,
    );
    return failed({
      expected: "Every limit is at most what the host allows.",
      actual: `${lines[0] ?? ""}.`,
      details: lines.slice(1),
    });
  },
};
