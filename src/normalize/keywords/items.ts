/** Arrays item by item: `items`/`additionalItems` up to 2019-09, `prefixItems`/`items` since 2020-12. */
import { isArray, own } from "../../model/json.js";
import type { KeywordContext, KeywordHandler } from "../dialect.js";
import type { Term } from "../term.js";

const tuple = (context: KeywordContext, keyword: string, length: number): Term[] =>
  Array.from({ length }, (_, i) => context.sub(keyword, i));

/** Up to 2019-09: `items` is a schema, or an array of schemas that `additionalItems` continues. */
export const legacyItems: KeywordHandler = {
  keywords: ["items", "additionalItems"],
  build: (context) => {
    const { schema, terms } = context;
    const items = own(schema, "items");
    if (items === undefined) return undefined;
    if (!isArray(items)) return terms.items([], context.sub("items"));
    const rest =
      own(schema, "additionalItems") === undefined ? terms.leaf(terms.table.true) : context.sub("additionalItems");
    return terms.items(tuple(context, "items", items.length), rest);
  },
};

export const items: KeywordHandler = {
  keywords: ["prefixItems", "items"],
  build: (context) => {
    const { schema, terms, problem } = context;
    const prefix = own(schema, "prefixItems");
    if (prefix !== undefined && !isArray(prefix))
      return problem("prefixItems", "`prefixItems` must be an array of schemas");
    if (isArray(own(schema, "items")))
      return problem("items", "`items` is one schema since 2020-12; a tuple is `prefixItems`");
    const rest = own(schema, "items") === undefined ? terms.leaf(terms.table.true) : context.sub("items");
    return terms.items(tuple(context, "prefixItems", prefix?.length ?? 0), rest);
  },
};
