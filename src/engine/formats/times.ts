/**
 * `date`, `time`, `date-time`, `duration`: RFC 3339, sections 5.6 and 5.7 and appendix A. A leap second is one only
 * when it is 23:59:60 in UTC; as a language that takes a state for every minute of the day, so that leap seconds at
 * an offset are judged string by string.
 */
import { exactly, type FormatDefinition } from "./definition.js";

const monthAndDay =
  "(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8])";
const leapYear = "(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)";
const fullDate = `(?:\\d{4}-(?:${monthAndDay})|${leapYear}-02-29)`;

const hour = "(?:[01]\\d|2[0-3])";
const minute = "[0-5]\\d";
const fraction = "(?:\\.\\d+)?";
const zone = `(?:[zZ]|[+-]${hour}:${minute})`;
/** ajv does not ask for the colon. */
const looseZone = `(?:[zZ]|[+-]${hour}:?${minute})`;
const ordinaryTime = `${hour}:${minute}:${minute}${fraction}`;
const leapInUtc = `23:59:60${fraction}(?:[zZ]|[+-]00:00)`;
const looseTime = `${hour}:${minute}:(?:${minute}|60)${fraction}${looseZone}`;

const timeParts = new RegExp(`^(\\d\\d):(\\d\\d):(\\d\\d)${fraction}(?:[zZ]|([+-])(\\d\\d):(\\d\\d))$`, "u");

/** Minutes after midnight in UTC, negative for the day before, and whether the second is a 60th; `undefined` in a loose form. */
function readTime(text: string): { readonly utc: number; readonly leap: boolean } | undefined {
  const [, hours, minutes, seconds, sign, offsetHours = "0", offsetMinutes = "0"] = timeParts.exec(text) ?? [];
  if (hours === undefined) return undefined;
  const offset = (sign === "-" ? -1 : 1) * (Number(offsetHours) * 60 + Number(offsetMinutes));
  return { utc: Number(hours) * 60 + Number(minutes) - offset, leap: seconds === "60" };
}

const minutesOfDay = 24 * 60;
const lastMinute = (utc: number): boolean => (utc + 2 * minutesOfDay) % minutesOfDay === minutesOfDay - 1;

function decideTime(text: string): boolean | undefined {
  const read = readTime(text);
  return read === undefined ? undefined : !read.leap || lastMinute(read.utc);
}

/** The days at whose end a second was inserted, by the International Earth Rotation Service. */
const leapDays: ReadonlySet<string> = new Set([
  ...["1972-06-30", "1972-12-31", "1973-12-31", "1974-12-31", "1975-12-31", "1976-12-31", "1977-12-31", "1978-12-31"],
  ...["1979-12-31", "1981-06-30", "1982-06-30", "1983-06-30", "1985-06-30", "1987-12-31", "1989-12-31", "1990-12-31"],
  ...["1992-06-30", "1993-06-30", "1994-06-30", "1995-12-31", "1997-06-30", "1998-12-31", "2005-12-31", "2008-12-31"],
  ...["2012-06-30", "2015-06-30", "2016-12-31"],
]);

function decideDateTime(text: string): boolean | undefined {
  if (!/^[tT]$/.test(text.charAt(10))) return undefined;
  const read = readTime(text.slice(11));
  if (read === undefined) return undefined;
  if (!read.leap) return true;
  if (!lastMinute(read.utc)) return false;
  const localDay = text.slice(0, 10);
  return leapDays.has(read.utc < 0 ? lastOfHalf(localDay) : localDay) ? true : undefined;
}

/** The day before the first of January or July; any other day is not one that a second was inserted at. */
function lastOfHalf(day: string): string {
  if (day.endsWith("-07-01")) return `${day.slice(0, 4)}-06-30`;
  return day.endsWith("-01-01") ? `${Number(day.slice(0, 4)) - 1}-12-31` : "";
}

const inSeconds = "\\d+S";
const inMinutes = `\\d+M(?:${inSeconds})?`;
const inHours = `\\d+H(?:${inMinutes})?`;
const inDays = "\\d+D";
const inMonths = `\\d+M(?:${inDays})?`;
const inYears = `\\d+Y(?:${inMonths})?`;
const durationTime = `T(?:${inHours}|${inMinutes}|${inSeconds})`;
const duration = `^P(?:(?:${inYears}|${inMonths}|${inDays})(?:${durationTime})?|${durationTime}|\\d+W)$`;
/** Literals of an ABNF grammar have no case; ajv takes capitals only. */
const caselessDuration = duration.replace(/[A-Z]/g, (letter) => `[${letter}${letter.toLowerCase()}]`);

export const times: Readonly<Record<string, FormatDefinition>> = {
  date: exactly(`^${fullDate}$`, {
    samples: ["2024-01-31", "1999-12-31", "2024-02-29", "0000-01-01", "9999-12-31"],
    strangers: ["yesterday", "2023-02-29", "31.01.2024"],
  }),
  time: {
    inner: { pattern: `^(?:${ordinaryTime}${zone}|${leapInUtc})$` },
    outer: { pattern: `^${looseTime}$` },
    decide: decideTime,
    doubt: "leap seconds at an offset, and offsets without a colon",
    samples: ["12:30:00Z", "08:15:30.5+01:00", "23:59:60Z", "00:59:60+01:00", "12:30:00z"],
    strangers: ["noon", "12:30", "25:00:00Z"],
  },
  "date-time": {
    inner: { pattern: `^${fullDate}[tT]${ordinaryTime}${zone}$` },
    outer: { pattern: `^${fullDate}[tT\\s]${looseTime}$` },
    decide: decideDateTime,
    doubt: "leap seconds, offsets without a colon, and a space between date and time",
    samples: [
      "2024-01-31T12:30:00Z",
      "2024-01-31T08:15:30.5+01:00",
      "2016-12-31T23:59:60Z",
      "2017-01-01T00:59:60+01:00",
      "2024-01-31t12:30:00z",
    ],
    strangers: ["yesterday", "2024-01-31", "2024-01-31T12:30:00"],
  },
  duration: {
    inner: { pattern: duration },
    outer: { pattern: caselessDuration },
    doubt: "small letters in a duration",
    samples: ["P1D", "PT5M", "P1Y2M10DT2H30M", "P2W", "PT0S"],
    strangers: ["a day", "P", "PT1D", "P1Y2D"],
  },
};
