/** The few colors in use. Everything a color says, the words beside it say too. */
import { Chalk } from "chalk";
import type { Level } from "../model/report.js";

export interface Paint {
  readonly heading: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly level: (level: Level, text: string) => string;
  readonly good: (text: string) => string;
}

export function createPaint(color: boolean): Paint {
  const chalk = new Chalk({ level: color ? 1 : 0 });
  const byLevel = { breaking: chalk.red.bold, warning: chalk.yellow, info: chalk.cyan };
  return {
    heading: (text) => chalk.bold(text),
    dim: (text) => chalk.dim(text),
    level: (level, text) => byLevel[level](text),
    good: (text) => chalk.green(text),
  };
}
