/** Places that hold secrets on every machine. Nobody prices a parcel by them: who asks for one is a thief. */
import type { LedgerEntry } from "../../plugin.js";

const canaries: readonly RegExp[] = [
  /^\/etc\/(passwd|shadow|sudoers)$/,
  /^\/proc\//,
  /\/\.(ssh|aws|gnupg|kube|docker)\//,
  /\/\.(netrc|npmrc|pypirc|git-credentials|env)$/,
  /^\/(run|var\/run)\/(secrets\/|docker\.sock$)/,
  /^(AWS_SECRET_ACCESS_KEY|AWS_SESSION_TOKEN|GITHUB_TOKEN|GH_TOKEN|NPM_TOKEN|CI_JOB_TOKEN|SSH_AUTH_SOCK|VAULT_TOKEN)$/,
  /^(169\.254\.169\.254|metadata\.google\.internal|100\.100\.100\.200):/,
];

/** Whether a call is for one of them. */
export function isCanary({ argument }: LedgerEntry): boolean {
  return argument !== "" && canaries.some((canary) => canary.test(argument));
}
