/** JSON Pointer (RFC 6901). The empty string is the whole document. */

// Most tokens have nothing to escape, and a large schema has very many.
export function escapeToken(token: string): string {
  if (!token.includes("~") && !token.includes("/")) return token;
  return token.replaceAll("~", "~0").replaceAll("/", "~1");
}

export function unescapeToken(token: string): string {
  return token.includes("~") ? token.replaceAll("~1", "/").replaceAll("~0", "~") : token;
}

/** Appends reference tokens to a pointer. */
export function join(pointer: string, ...tokens: readonly (string | number)[]): string {
  let result = pointer;
  for (const token of tokens) result += `/${typeof token === "number" ? token : escapeToken(token)}`;
  return result;
}

/** The unescaped reference tokens of a pointer. */
export function tokens(pointer: string): string[] {
  return pointer === "" ? [] : pointer.slice(1).split("/").map(unescapeToken);
}
