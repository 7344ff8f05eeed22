/** The official suite in draft2019-09. */
import { officialSuite } from "./official.js";

officialSuite("draft2019-09");
