/** Writes the program of `root` into `folder`. */
export function bundle(root: string, folder: string): Promise<void>;
