/** Writes the program of `root` into `folder`. */
export function bundle(root: string, folder: string): Promise<void>;
/** Writes the program of the sandbox's child into `folder`. */
export function bundleSandbox(root: string, folder: string): Promise<void>;
