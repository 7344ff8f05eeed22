/** What the manifest does not list is refused, by the error that says so. */
import semver from "semver";
import { type Check, type CheckContext, failed, pass } from "./check.js";
import { asks, unaskable } from "./helpers/documents.js";
import { complainOf, type Exchange } from "./helpers/exchange.js";

/** References that a plugin has no business with. */
function strangers({ contracts }: CheckContext): string[] {
  const known = new Set(contracts.filter(({ role }) => role === "in").map(({ contract }) => contract));
  const outside = contracts.flatMap(({ role, contract, range, versions, outside: stored }) => {
    if (role !== "in") return known.has(contract) ? [] : versions.slice(-1).map(({ reference }) => reference);
    const newest = versions.at(-1)?.version ?? "1.0.0";
    const next = semver.inc(newest, "major") ?? "999.0.0";
    const made = [next, "0.0.0", "999.0.0", ...stored.map(({ version }) => version)];
    return [
      ...made.filter((version) => !semver.satisfies(version, range)).map((version) => `${contract}@${version}`),
      `${contract}@one`,
      `${contract}@`,
      contract,
      `${contract}s@${newest}`,
    ];
  });
  return [...new Set([...outside, "no-such-contract/Nothing@1.0.0", ""])];
}

function complaint({ answer }: Exchange): string | undefined {
  return answer.kind === "error" && answer.code === "unsupported-contract"
    ? undefined
    : "The error unsupported-contract.";
}

export const check: Check = {
  id: "VER-02",
  level: "must",
  title: "contracts and versions outside of the manifest give unsupported-contract",
  why: "A document of the next major version that is read as one of this would be misunderstood without a word.",
  run: async (context) => {
    const reason = unaskable(context);
    if (reason !== undefined) return reason;
    const [ask] = asks(context, 1);
    const payload = ask?.payload ?? {};
    const [format = "json"] = context.formats;
    return context.use({}, async (plugin) => {
      const references = strangers(context);
      for (const contract of references) {
        const question = { contract, payload, format };
        const evidence = await complainOf(context, plugin, context.question(question), question, complaint);
        if (evidence !== undefined) return failed({ ...evidence, details: [`sent as ${JSON.stringify(contract)}`] });
      }
      return pass(`${references.length} references`);
    });
  },
};
