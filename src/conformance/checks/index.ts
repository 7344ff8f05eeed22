/** The checks, in the order of the report. A check's file, its line here and its page belong together. */
import type { Check } from "./check.js";
import { check as man01 } from "./man-01.js";
import { check as man02 } from "./man-02.js";
import { check as man03 } from "./man-03.js";
import { check as man04 } from "./man-04.js";

export const checks: readonly Check[] = [man01, man02, man03, man04];
