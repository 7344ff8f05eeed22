/** Reports as the pipeline makes them, for the reporters' tests. */
import type { CheckReport, DiffReport, DtoReport, Finding, Report } from "../../src/model/report.js";

const tool = { name: "contract-check", version: "0.1.0" } as const;

const requiredDueDate: Finding = {
  rule: "property-became-required",
  level: "breaking",
  direction: "backward",
  pointer: "/required/2",
  contract: "billing",
  dto: "Invoice",
  baseline: "1.4.0",
  message: 'Property "dueDate" became required.',
  impact: "Clients that still send invoices without it are turned away by the new side.",
  advice: "Keep it optional for one minor version, then require it in the next major.",
  before: false,
  after: true,
  witness: { id: "inv-1", currency: "EUR" },
  confirmedBy: "ajv 8.20.0",
  source: { file: "src/dto.ts", line: 12, column: 3, text: "  dueDate: z.string().date()," },
  oldSource: { file: "contracts/billing/1.4.0/Invoice.schema.json", line: 9, column: 5, text: '    "dueDate": {' },
  fingerprint: "6f1d0c2a9b3e",
};

const statusNarrowed: Finding = {
  rule: "type-changed",
  level: "breaking",
  direction: "backward",
  pointer: "/properties/status/type",
  contract: "billing",
  dto: "Invoice",
  baseline: "1.4.0",
  message: 'The type of "status" changed from "string" to "integer".',
  impact: "The new side rejects every invoice that an old client sends.",
  advice: "Add a second property with the new type and keep the old one.",
  before: "string",
  after: "integer",
  witness: { id: "inv-1", status: "" },
  confirmedBy: "ajv 8.20.0",
  source: { file: "src/dto.ts", line: 14, column: 2, text: "\tstatus: z.int(), // \u001b[31mred\u001b[0m" },
  fingerprint: "0a91bb47c6d2",
};

const described: Finding = {
  rule: "description-changed",
  level: "info",
  direction: "backward",
  pointer: "/properties/memo/description",
  contract: "billing",
  dto: "Invoice",
  message: 'The description of "memo" changed.',
  impact: "Nobody: the accepted documents are the same.",
  advice: "",
  source: { file: "src/dto.ts", line: 15, column: 3, text: "  memo: z.string().describe('free text')," },
  fingerprint: "77be01f4d2aa",
};

const invoice: DtoReport = {
  name: "Invoice",
  role: "shared",
  owed: ["backward", "forward"],
  verdict: "breaking",
  requiredBump: "major",
  backward: { verdict: "not-included", witness: { id: "inv-1", currency: "EUR" }, confirmedBy: "ajv 8.20.0" },
  forward: { verdict: "not-included", witness: { id: "inv-1", status: 0 }, confirmedBy: "ajv 8.20.0" },
  findings: [
    described,
    requiredDueDate,
    statusNarrowed,
    {
      ...statusNarrowed,
      direction: "forward",
      impact: "Readers still on the old version reject every new invoice.",
      witness: { id: "inv-1", status: 0, lines: Array.from({ length: 30 }, (_, i) => ({ position: i + 1 })) },
    },
  ],
};

const shipment: DtoReport = {
  name: "Shipment",
  role: "response",
  owed: ["forward"],
  verdict: "unknown",
  requiredBump: "none",
  backward: { verdict: "included" },
  forward: {
    verdict: "unknown",
    reason: "The pattern of trackingCode uses a look-behind, which is not decided.",
    pointer: "/properties/trackingCode/pattern",
  },
  findings: [
    {
      rule: "undecided",
      level: "warning",
      direction: "forward",
      pointer: "/properties/trackingCode/pattern",
      contract: "billing",
      dto: "Shipment",
      message: "It was not decided whether old readers accept every new document.",
      impact: "The pattern of trackingCode uses a look-behind, which is not decided.",
      advice: "Compare the two patterns by hand, or write them without look-behind.",
      fingerprint: "c0ffee12ab34",
    },
  ],
};

const project: DtoReport = {
  name: "Project",
  role: "shared",
  owed: ["backward", "forward"],
  verdict: "compatible",
  requiredBump: "none",
  backward: { verdict: "included" },
  forward: { verdict: "included" },
  findings: [],
};

const tooSmall: Finding = {
  rule: "version-bump-too-small",
  level: "breaking",
  direction: "backward",
  pointer: "",
  contract: "billing",
  baseline: "1.4.0",
  message: "The changes require a major bump, the versions declare a minor one: the declared bump is too small.",
  impact: "Whoever accepts ^1.4.0 gets a breaking change with an update that promised none.",
  advice: "Release this as 2.0.0, or take the breaking changes back.",
  before: "1.4.0",
  after: "1.5.0",
  source: { file: "package.json", line: 3, column: 3, text: '  "version": "1.5.0",' },
  fingerprint: "b8f2c4d6e810",
};

export const breakingCheck: CheckReport = {
  kind: "check",
  reportVersion: 1,
  tool,
  verdict: "breaking",
  requiredBump: "major",
  counts: { dtos: 3, breaking: 4, warning: 1, info: 1, waived: 0, unknown: 1 },
  contracts: [
    {
      name: "billing",
      verdict: "breaking",
      requiredBump: "major",
      declaredBump: "minor",
      candidate: { label: "src/dto.ts", version: "1.5.0" },
      baselines: [
        { label: "contracts/billing/1.4.0", version: "1.4.0" },
        { label: "contracts/billing/1.3.0", version: "1.3.0" },
      ],
      dtos: [invoice, shipment, project],
      findings: [tooSmall],
    },
    {
      name: "plugin-abi",
      verdict: "no-baseline",
      requiredBump: "none",
      candidate: { label: "src/abi.ts" },
      baselines: [],
      dtos: [],
      findings: [],
    },
  ],
};

