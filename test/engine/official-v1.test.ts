/** The official suite in the coming dialect v1, with what is proposed for it. */
import { officialSuite, proposedCases } from "./official.js";

// formats are among the required cases, and half of those that ajv does not know have to stay unconfirmed
officialSuite("v1", 0.055);
proposedCases("v1");
