/** Writes entries into the text of a `waivers.yaml`: comments, order and everything else in it stay. */
import { type Document, isMap, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from "yaml";
import type { Waiver } from "../model/waiver.js";

const start = `# Findings that somebody answers for until a day. \`contract-check explain waiver-expired\` says what happens then.
waivers: []
`;

/** The file's text with the entries in it, and how many of them are new and how many replace an older one. */
export interface WrittenEntries {
  readonly text: string;
  readonly added: number;
  readonly renewed: number;
}

const members = ["rule", "contract", "dto", "pointer", "fingerprint", "reason", "owner", "expires"] as const;

/**
 * An entry for the same finding is renewed where it stands; the others are added at the end.
 *
 * @param text a file that was read as waivers before, or `undefined` where there is none yet
 */
export function addWaivers(text: string | undefined, entries: readonly Waiver[]): WrittenEntries {
  const document = parseDocument(text ?? start, { version: "1.2", schema: "core" });
  const list = listOf(document);
  // An empty list is written as `[]`, and would keep that form.
  list.flow = false;
  let renewed = 0;
  for (const entry of entries) {
    const known = list.items.find((item): item is YAMLMap => isMap(item) && isAbout(item, entry));
    if (known === undefined) list.add(document.createNode(plain(entry)));
    else {
      renewed += 1;
      for (const member of members) if (entry[member] !== undefined) known.set(member, entry[member]);
    }
  }
  return { text: document.toString({ lineWidth: 0 }), added: entries.length - renewed, renewed };
}

function listOf(document: Document): YAMLSeq {
  const list = document.get("waivers");
  if (isSeq(list)) return list;
  throw new Error("The text was not read as waivers before entries were added.");
}

function isAbout(item: YAMLMap, entry: Waiver): boolean {
  return (["rule", "contract", "dto", "fingerprint"] as const).every((member) => item.get(member) === entry[member]);
}

/** The members in the order of the format; absent ones are absent. */
function plain(entry: Waiver): Record<string, string> {
  return Object.fromEntries(
    members.flatMap((member) => {
      const value = entry[member];
      return value === undefined ? [] : [[member, value]];
    }),
  );
}
