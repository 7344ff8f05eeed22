/** The official suite in draft2020-12. */
import { officialSuite } from "./official.js";

officialSuite("draft2020-12");
