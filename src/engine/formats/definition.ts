/** What is known of a format: a language inside of it, a language around it, and what to say of strings between them. */

/** The strings that a pattern finds itself in, up to a length. */
export interface Language {
  /** An ECMA-262 pattern, `u` flag, anchored. */
  readonly pattern: string;
  /** Longest member, in code points; kept beside the automaton, which would have to count. */
  readonly longest?: number;
}

/**
 * Where the specification, the official test suite and ajv do not agree on a string, it is left between the two
 * languages; where the suite has a case for it, the suite is followed.
 */
export interface FormatDefinition {
  /** Every string in it is in the format. */
  readonly inner: Language;
  /** Every string of the format is in it; the same object where the format is known exactly. */
  readonly outer: Language;
  /** Judges single strings between the two; `undefined` where it cannot say either. */
  readonly decide?: (text: string) => boolean | undefined;
  /** What lies between, as the rest of a sentence; absent where nothing does. */
  readonly doubt?: string;
  /** Members as people write them, for witnesses. */
  readonly samples: readonly string[];
  /** Plausible strings that are none. */
  readonly strangers: readonly string[];
}

export const everything: Language = { pattern: "" };
export const nothing: Language = { pattern: "[]" };

type Samples = Pick<FormatDefinition, "samples" | "strangers">;

/** A format that is this language. */
export function exactly(pattern: string, samples: Samples): FormatDefinition {
  const language: Language = { pattern };
  return { inner: language, outer: language, ...samples };
}

export const isExact = ({ inner, outer }: FormatDefinition): boolean => inner === outer;