/** The same changes with a version that pays for them. */
export const paidCheck: CheckReport = {
  ...breakingCheck,
  counts: { dtos: 1, breaking: 1, warning: 0, info: 0, waived: 0, unknown: 0 },
  contracts: [
    {
      name: "billing",
      verdict: "breaking",
      requiredBump: "major",
      declaredBump: "major",
      candidate: { label: "src/dto.ts", version: "2.0.0" },
      baselines: [{ label: "contracts/billing/1.4.0", version: "1.4.0" }],
      dtos: [{ ...invoice, findings: [requiredDueDate] }],
      findings: [],
    },
  ],
};

const accepted: Finding = {
  ...statusNarrowed,
  waived: { owner: "team-billing", reason: "No client sends status yet.", expires: "2027-03-31" },
};

/** A pull request: what the branch changes itself, before what the last releases are owed; one finding is waived. */
export const branchCheck: CheckReport = {
  ...breakingCheck,
  counts: { dtos: 3, breaking: 2, warning: 1, info: 1, waived: 1, unknown: 1 },
  contracts: breakingCheck.contracts.map((contract) =>
    contract.name === "billing"
      ? { ...contract, dtos: [{ ...invoice, findings: [described, requiredDueDate, accepted] }, shipment, project] }
      : contract,
  ),
  introduced: {
    base: { label: "git:origin/main", revision: "4f0e1c2d9b7a6c5d4e3f2a1b0c9d8e7f6a5b4c3d" },
    verdict: "breaking",
    requiredBump: "major",
    counts: { dtos: 3, breaking: 0, warning: 0, info: 0, waived: 1, unknown: 0 },
    contracts: [
      {
        name: "billing",
        verdict: "breaking",
        requiredBump: "major",
        declaredBump: "none",
        candidate: { label: "src/dto.ts", version: "1.5.0" },
        baselines: [{ label: "git:origin/main", version: "1.5.0" }],
        dtos: [
          {
            name: "Invoice",
            role: "shared",
            owed: ["backward", "forward"],
            verdict: "breaking",
            requiredBump: "major",
            waived: true,
            backward: { verdict: "not-included", witness: { id: "inv-1", status: "" }, confirmedBy: "ajv 8.20.0" },
            forward: { verdict: "included" },
            findings: [{ ...accepted, baseline: "1.5.0" }],
          },
        ],
        findings: [],
      },
    ],
  },
};

export const compatibleDiff: DiffReport = {
  kind: "diff",
  reportVersion: 1,
  tool,
  old: { label: "old.json" },
  new: { label: "git:main:new.json" },
  verdict: "compatible",
  requiredBump: "none",
  backward: { verdict: "included" },
  forward: { verdict: "included" },
  findings: [],
  counts: { dtos: 1, breaking: 0, warning: 0, info: 0, waived: 0, unknown: 0 },
  dtos: [project],
};

export const breakingDiff: DiffReport = {
  ...compatibleDiff,
  verdict: "breaking",
  requiredBump: "major",
  backward: { verdict: "not-included", witness: { id: "inv-1", currency: "EUR" }, confirmedBy: "ajv 8.20.0" },
  forward: { verdict: "included" },
  findings: [requiredDueDate],
  counts: { dtos: 2, breaking: 1, warning: 0, info: 0, waived: 0, unknown: 0 },
  dtos: [{ ...invoice, findings: [requiredDueDate] }, project],
};

const line = (text: string, ...findings: string[]) => (findings.length === 0 ? { text } : { text, findings });

/** With the details that only some formats show: the schemas side by side, every supported version, failing parts. */
export const withSchemas: CheckReport = {
  ...breakingCheck,
  contracts: breakingCheck.contracts.map((contract) =>
    contract.name === "billing"
      ? {
          ...contract,
          dtos: [
            {
              ...invoice,
              against: [
                { version: "1.4.0", verdict: "breaking", requiredBump: "major", backward: invoice.backward },
                { version: "1.3.0", verdict: "compatible", requiredBump: "none", backward: { verdict: "included" } },
              ],
              findings: invoice.findings.map((finding) =>
                finding.rule === "type-changed" ? { ...finding, failsAt: "/status" } : finding,
              ),
              schemas: {
                baseline: "1.4.0",
                rows: [
                  { kind: "same", old: line("{"), new: line("{") },
                  { kind: "same", old: line('  "status": {'), new: line('  "status": {') },
                  {
                    kind: "changed",
                    old: line('    "type": "string"', statusNarrowed.fingerprint),
                    new: line('    "type": "integer"', statusNarrowed.fingerprint),
                  },
                  { kind: "same", old: line("  },"), new: line("  },") },
                  { kind: "skipped", count: 4 },
                  { kind: "added", new: line('  "required": ["dueDate"]', requiredDueDate.fingerprint) },
                  { kind: "same", old: line("}"), new: line("}") },
                ],
                cut: 12,
              },
            },
            shipment,
            project,
          ],
        }
      : contract,
  ),
};

/** By the names of their golden files. */
export const samples: Readonly<Record<string, Report>> = {
  "check-breaking": breakingCheck,
  "check-paid": paidCheck,
  "check-branch": branchCheck,
  "diff-breaking": breakingDiff,
  "diff-compatible": compatibleDiff,
};
