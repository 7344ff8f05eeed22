/**
 * The thread in which @hyperjump/json-schema judges. It answers one question at a time and has no way out: nothing is
 * fetched and no file is read, a reference to a document that it was not given is a failure.
 */
import { workerData } from "node:worker_threads";
import type { SecondAnswer, SecondDocument } from "../confirm/packages.js";
import type { ThreadData, ThreadQuestion } from "./protocol.js";

const { port, signal } = workerData as ThreadData;

/** `.invalid` never resolves, and no schema has a reason to name it. */
const documentUri = "https://document.contract-check.invalid/schema";

/** Has no types, and needs none: it teaches the validator formats. */
const formatsModule: string = "@hyperjump/json-schema/formats";

async function load() {
  const [hyperjump, browser] = await Promise.all([
    import("@hyperjump/json-schema"),
    import("@hyperjump/browser"),
    import("@hyperjump/json-schema/draft-2020-12"),
    import("@hyperjump/json-schema/draft-2019-09"),
    import("@hyperjump/json-schema/draft-07"),
    import("@hyperjump/json-schema/draft-06"),
    import("@hyperjump/json-schema/draft-04"),
    import(formatsModule),
  ]);
  for (const scheme of ["http", "https", "file"]) browser.removeUriSchemePlugin(scheme);
  return hyperjump;
}
type Hyperjump = Awaited<ReturnType<typeof load>>;
type Schema = Parameters<Hyperjump["registerSchema"]>[0];
type Validate = Awaited<ReturnType<Hyperjump["validate"]>>;
type Instance = Parameters<Validate>[0];

/** Registers what can be registered; a meta-schema has to be there before the schemas that name it. */
function registerAll(hyperjump: Hyperjump, { json, dialect, remotes }: SecondDocument, registered: string[]): void {
  const register = (schema: unknown, uri: string): void => {
    hyperjump.registerSchema(schema as Schema, uri, dialect);
    registered.push(uri);
  };
  let waiting = remotes.filter(([uri]) => !hyperjump.hasSchema(uri));
  for (let before = -1; waiting.length !== before; ) {
    before = waiting.length;
    waiting = waiting.filter(([uri, remote]) => {
      try {
        register(remote, uri);
        return false;
      } catch {
        return true;
      }
    });
  }
  register(json, documentUri);
}

async function compile(hyperjump: Hyperjump, document: SecondDocument, pointer: string): Promise<Validate> {
  const registered: string[] = [];
  try {
    registerAll(hyperjump, document, registered);
    // compiling judges the schema by its meta-schema, whose formats are stricter than anybody who writes schemas
    hyperjump.setShouldValidateFormat(false);
    return await hyperjump.validate(`${documentUri}#${encodeURI(pointer)}`);
  } finally {
    for (const uri of registered) hyperjump.unregisterSchema(uri);
  }
}

interface Slot {
  readonly document: SecondDocument;
  readonly compiled: Map<string, Validate>;
}
const slots = new Map<number, Slot>();

async function judge(hyperjump: Hyperjump, question: ThreadQuestion): Promise<SecondAnswer> {
  const { slot, document, pointer, formats, instance } = question;
  if (document !== undefined) slots.set(slot, { document, compiled: new Map() });
  const held = slots.get(slot);
  if (held === undefined) return { failure: "it has no such document" };
  const validate = held.compiled.get(pointer) ?? (await compile(hyperjump, held.document, pointer));
  held.compiled.set(pointer, validate);
  hyperjump.setShouldValidateFormat(formats === "assert");
  return { valid: validate(instance as Instance).valid };
}

function wake(): void {
  Atomics.store(signal, 0, 1);
  Atomics.notify(signal, 0);
}

const loaded = await load();
port.on("message", async (question: ThreadQuestion) => {
  let answer: SecondAnswer;
  try {
    answer = await judge(loaded, question);
  } catch (error) {
    answer = { failure: error instanceof Error ? error.message : String(error) };
  }
  port.postMessage(answer);
  wake();
});
wake();
