import type { Finding } from '@qwy/contract/rules/diagnosis';
import { nearestLocale } from '../base/messages.ts';
import { qwyGlobal } from '../global.ts';
import { examinePage } from './examine-page.ts';
import { probeFrame } from './frame-probe.ts';
import { openPanel } from './panel.ts';
import { watchViolations } from './violations.ts';

/** Examines this page and shows what was found in a corner of it. Loaded only when somebody asks: see `Qwy.diagnose()`. */
export async function diagnose(): Promise<readonly Finding[]> {
  document.querySelector('[data-qwy-diagnosis]')?.remove();
  const panel = openPanel(document, nearestLocale(document.documentElement.lang));
  const violations = watchViolations(document);
  try {
    const found = await examinePage({
      document,
      origin: location.origin,
      page: qwyGlobal().config,
      fetch: (...args) => fetch(...args),
      probeFrame,
      violations,
      now: () => Date.now(),
    });
    panel.show(found);
    return found;
  } catch (error) {
    panel.remove();
    throw error;
  } finally {
    violations.end();
  }
}
