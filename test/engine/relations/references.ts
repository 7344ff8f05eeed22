/** References, recursion, dynamic scopes, and what the drafts read differently. */
import type { Json, JsonObject } from "../../../src/model/json.js";
import { draft4, draft7, draft2019, int, nil, num, type Relation, record, str } from "./relation.js";

const closed = { additionalProperties: false };
const linked = (value: Json, more: JsonObject = {}) => ({
  $ref: "#/$defs/list",
  $defs: { list: { anyOf: [nil, { ...record({ value, next: { $ref: "#/$defs/list" } }), ...closed, ...more }] } },
});
const tree = (value: Json, children: JsonObject = {}) => ({
  $ref: "#/$defs/node",
  $defs: { node: record({ value, children: { type: "array", items: { $ref: "#/$defs/node" }, ...children } }) },
});
/** Open by name: the tree as its users extend it. */
const openTree = {
  $id: "https://example.com/tree",
  $dynamicAnchor: "node",
  type: "object",
  properties: { data: true, children: { type: "array", items: { $dynamicRef: "#node" } } },
};
const strictTree = {
  $id: "https://example.com/strict-tree",
  $dynamicAnchor: "node",
  $ref: "tree",
  unevaluatedProperties: false,
  $defs: { tree: openTree },
};
const plainStrict = {
  type: "object",
  properties: { data: true, children: { type: "array", items: { $ref: "#" } } },
  additionalProperties: false,
};
const openList = (item: JsonObject) => ({
  $id: "https://example.com/numbers",
  $ref: "list",
  $defs: {
    item: { $dynamicAnchor: "item", ...item },
    list: { $id: "list", type: "array", items: { $dynamicRef: "#item" }, $defs: { item: { $dynamicAnchor: "item" } } },
  },
});
const recursiveTree = {
  $id: "https://example.com/tree",
  $recursiveAnchor: true,
  type: "object",
  properties: { data: true, children: { type: "array", items: { $recursiveRef: "#" } } },
};

