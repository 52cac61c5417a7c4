// Prevents: our Lit and a host's Lit fighting over the Trusted Types policy `lit-html`: the second createPolicy of one name
// throws, and a host that allows only `qwy` would block us. All our copies on a page share one policy named `qwy`, kept on
// the one global `Qwy`.
import type { Plugin } from 'rollup';

const STOCK_POLICY = /([\w$]+)\.createPolicy\((["'])lit-html\2,\{createHTML:([\w$]+)=>\3\}\)/g;

/**
 * Source text of an expression that gives the shared policy. It must survive a host that forbids our policy (then Lit works
 * without one wherever Trusted Types are not enforced) and a frozen `Qwy` (then it is not shared, but it works).
 */
const sharedPolicy = (trustedTypes: string) => `((types) => {
  const shared = globalThis.Qwy;
  if (shared && shared.policy) return shared.policy;
  try {
    const policy = types.createPolicy('qwy', { createHTML: (html) => html });
    try { (shared || (globalThis.Qwy = {})).policy = policy; } catch {}
    return policy;
  } catch (error) {
    console.warn('[qwy] The page does not allow the Trusted Types policy "qwy": add it to the trusted-types directive.', error);
  }
})(${trustedTypes})`;

/** Replaces stock Lit's policy; fails the build unless it was found exactly once. */
export function renameTrustedTypesPolicy(): Plugin {
  let found = 0;
  return {
    name: 'qwy-trusted-types',
    buildStart() {
      found = 0;
    },
    transform(code, id) {
      if (!/\/lit-html\/(?:[^/]+\/)*lit-html\.js$/.test(id)) return null;
      const renamed = code.replace(STOCK_POLICY, (_match, trustedTypes: string) => {
        found += 1;
        return sharedPolicy(trustedTypes);
      });
      return { code: renamed, map: null };
    },
    buildEnd(error) {
      if (error || found === 1) return;
      this.error(
        `lit-html's Trusted Types policy was found ${found} times instead of once: look at tools/rollup/trusted-types.ts.`,
      );
    },
  };
}
