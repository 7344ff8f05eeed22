/** What is known of every format: that it is consistent, and where it stands to the official suite and to ajv. */
import formatsModule from "ajv-formats";
import { describe, expect, test } from "vitest";
import { formatDefinition, formatWithin, inFormat, isExact } from "../../../src/engine/formats/index.js";
import { createEngine } from "../../../src/engine/index.js";
import { knownFormats } from "../../../src/model/formats-known.js";
import { createNodeTable } from "../../../src/model/node-table.js";
import { deviations, unknownToAjv } from "../../support/ajv-formats.js";
import { suiteDialects, suiteFolder, suiteGroups } from "../../support/suite.js";

describe.each([...knownFormats])("%s", (name) => {
  const { inner, outer, doubt, samples, strangers } = formatDefinition(name);

  test("its samples are in it, its strangers are not", () => {
    expect(samples.length).toBeGreaterThan(1);
    expect(samples.filter((text) => inFormat(name, text) !== true)).toEqual([]);
    expect(strangers.length).toBeGreaterThan(1);
    expect(strangers.filter((text) => inFormat(name, text) !== false)).toEqual([]);
  });

  test("says what is in doubt exactly when something is", () => {
    expect(doubt === undefined).toBe(isExact(formatDefinition(name)));
  });

  // long patterns are ours alone, so that the engine takes only the short ones as patterns of a schema
  test.runIf(inner.pattern.length < 4_000)("the language inside of it is within the one around it", () => {
    const table = createNodeTable();
    const [small, large] = [inner, outer].map(({ pattern, longest }) =>
      table.and([table.pattern(pattern), ...(longest === undefined ? [] : [table.size("maxLength", longest)])]),
    ) as [ReturnType<typeof table.and>, ReturnType<typeof table.and>];
    expect(createEngine(table, { budget: 2_000_000 }).include(small, large).verdict).toBe("included");
  });
});

test("a format that holds another has all of its samples", () => {
  const lost = [...knownFormats].flatMap((small) =>
    [...knownFormats]
      .filter((large) => formatWithin(small, large))
      .flatMap((large) => formatDefinition(small).samples.filter((text) => inFormat(large, text) !== true)),
  );
  expect(lost).toEqual([]);
});

test.skipIf(suiteFolder() === undefined)("nothing that the official suite says is contradicted", () => {
  const root = suiteFolder() as string; // not skipped
  const contradicted: string[] = [];
  let asked = 0;
  for (const dialect of Object.keys(suiteDialects) as (keyof typeof suiteDialects)[]) {
    const groups = [...suiteGroups(root, dialect, "required"), ...suiteGroups(root, dialect, "optional")];
    for (const { file, schema, tests } of groups) {
      const { format } = schema as { readonly format?: string };
      if (format === undefined || !knownFormats.has(format) || !/(^|\/)format\//.test(file)) continue;
      for (const { description, data, valid } of tests) {
        if (typeof data !== "string") continue;
        asked += 1;
        const answer = inFormat(format, data);
        if (answer !== undefined && answer !== valid) contradicted.push(`${dialect} ${format}: ${description}`);
      }
    }
  }
  expect(contradicted).toEqual([]);
  expect(asked).toBeGreaterThan(1_000);
});

const addFormats = ((formatsModule as { default?: unknown }).default ?? formatsModule) as unknown as {
  readonly get: (name: string) => RegExp | ((text: string) => boolean) | { validate: (text: string) => boolean };
};

function inAjv(name: string, text: string): boolean {
  const format = addFormats.get(name);
  if (format instanceof RegExp) return format.test(text);
  return typeof format === "function" ? format(text) : format.validate(text);
}

describe("ajv-formats", () => {
  test.each(deviations)("$format of $text: $why", ({ format, text, ajv, ours }) => {
    expect(inAjv(format, text)).toBe(ajv);
    expect(inFormat(format, text)).toBe(ours);
  });

  test.each(unknownToAjv)("does not have %s", (name) => {
    expect(() => addFormats.get(name)).toThrow();
  });

  test("agrees on every sample and stranger but for what is listed", () => {
    const listed = new Set(deviations.map(({ format, text }) => `${format} ${text}`));
    const others = [...knownFormats]
      .filter((name) => !(unknownToAjv as readonly string[]).includes(name))
      .flatMap((name) => {
        const { samples, strangers } = formatDefinition(name);
        return [...samples, ...strangers]
          .filter((text) => inAjv(name, text) !== samples.includes(text))
          .map((text) => `${name} ${text}`);
      });
    expect(others.filter((line) => !listed.has(line))).toEqual([]);
  });
});
