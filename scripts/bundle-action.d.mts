/** Writes the action of `root`, with everything that it needs, into `folder`. */
export function bundleAction(root: string, folder: string): Promise<void>;
