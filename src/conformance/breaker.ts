/**
 * A circuit breaker: after some failures in a row nothing is tried for a while, then one call is; it decides.
 * Source: M. Nygard, Release It!, "Circuit Breaker". The clock is an argument, so that nothing has to be waited for.
 */
export type BreakerState = "closed" | "open" | "half-open";

export interface BreakerOptions {
  /** Failures in a row that open it. */
  readonly failures: number;
  /** How long it stays open, in the clock's unit. */
  readonly coolDown: number;
  readonly now: () => number;
}

export type Attempt<T> = { readonly tried: true; readonly value: T } | { readonly tried: false };

export interface Breaker {
  readonly state: () => BreakerState;
  /** Tries the work unless it is open. `failed` says which values are failures; an exception is one, and goes on. */
  readonly run: <T>(work: () => Promise<T>, failed: (value: T) => boolean) => Promise<Attempt<T>>;
}

export function createBreaker({ failures, coolDown, now }: BreakerOptions): Breaker {
  let inRow = 0;
  let openedAt: number | undefined;
  let trying = false;

  const state = (): BreakerState => {
    if (openedAt === undefined) return "closed";
    return now() - openedAt >= coolDown ? "half-open" : "open";
  };
  const settle = (bad: boolean): void => {
    inRow = bad ? inRow + 1 : 0;
    openedAt = bad && (inRow >= failures || openedAt !== undefined) ? now() : undefined;
  };

  return {
    state,
    run: async (work, failed) => {
      // while half open, one call is enough to know
      if (state() === "open" || (state() === "half-open" && trying)) return { tried: false };
      trying = true;
      try {
        const value = await work();
        settle(failed(value));
        return { tried: true, value };
      } catch (error) {
        settle(true);
        throw error;
      } finally {
        trying = false;
      }
    },
  };
}
