/** What every reporter is told about where its text goes. */
export interface RenderOptions {
  /** Whether terminal colors may be used. */
  readonly color: boolean;
  /** Columns to stay within, where the format has lines. */
  readonly width: number;
  /** Show `info` findings in full. */
  readonly verbose?: boolean;
  /** Characters (UTF-16 units) that the text may have, in formats that are cut to fit. */
  readonly limit?: number;
  /** Where the whole report is, for what says that something was left out: `report.html`. */
  readonly whole?: string;
  /** From the top of the repository to the folder that paths are relative to, as `packages/api`; "" where it is the top. */
  readonly prefix?: string;
  /** The address under which the pages of the rules are, as `https://…/docs/rules/`, for formats that link to them. */
  readonly rulePages?: string;
  /** Write members of the report that only some formats show: the schemas side by side, the rules' descriptions. */
  readonly details?: boolean;
}
