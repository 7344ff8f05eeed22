/** The optional cases of the official suite in every dialect, formats asserted where the suite is about them. */
import { optionalSuite, type Unsupported } from "./official.js";

const content: Unsupported = {
  file: "optional/content",
  otherwise: [
    "validation of string-encoded content based on media type: everything",
    "validation of binary string-encoding: everything",
    "validation of binary-encoded media type documents: everything",
    "validation of string-encoded content based on media type: an invalid JSON document",
    "validation of binary string-encoding: an invalid base64 string (% is not a valid character)",
    "validation of binary-encoded media type documents: a validly-encoded invalid JSON document",
    "validation of binary-encoded media type documents: an invalid base64 string that is valid JSON",
  ],
  reason: "`contentEncoding` and `contentMediaType` are annotations, as every later draft says they are",
};
const zeroTerminatedFloats: Unsupported = {
  file: "optional/zeroTerminatedFloats",
  otherwise: [
    "some languages do not distinguish between different types of numeric value: a float is not an integer even without fractional part",
  ],
  reason: "1.0 and 1 are one number in JSON as JavaScript reads it, and in every draft since 6",
};

optionalSuite("draft4", { mostUnknown: 0.01, unsupported: [zeroTerminatedFloats] });
optionalSuite("draft6", { mostUnknown: 0.015, unsupported: [] });
optionalSuite("draft7", { mostUnknown: 0.03, unsupported: [content] });
optionalSuite("draft2019-09", { mostUnknown: 0.03, unsupported: [] });
optionalSuite("v1", { mostUnknown: 0.01, unsupported: [] });
optionalSuite("draft2020-12", { mostUnknown: 0.03, unsupported: [] });
