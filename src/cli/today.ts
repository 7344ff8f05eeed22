/** Today's date in UTC, as `YYYY-MM-DD`. The only clock of the command line. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
