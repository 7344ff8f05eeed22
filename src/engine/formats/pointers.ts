/** `json-pointer`, `relative-json-pointer` and `regex`: RFC 6901, the drafts on relative pointers, ECMA-262. */
import { isRegularExpression } from "../regex-parse.js";
import { everything, exactly, type FormatDefinition } from "./definition.js";

const pointer = "(?:/(?:[^~/]|~[01])*)*";

export const pointers: Readonly<Record<string, FormatDefinition>> = {
  "json-pointer": exactly(`^${pointer}$`, {
    samples: ["/items/0", "", "/a", "/a~1b"],
    strangers: ["items", "/~", "#/a"],
  }),
  "relative-json-pointer": {
    inner: { pattern: `^(?:0|[1-9]\\d*)(?:#|${pointer})$` },
    outer: { pattern: `^(?:0|[1-9]\\d*)(?:#|(?:[+-](?:0|[1-9]\\d*))?(?:#|${pointer}))$` },
    doubt: "shifted indices, such as `0+1`, which only the later drafts have",
    samples: ["0", "1/a", "2#"],
    strangers: ["/a", "01", "-1"],
  },
  regex: {
    inner: { pattern: "^[^\\\\\\^$.*+?()\\[\\]{}|]*$" },
    outer: everything,
    decide: isRegularExpression,
    doubt: "texts with any character of the syntax",
    samples: ["^a+$", "[a-z]+", "a"],
    strangers: ["(", "[", "*"],
  },
};
