/** Whether to color, and how wide a line may be. */
import type { Host, TextSink } from "./host.js";

export const colorModes = ["auto", "always", "never"] as const;
export type ColorMode = (typeof colorModes)[number];

/** The flag decides, then `NO_COLOR` and `FORCE_COLOR` (any text; `0` and `false` force it off), then the terminal. */
export function useColor(mode: ColorMode | undefined, env: Host["env"], sink: TextSink): boolean {
  if (mode === "always") return true;
  if (mode === "never") return false;
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== "") return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== "0" && env.FORCE_COLOR !== "false";
  return sink.isTTY && env.TERM !== "dumb";
}

/** Columns for text: those of a terminal within reason, else 80. */
export function widthOf(sink: TextSink): number {
  if (!sink.isTTY || sink.columns === undefined) return 80;
  return Math.min(Math.max(sink.columns, 60), 120);
}
