/** What the page's Content-Security-Policy has refused since this was made. */
export interface Violations {
  /** Whether it refused this origin by this directive, or by one that stands in for it. Browsers tell a moment after they refused. */
  has(directive: 'connect-src' | 'frame-src', origin: string): Promise<boolean>;
  end(): void;
}

/** Which directives stand in (CSP Level 3, section 6.8.3); browsers name the one that was asked for, older ones the one that was there. */
const STAND_INS = {
  'connect-src': ['connect-src', 'default-src'],
  'frame-src': ['frame-src', 'child-src', 'default-src'],
};

export function watchViolations(document: Document): Violations {
  const seen: { directive: string; origin: string }[] = [];
  const listener = ({ effectiveDirective, blockedURI }: SecurityPolicyViolationEvent): void => {
    seen.push({ directive: effectiveDirective.split(' ')[0] ?? '', origin: originOf(blockedURI) });
  };
  document.addEventListener('securitypolicyviolation', listener);
  return {
    async has(directive, origin) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      return seen.some((one) => STAND_INS[directive].includes(one.directive) && one.origin === origin);
    },
    end: () => document.removeEventListener('securitypolicyviolation', listener),
  };
}

function originOf(address: string): string {
  try {
    return new URL(address).origin;
  } catch {
    return '';
  }
}
