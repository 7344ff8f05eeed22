/** A module that speaks core-1, in this very process: for our own builds only. */
export function loadCore(wasm: Uint8Array): {
  metadata(): Uint8Array;
  execute(bytes: Uint8Array): Uint8Array;
};
