/** Formats as constraints of one string: what they rule out together, what to try first, and why they leave a doubt. */
import type { Undecided } from "../../model/verdict.js";
import { formatDefinition, formatWithin } from "./index.js";

export interface FormatLiteral {
  readonly name: string;
  readonly negated: boolean;
}

/** Whether one of them is asked for while another that holds it is ruled out. */
export function contradict(formats: readonly FormatLiteral[]): boolean {
  return formats.some(
    ({ name, negated }) => negated && formats.some((one) => !one.negated && formatWithin(one.name, name)),
  );
}

/** Longer candidates are left to the search. */
const longestCandidate = 100_000;

/** Strings as people write them, members of what is asked for first, drawn out where they are too short. */
export function typical(formats: readonly FormatLiteral[], shortest: number): string[] {
  const of = (wanted: boolean): string[] =>
    formats
      .filter(({ negated }) => negated !== wanted)
      .flatMap(({ name }) => formatDefinition(name)[wanted ? "samples" : "strangers"]);
  const [members, others] = [of(true), of(false)];
  const drawnOut = shortest > longestCandidate ? [] : members.map((text) => text.padEnd(shortest, text.slice(-1)));
  return [...members, ...others, ...drawnOut];
}

export function whyVague(name: string): Undecided {
  const { doubt } = formatDefinition(name);
  const reason =
    doubt === undefined
      ? `which strings are in the format \`${name}\` is not known`
      : `the answer turns on what is not settled about the format \`${name}\`: ${doubt}`;
  return { cause: `format:${name}`, reason };
}
