/** What every reporter is told about where its text goes. */
export interface RenderOptions {
  /** Whether terminal colors may be used. */
  readonly color: boolean;
  /** Columns to stay within, where the format has lines. */
  readonly width: number;
  /** Show `info` findings in full. */
  readonly verbose?: boolean;
}
