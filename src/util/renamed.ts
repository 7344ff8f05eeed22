/** Whether one name looks like another one written otherwise: misspelled, in another case, or with a word more. */
import { editDistance } from "./suggest.js";

/** Longer names are not compared: the cost grows with the product of the lengths. */
const maxLength = 200;

/**
 * @param sameMeaning whether what the names stand for is known to be the same; then sharing half of the words is enough
 */
export function looksRenamed(from: string, to: string, sameMeaning: boolean): boolean {
  if (from === to || from.length > maxLength || to.length > maxLength) return false;
  const [before, after] = [wordsOf(from), wordsOf(to)];
  const [a, b] = [before.join(""), after.join("")];
  if (a === b) return true; // dueDate, due_date
  const shorter = Math.min(a.length, b.length);
  if (shorter >= 4 && editDistance(a, b) <= Math.max(1, Math.floor(shorter / 4))) return true;
  const shared = before.filter((word) => word.length > 2 && after.includes(word)).length;
  return sameMeaning && shared > 0 && shared * 2 >= Math.min(before.length, after.length);
}

function wordsOf(name: string): string[] {
  return name
    .replaceAll(/(\p{Ll}|\p{N})(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}
