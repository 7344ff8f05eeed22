/** The checks, in the order of the report. A check's file, its line here and its page belong together. */

import { check as abi01 } from "./abi-01.js";
import { check as abi02 } from "./abi-02.js";
import { check as abi03 } from "./abi-03.js";
import { check as abi04 } from "./abi-04.js";
import { check as abi05 } from "./abi-05.js";
import { check as abi06 } from "./abi-06.js";
import { check as abi07 } from "./abi-07.js";
import { check as cap01 } from "./cap-01.js";
import { check as cap02 } from "./cap-02.js";
import { check as cap03 } from "./cap-03.js";
import { check as cap04 } from "./cap-04.js";
import { check as cap05 } from "./cap-05.js";
import { check as cap06 } from "./cap-06.js";
import type { Check } from "./check.js";
import { check as cnc01 } from "./cnc-01.js";
import { check as cnc02 } from "./cnc-02.js";
import { check as con01 } from "./con-01.js";
import { check as con02 } from "./con-02.js";
import { check as con03 } from "./con-03.js";
import { check as con04 } from "./con-04.js";
import { check as con05 } from "./con-05.js";
import { check as con06 } from "./con-06.js";
import { check as con07 } from "./con-07.js";
import { check as det01 } from "./det-01.js";
import { check as det02 } from "./det-02.js";
import { check as det03 } from "./det-03.js";
import { check as err01 } from "./err-01.js";
import { check as err02 } from "./err-02.js";
import { check as err03 } from "./err-03.js";
import { check as err04 } from "./err-04.js";
import { check as man01 } from "./man-01.js";
import { check as man02 } from "./man-02.js";
import { check as man03 } from "./man-03.js";
import { check as man04 } from "./man-04.js";
import { check as man05 } from "./man-05.js";
import { check as met01 } from "./met-01.js";
import { check as met02 } from "./met-02.js";
import { check as met03 } from "./met-03.js";
import { check as met04 } from "./met-04.js";
import { check as res01 } from "./res-01.js";
import { check as res02 } from "./res-02.js";
import { check as res03 } from "./res-03.js";
import { check as res04 } from "./res-04.js";
import { check as ser01 } from "./ser-01.js";
import { check as ser02 } from "./ser-02.js";
import { check as ser03 } from "./ser-03.js";
import { check as ser04 } from "./ser-04.js";
import { check as ser05 } from "./ser-05.js";
import { check as ser06 } from "./ser-06.js";
import { check as stb01 } from "./stb-01.js";
import { check as stb02 } from "./stb-02.js";
import { check as stb03 } from "./stb-03.js";
import { check as tim01 } from "./tim-01.js";
import { check as tim02 } from "./tim-02.js";
import { check as tim03 } from "./tim-03.js";
import { check as tim04 } from "./tim-04.js";
import { check as ver01 } from "./ver-01.js";
import { check as ver02 } from "./ver-02.js";
import { check as ver03 } from "./ver-03.js";

export const checks: readonly Check[] = [
  man01,
  man02,
  man03,
  man04,
  man05,
  abi01,
  abi02,
  abi03,
  abi04,
  abi05,
  abi06,
  abi07,
  met01,
  met02,
  met03,
  met04,
  con01,
  con02,
  con03,
  con04,
  con05,
  con06,
  con07,
  ser01,
  ser02,
  ser03,
  ser04,
  ser05,
  ser06,
  err01,
  err02,
  err03,
  err04,
  res01,
  res02,
  res03,
  res04,
  tim01,
  tim02,
  tim03,
  tim04,
  det01,
  det02,
  det03,
  cap01,
  cap02,
  cap03,
  cap04,
  cap05,
  cap06,
  cnc01,
  cnc02,
  ver01,
  ver02,
  ver03,
  stb01,
  stb02,
  stb03,
];
