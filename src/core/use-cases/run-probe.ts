import type { AnswerClass } from '../answer.ts';
import type { ProbeAnswer, ProbeOutcome, ProbeRepository, ProbeStart, ProbeWakeUp } from '../alerts/ports.ts';
import type { TikTokApi } from '../ports.ts';

export type RunProbePorts = {
  readonly probes: ProbeRepository;
  readonly tiktok: Pick<TikTokApi, 'userInfo' | 'signIn'>;
};
export type RunProbeResult = ProbeOutcome | 'busy' | 'not-due' | 'gone';

/**
 * Asks TikTok whether it still accepts one grant, and counts the answer as evidence. Safe to repeat: a second one at the
 * same time finds 'busy', one about an older token 'superseded'.
 */
export async function runProbe(ports: RunProbePorts, wakeUp: ProbeWakeUp): Promise<RunProbeResult> {
  const workspace = await ports.probes.workspaceOf(wakeUp);
  if (workspace === null) return 'gone';
  const probe = await ports.probes.begin(workspace, wakeUp.grantId);
  if (probe === 'busy' || probe === 'not-due') return probe;
  return ports.probes.finish(workspace, probe, await askGrant(ports.tiktok, probe));
}

/**
 * The control question is asked after the refusal, and only then: it is to explain that one. Then once more the first one:
 * an outage that ended in between would else look like a refusal of this grant alone.
 */
export async function askGrant(
  tiktok: RunProbePorts['tiktok'],
  probe: Pick<ProbeStart, 'token' | 'control'>,
): Promise<ProbeAnswer> {
  const { class: user } = await tiktok.userInfo(probe.token, 'probe');
  if (user !== 'tokenRefused' || probe.control === null) return { user, control: null };
  const control = await askControl(tiktok, probe.control);
  const again = await tiktok.userInfo(probe.token, 'probe');
  return { user: again.class, control };
}

async function askControl(
  tiktok: RunProbePorts['tiktok'],
  control: NonNullable<ProbeStart['control']>,
): Promise<AnswerClass> {
  if (control === 'sign-in') return (await tiktok.signIn('probe')).class;
  return (await tiktok.userInfo(control.token, 'probe')).class;
}
