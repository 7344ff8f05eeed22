/** The official suite in draft7. */
import { officialSuite } from "./official.js";

officialSuite("draft7");
