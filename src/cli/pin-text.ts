/** `pin --check` for people. */
import { stringify } from "../model/json.js";
import type { CheckedPin, DtoImpact, PinReport, PinUpdate } from "../model/pin-report.js";
import { wrap } from "../report/layout.js";
import type { Paint } from "../report/paint.js";
import { sanitize } from "../util/sanitize.js";

const longestWitness = 200;
const mostReasons = 5;

export function pinText({ pins }: PinReport, paint: Paint, width: number): string {
  const lines = pins.flatMap((pin) => [...pinLines(pin, paint, width), ""]);
  const outdated = pins.filter(({ updates }) => updates.length > 0).length;
  const count = `${pins.length} ${pins.length === 1 ? "pin" : "pins"}`;
  return `${lines.join("\n")}\n${count}, ${outdated === 0 ? "all up to date" : `${outdated} outdated`}\n`;
}

function pinLines({ name, version, range, source, updates }: CheckedPin, paint: Paint, width: number): string[] {
  const head = paint.heading(sanitize(`${name} ${version}`));
  if (updates.length === 0) return [`${head}: ${paint.good("up to date")} (${sanitize(`${range} from ${source}`)})`];
  return [
    `${head} (${sanitize(`${range} from ${source}`)})`,
    ...updates.flatMap((one) => updateLines(name, one, paint, width)),
  ];
}

function updateLines(name: string, update: PinUpdate, paint: Paint, width: number): string[] {
  const { version, inRange, verdict, dtos } = update;
  const words = {
    compatible: paint.good("compatible with what you use"),
    breaking: paint.level("breaking", "breaks you"),
    unknown: paint.level("warning", "not decided"),
  };
  const affected = dtos.filter((dto) => dto.verdict !== "compatible");
  const command = inRange ? `contract-check pin --update ${name}` : `contract-check pin ${name}@^${version}`;
  return [
    `  ${version}${inRange ? "" : " (outside the range)"}: ${words[verdict]}`,
    ...affected.flatMap((dto) => dtoLines(dto, width)),
    ...(verdict === "breaking" ? [] : [`    take it with: ${sanitize(command)}`]),
  ];
}

function dtoLines({ dto, side, reasons, witness }: DtoImpact, width: number): string[] {
  const said = reasons.slice(0, mostReasons).map(sanitize);
  const more = reasons.length > mostReasons ? [`and ${reasons.length - mostReasons} more`] : [];
  const document = witness === undefined ? undefined : sanitize(stringify(witness));
  const shown =
    document !== undefined && document.length > longestWitness ? `${document.slice(0, longestWitness)} …` : document;
  const who = side === "reads" ? "you may get, and do not expect" : "you may send, and is refused";
  return [
    `    ${sanitize(dto)}, which you ${side === "reads" ? "read" : "send"}`,
    ...[...said, ...more].flatMap((line) => wrap(line, width - 6).map((part) => `      ${part}`)),
    ...(shown === undefined ? [] : [`      ${who}:`, ...wrap(shown, width - 8).map((part) => `        ${part}`)]),
  ];
}
