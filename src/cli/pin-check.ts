/** `pin --check`: the newer versions of what is pinned, and what each would break for this consumer. */
import type { Contract } from "../model/contract.js";
import type { Pin } from "../model/lock.js";
import type { CheckedPin, PinReport, PinUpdate } from "../model/pin-report.js";
import type { BaselineSource } from "../store/index.js";
import type { Consumer } from "./consumer.js";
import { expectationsOf } from "./expectations.js";
import type { Progress } from "./progress.js";

export async function checkPins(
  pins: readonly Pin[],
  consumer: Consumer,
  open: (source: string) => Promise<BaselineSource>,
  progress: Progress,
): Promise<PinReport> {
  const checked: CheckedPin[] = [];
  for (const pin of pins) checked.push(await checkPin(pin, consumer, open, progress));
  return { kind: "pins", reportVersion: 1, pins: checked };
}

async function checkPin(
  pin: Pin,
  consumer: Consumer,
  open: (source: string) => Promise<BaselineSource>,
  progress: Progress,
): Promise<CheckedPin> {
  const { name, version, range, source } = pin;
  const { newestIn } = await import("../store/index.js");
  const pinned = await readPinned(pin, consumer);
  const provider = await open(source);
  const versions = await provider.versions(name);
  const { default: isLater } = await import("semver/functions/gt.js");
  const [inRange, newest] = [newestIn(versions, range), newestIn(versions, undefined)];
  const expectations = await expectationsOf(
    consumer.consumes.find(({ contract }) => contract === name),
    consumer.root,
  );
  const { impactOn } = await import("../workspace/consumer.js");
  const updates: PinUpdate[] = [];
  for (const candidate of new Set([inRange, newest])) {
    if (candidate === undefined || !isLater(candidate, version)) continue;
    progress.say(`comparing ${name} ${version} with ${candidate}`);
    const impact = impactOn(pinned, await provider.read(name, candidate), expectations);
    updates.push({ version: candidate, inRange: candidate === inRange, ...impact });
  }
  return { name, version, range, source, updates };
}

/** What is vendored, if it is what is pinned. */
async function readPinned(pin: Pin, { lock, folder, root }: Consumer): Promise<Contract> {
  const { openBaselines, verifyLock } = await import("../store/index.js");
  const { fail } = await import("../errors.js");
  const only = { ...lock, contracts: lock.contracts.filter(({ name }) => name === pin.name) };
  for (const { problems } of await verifyLock(only, folder, { root })) for (const problem of problems) fail(problem);
  return (await openBaselines(folder, { root })).read(pin.name, pin.version);
}
