/** The official suite in draft4. */
import { officialSuite } from "./official.js";

officialSuite("draft4");
