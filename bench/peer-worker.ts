/** Asks json-schema-diff in a process of its own: it may throw, and it may never come back. */
import { isObject, type Json } from "../src/model/json.js";

export interface PeerJob {
  readonly old: Json;
  readonly new: Json;
  readonly warmUps: number;
  readonly runs: number;
}

export type PeerAnswer =
  | { readonly answered: true; readonly added: boolean; readonly removed: boolean; readonly milliseconds: number }
  | { readonly answered: false; readonly reason: string };

async function ask(job: PeerJob): Promise<PeerAnswer> {
  const module: unknown = await import("json-schema-diff");
  const { diffSchemas } = ((module as { default?: unknown }).default ?? module) as {
    diffSchemas: (options: { sourceSchema: unknown; destinationSchema: unknown }) => Promise<{
      additionsFound: boolean;
      removalsFound: boolean;
    }>;
  };
  // it changes what it is given
  const once = () => diffSchemas({ sourceSchema: plain(job.old), destinationSchema: plain(job.new) });
  try {
    let found = await once();
    const times: number[] = [];
    for (let i = 1; i < job.warmUps + job.runs; i++) {
      const started = performance.now();
      found = await once();
      if (i >= job.warmUps) times.push(performance.now() - started);
    }
    times.sort((a, b) => a - b);
    const milliseconds = times[Math.floor(times.length / 2)] ?? 0;
    return { answered: true, added: found.additionsFound, removed: found.removalsFound, milliseconds };
  } catch (error) {
    return { answered: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

/** A copy that names no dialect: the program knows draft 7 only and refuses the others by their names. */
function plain(schema: Json): Json {
  if (!isObject(schema)) return schema;
  const { $schema: _, ...rest } = structuredClone(schema) as Record<string, Json>;
  return rest;
}

process.on("message", async (job: PeerJob) => {
  process.send?.(await ask(job));
});
