/** Who writes the reports. A test holds the version against package.json. */
export const tool = { name: "contract-check", version: "0.2.0" } as const;
