/** The exports of the ABI are there, with their exact types. */
import { type WantedExport, wantedExports } from "../wasm/exports.js";
import { typeText, type WasmModule } from "../wasm/module.js";
import { type Check, type CheckContext, failed, notApplicable, type Outcome, pass } from "./check.js";
import { judgeModule } from "./helpers/core-module.js";

const expected = "Every export of docs/plugin-abi.md, with exactly its type.";

function problemOf(module: WasmModule, { name, type, optional }: WantedExport): string | undefined {
  const found = module.exports.find((each) => each.name === name);
  if (found === undefined) return optional === true ? undefined : `${name} is missing`;
  if (found.type === undefined) return `${name} is no function`;
  return typeText(found.type) === typeText(type)
    ? undefined
    : `${name} is ${typeText(found.type)}; it has to be ${typeText(type)}`;
}

function judge(module: WasmModule): Outcome {
  const memory = module.exports.find(({ name }) => name === "memory");
  const problems = wantedExports.flatMap((wanted) => problemOf(module, wanted) ?? []);
  if (memory?.kind !== "memory") problems.unshift(`memory is ${memory === undefined ? "missing" : "no memory"}`);
  const [first, ...others] = problems;
  return first === undefined ? pass() : failed({ expected, actual: `Export ${first}.`, details: others });
}

async function judgeScript({ tryOpen }: CheckContext): Promise<Outcome> {
  const end = await tryOpen({}, async () => undefined);
  if (end?.end !== "refused" || !end.message.startsWith("it exports no function")) return pass();
  return failed({ expected: "Exported functions metadata and execute.", actual: `It does not: ${end.message}.` });
}

export const check: Check = {
  id: "ABI-02",
  level: "must",
  title: "the exports are there, with their exact types",
  why: "A host could not call it, or would read a pointer where there is none.",
  run: (context) => {
    if (context.manifest.artifact.abi === "stdio-1") return notApplicable("a program has no exports");
    return context.manifest.artifact.abi === "core-1" ? judgeModule(context, judge) : judgeScript(context);
  },
};
