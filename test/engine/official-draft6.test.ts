/** The official suite in draft6. */
import { officialSuite } from "./official.js";

officialSuite("draft6");
