/** The markdown reporter: what it shows, that it fits a comment, and that no text from outside is markup. */
import { lexer, type Token, type Tokens } from "marked";
import { describe, expect, it } from "vitest";
import { type RenderOptions, render } from "../../src/report/index.js";
import { hostileReport, hostileTexts, largeReport } from "./hostile.js";
import { samples } from "./samples.js";

const plain: RenderOptions = { color: false, width: 80 };

/** Every token of a markdown text, nested ones and the cells of tables included. */
function allTokens(tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token) => {
    const cells =
      token.type === "table" ? [...(token as Tokens.Table).header, ...(token as Tokens.Table).rows.flat()] : [];
    const items = token.type === "list" ? (token as Tokens.List).items : [];
    const inner = [
      ...("tokens" in token ? (token.tokens ?? []) : []),
      ...cells.flatMap((cell) => cell.tokens),
      ...items,
    ];
    return [token, ...allTokens(inner)];
  });
}

describe("markdown", () => {
  for (const [name, report] of Object.entries(samples)) {
    it(`renders ${name}`, async () => {
      await expect(await render(report, "markdown", plain)).toMatchFileSnapshot(`golden/${name}.md`);
    });
  }

  // what is empty is left out with its label
  describe.each(hostileTexts.filter((text) => text !== ""))("with %j", (text) => {
    it("has no markup but its own", async () => {
      const expected = kinds(await render(hostileReport("plain"), "markdown", plain));
      expect(kinds(await render(hostileReport(text), "markdown", plain))).toEqual(expected);
    });

    it("notifies nobody and links nowhere", async () => {
      const markdown = await render(hostileReport(text), "markdown", plain);
      const outside = allTokens(lexer(markdown)).filter(
        (token) => !("tokens" in token && token.tokens !== undefined) && /^(text|escape|html)$/.test(token.type),
      );
      for (const token of outside) {
        const shown = token.raw.replaceAll(/<code>.*?<\/code>/gs, "").replaceAll(/&#?\w+;/g, "¦");
        expect(shown).not.toMatch(/(?<!\w)@\w|#\d|GH-\d|:\/\/|www\./i);
      }
      expect(markdown).not.toMatch(/[\p{Cf}\p{Cs}]|[^\P{Cc}\n]/u);
    });
  });

  it("fits a comment however much there is, the most serious first, and says what is missing", async () => {
    const markdown = await render(largeReport(10_000), "markdown", { ...plain, whole: "report.html" });
    expect(markdown.length).toBeLessThanOrEqual(60_000);
    expect(markdown.length).toBeGreaterThan(50_000);
    expect(markdown).toMatch(/\*\*\d+ more changes \(\d+ breaking, 2500 warning, 2500 info\) are left out here/);
    expect(markdown).toContain("`report.html` has them all");
    const [, left] = /\((\d+) breaking, 2500/.exec(markdown) ?? [];
    const shown = markdown.match(/<summary><b>breaking<\/b>/g)?.length ?? 0;
    expect(shown + Number(left)).toBe(5001);
    expect(markdown.match(/<details/g)?.length).toBe(markdown.match(/<\/details>/g)?.length);
  });

  it("takes another limit for a job summary", async () => {
    const markdown = await render(largeReport(1_000), "markdown", { ...plain, limit: 1_000_000 });
    expect(markdown.length).toBeGreaterThan(200_000);
    expect(markdown).not.toContain("left out here");
  });
});

/** The kinds of tokens in order, with the names of HTML tags; what is only text counts as one. */
function kinds(markdown: string): string[] {
  const found = allTokens(lexer(markdown)).flatMap((token) => {
    if (/^(text|escape|space)$/.test(token.type)) return [];
    if (token.type !== "html") return [token.type === "codespan" ? "code" : token.type];
    return [...token.raw.matchAll(/<(?!\/?code>)(\/?[a-z]+)/g)].map(([, tag]) => `<${tag}>`);
  });
  return found.map((kind) => kind).filter((kind) => kind !== "code");
}
