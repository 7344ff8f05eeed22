/** Reports in which every piece of text from outside is hostile. */
import type { CheckReport, Finding, Report } from "../../src/model/report.js";
import { branchCheck } from "./samples.js";

/** What schemas, files and owners may be called by somebody who means harm. */
export const hostileTexts: readonly string[] = [
  `<script>alert(1)</script><img src=x onerror="alert(1)">`,
  `"' onmouseover='alert(1)' style="x:expression(1)`,
  "</summary></details><h1>gone</h1>",
  "a | b ||| c",
  "```\n# heading\n```",
  "`` ` ``` code",
  "[click](javascript:alert(1)) ![x](http://evil.example/x.png)",
  "@team @org/team user@evil.example #12 GH-12 org/repo#3",
  "http://evil.example/a https://evil.example www.evil.example",
  "mailto:a@evil.example $x^2$ *bold* __bold__ ~~gone~~ :tada:",
  "\\<b>\\| \\` \\\\",
  "a\n::error file=x.ts,line=1::owned\n##[error]owned",
  "100%0A::set-output name=x::y, a:b,c%25",
  "\u001b[31mred\u001b]0;title\u0007\u0000\u0008\u000b\ufffe\uffff\ud800",
  "\u202egnp.exe \u200b\ufeff\u2028\u2029",
  "]]><![CDATA[ x ]]> &amp; &lt; &#0; <!-- -- -->",
  "<!--", // an open comment swallows all that follows
  "--></style></script><svg onload=alert(1)>",
  "__proto__",
  "constructor",
  "../../../etc/passwd",
  "file:///etc/passwd",
  `C:\\Windows\\"x".json`,
  "名前 \u{1f4a5} ünïcödé",
  "",
  " ",
];

/** A report that says one text wherever a text from outside can stand. */
export function hostileReport(text: string): Report {
  const replaceFinding = (finding: Finding): Finding => ({
    ...finding,
    contract: text,
    dto: finding.dto === undefined ? undefined : text,
    baseline: text,
    pointer: `/properties/${text}`,
    message: text,
    impact: text,
    advice: text,
    before: text,
    after: { [text]: [text, "plain"] },
    witness: { [text]: [text], other: text },
    confirmedBy: text,
    source: finding.source && { ...finding.source, file: text, text },
    oldSource: finding.oldSource && { ...finding.oldSource, file: text, text },
    waived: finding.waived && { ...finding.waived, owner: text, reason: text },
  });
  const replaceContract = (contract: CheckReport["contracts"][number]): CheckReport["contracts"][number] => ({
    ...contract,
    name: text,
    candidate: { label: text, version: text },
    baselines: contract.baselines.map(() => ({ label: text, version: text })),
    dtos: contract.dtos.map((dto) => ({
      ...dto,
      name: text,
      backward: dto.backward && { ...dto.backward, reason: text, pointer: text, confirmedBy: text },
      findings: dto.findings.map(replaceFinding),
    })),
    findings: contract.findings.map(replaceFinding),
  });
  const { introduced } = branchCheck;
  if (introduced === undefined) throw new Error("the sample has a base");
  return {
    ...branchCheck,
    contracts: branchCheck.contracts.map(replaceContract),
    introduced: {
      ...introduced,
      base: { label: text, revision: text },
      contracts: introduced.contracts.map(replaceContract),
    },
  };
}

/** A report of many findings, as of two large schemas years apart. */
export function largeReport(count: number): Report {
  const [contract] = branchCheck.contracts;
  const [dto] = contract?.dtos ?? [];
  const [finding] = (dto?.findings ?? []).filter(({ level }) => level === "breaking");
  if (contract === undefined || dto === undefined || finding === undefined) throw new Error("the sample has a finding");
  const levels = ["breaking", "breaking", "warning", "info"] as const;
  const findings = Array.from({ length: count }, (_, i): Finding => {
    const level = levels[i % levels.length] ?? "info";
    return {
      ...finding,
      level,
      message: `property ${i} became required`,
      fingerprint: i.toString(16).padStart(16, "0"),
    };
  });
  const ofLevel = (level: Finding["level"]) => findings.filter((each) => each.level === level).length;
  return {
    ...branchCheck,
    introduced: undefined,
    counts: {
      dtos: 1,
      breaking: ofLevel("breaking"),
      warning: ofLevel("warning"),
      info: ofLevel("info"),
      waived: 0,
      unknown: 0,
    },
    contracts: [{ ...contract, dtos: [{ ...dto, findings }] }],
  };
}
