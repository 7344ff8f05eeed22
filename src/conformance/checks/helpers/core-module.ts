/** The artifact of a `core-1` plugin as a module, for the checks that read it without running it. */
import { MalformedModule, readModule, type WasmModule } from "../../wasm/module.js";
import { type CheckContext, notApplicable, type Outcome, skip } from "../check.js";

/** Gives the module to `judge`; what is no module is what ABI-01 is about. */
export function judgeModule({ manifest, artifact }: CheckContext, judge: (module: WasmModule) => Outcome): Outcome {
  if (manifest.artifact.abi !== "core-1") return notApplicable("the artifact is no WebAssembly module");
  let module: WasmModule;
  try {
    module = readModule(artifact);
  } catch (error) {
    if (!(error instanceof MalformedModule)) throw error;
    return skip(`the artifact cannot be read: ${error.message} (see ABI-01)`);
  }
  return judge(module);
}