export const references: readonly Relation[] = [
  ["a reference and its target", { $ref: "#/$defs/a", $defs: { a: int } }, "=", int],
  [
    "definitions by other names",
    { $ref: "#/$defs/a", $defs: { a: record({ x: int }) } },
    "=",
    { $ref: "#/definitions/b", definitions: { b: record({ x: int }) } },
  ],
  [
    "references in a row",
    { $ref: "#/$defs/a", $defs: { a: { $ref: "#/$defs/b" }, b: { $ref: "#/$defs/c" }, c: str } },
    "=",
    str,
  ],
  [
    "siblings of a reference count",
    { $ref: "#/$defs/a", minimum: 3, $defs: { a: int } },
    "=",
    { type: "integer", minimum: 3 },
  ],
  [
    "siblings of a reference are hidden up to draft 7",
    { allOf: [{ $ref: "#/definitions/a", minimum: 3 }], definitions: { a: int } },
    "=",
    int,
    draft7,
  ],
  [
    "siblings of a reference are hidden in draft 4",
    { properties: { a: { $ref: "#/definitions/a", maximum: 1 } }, definitions: { a: int } },
    "=",
    { properties: { a: int } },
    draft4,
  ],
  ["by anchor", { $ref: "#count", $defs: { a: { $anchor: "count", type: "integer" } } }, "=", int],
  [
    "by an identifier's fragment",
    { allOf: [{ $ref: "#count" }], definitions: { a: { $id: "#count", type: "integer" } } },
    "=",
    int,
    draft7,
  ],
  [
    "by a resource of its own",
    { $id: "https://example.com/a", $ref: "b", $defs: { b: { $id: "b", type: "integer" } } },
    "=",
    int,
  ],
  ["a pointer with escapes", { $ref: "#/$defs/a~1b~0c%25", $defs: { "a/b~c%": int } }, "=", int],
  [
    "a pointer into a keyword",
    { properties: { a: int, b: { $ref: "#/properties/a" } } },
    "=",
    { properties: { a: int, b: int } },
  ],
  [
    "a property called $ref",
    { properties: { $ref: str } },
    "<",
    { properties: { $ref: { type: ["string", "null"] } } },
  ],
  ["an identifier in data is none", { const: { $id: "x", $ref: "#/nowhere" } }, "<", { type: "object" }],
  ["lists, widened", linked(int), "<", linked(num)],
  ["lists, changed", linked(int), "x", linked(str)],
  ["lists, opened", linked(int), "<", linked(int, { additionalProperties: true })],
  [
    "a list unrolled once",
    linked(int),
    "=",
    { anyOf: [nil, { ...record({ value: int, next: linked(int) }), ...closed }], $defs: linked(int).$defs },
  ],
  ["a list of at most one", { anyOf: [nil, { ...record({ value: int, next: nil }), ...closed }] }, "<", linked(int)],
  [
    "a list without an end is empty",
    { $ref: "#/$defs/l", $defs: { l: record({ next: { $ref: "#/$defs/l" } }) } },
    "=",
    false,
  ],
  ["trees, widened", tree(int), "<", tree(num)],
  ["trees, binary", tree(int, { maxItems: 2 }), "<", tree(int)],
  ["trees without leaves are empty", tree(int, { minItems: 1 }), "=", false],
  [
    "one definition or two that alternate",
    tree(int),
    "=",
    {
      $ref: "#/$defs/even",
      $defs: {
        even: record({ value: int, children: { type: "array", items: { $ref: "#/$defs/odd" } } }),
        odd: record({ value: int, children: { type: "array", items: { $ref: "#/$defs/even" } } }),
      },
    },
  ],
  [
    "two that alternate and differ",
    {
      $ref: "#/$defs/even",
      $defs: {
        even: { type: "object", additionalProperties: { $ref: "#/$defs/odd" } },
        odd: { type: "array", items: { $ref: "#/$defs/even" } },
      },
    },
    "<",
    {
      $ref: "#/$defs/any",
      $defs: {
        any: {
          type: ["object", "array"],
          additionalProperties: { $ref: "#/$defs/any" },
          items: { $ref: "#/$defs/any" },
        },
      },
    },
  ],
  [
    "the root as a reference",
    { type: "object", additionalProperties: { $ref: "#" } },
    "<",
    { type: "object", additionalProperties: { type: "object" } },
  ],
  [
    "JSON itself",
    {
      $ref: "#/$defs/json",
      $defs: {
        json: {
          anyOf: [
            { type: ["null", "boolean", "number", "string"] },
            { type: "array", items: { $ref: "#/$defs/json" } },
            { type: "object", additionalProperties: { $ref: "#/$defs/json" } },
          ],
        },
      },
    },
    "=",
    {},
  ],
  [
    "JSON but for null",
    {
      $ref: "#/$defs/json",
      $defs: {
        json: {
          anyOf: [
            { type: ["boolean", "number", "string"] },
            { type: "array", items: { $ref: "#/$defs/json" } },
            { type: "object", additionalProperties: { $ref: "#/$defs/json" } },
          ],
        },
      },
    },
    "<",
    { not: nil },
  ],
  [
    "not of a recursive schema, twice",
    { not: { not: { $ref: "#/$defs/node" } }, $defs: tree(int).$defs },
    "=",
    tree(int),
  ],
  ["an expression tree, with an operator more", expressions("add"), "<", expressions("add", "mul")],
  ["an extensible tree, open", openTree, ">", plainStrict],
  ["an extensible tree, closed by its user", strictTree, "=", plainStrict],
  ["an extensible tree is wider than the closed one", openTree, ">", strictTree],
  ["a list whose items its user binds", openList(int), "=", { type: "array", items: int }],
  ["a list whose items its users bind differently", openList(int), "<", openList(num)],
  ["a dynamic reference without a dynamic anchor", { $dynamicRef: "#/$defs/a", $defs: { a: int } }, "=", int],
  [
    "an extensible tree of 2019-09, closed by its user",
    {
      $id: "https://example.com/strict-tree",
      $recursiveAnchor: true,
      $ref: "tree",
      unevaluatedProperties: false,
      $defs: { tree: recursiveTree },
    },
    "=",
    plainStrict,
    draft2019,
  ],
  [
    "a recursive reference without an anchor",
    { type: "object", additionalProperties: { $recursiveRef: "#" } },
    "=",
    { type: "object", additionalProperties: { $ref: "#" } },
    draft2019,
  ],
];

function expressions(...operators: string[]) {
  const operand = { $ref: "#/$defs/expression" };
  return {
    ...operand,
    $defs: {
      expression: {
        oneOf: [num, ...operators.map((op) => record({ op: { const: op }, left: operand, right: operand }))],
      },
    },
  };
}
