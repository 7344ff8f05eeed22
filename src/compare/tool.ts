/** Who writes the reports. A test holds the version against package.json. */
export const tool = { name: "contract-check", version: "0.1.0" } as const;
