/** The official suite in the coming dialect v1, with what is proposed for it. */
import { officialSuite, proposedCases } from "./official.js";

// formats are among the required cases, and some of them no validator judges as the suite does
officialSuite("v1", 0.01);
proposedCases("v1");
