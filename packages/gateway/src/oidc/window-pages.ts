import { escapeAttribute } from '../frames/document.ts';
import type { LoginPurpose } from '../store/logins.ts';

type Locale = 'zh-CN' | 'en';

const TEXTS = {
  'zh-CN': {
    title: '请核对数字',
    purpose: (partner: string, what: string) => `您正在为“${partner}”的页面登录，登录后可以在那里${what}。`,
    what: {
      form: '用您的身份办理业务',
      case: '查看和管理您的个人信息',
      rating: '评价办理情况',
      license: '出示您的证照',
    },
    ask: '您原来的页面（网站或自助机）上显示着一个两位数字。请在下面点和它一样的数字。',
    choose: (number: string) => `选择 ${number}`,
    none: '没看到数字，或者不是我自己要登录的',
    why: '如果您没有在用这个单位的页面，或者是别人发链接、让您扫码登录的，请点上面这一项，以免别人用您的身份办事。',
  },
  en: {
    title: 'Compare the number',
    purpose: (partner: string, what: string) => `You are signing in for a page of “${partner}”, to ${what} there.`,
    what: {
      form: 'apply in your own name',
      case: 'see and manage your personal data',
      rating: 'rate the service',
      license: 'show your licences',
    },
    ask: 'The page you came from (a website or a kiosk) shows a number of two digits. Choose the same number here.',
    choose: (number: string) => `Choose ${number}`,
    none: 'I see no number, or I did not start this',
    why: 'If you are not using a page of theirs, or somebody sent you a link or a code to sign in with, choose that, so that nobody acts in your name.',
  },
} as const;

export interface ComparePage extends LoginPurpose {
  readonly choices: readonly string[];
  /** Proves that this window is the one that came back from the provider. */
  readonly confirm: string;
  readonly locale: Locale;
}

/** Where the form of the page goes. */
export const CONFIRM_PATH = '/login/confirmations';
export const WINDOW_STYLES_PATH = '/login/window.css';

/**
 * The last page of a sign-in: for whom is it, and which number does the citizen's own page show? A partner whose site was taken
 * over can draw something that looks like our frame, and ask for a sign-in of its own; here alone the citizen sees who asks.
 * Works without script; one form, four buttons.
 */
export function comparePage({ partnerName, scope, choices, confirm, locale }: ComparePage): string {
  const texts = TEXTS[locale];
  const button = (number: string): string =>
    `<button name="number" value="${number}" aria-label="${texts.choose(number)}">${number}</button>`;
  return `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${texts.title}</title><link rel="stylesheet" href="${WINDOW_STYLES_PATH}"></head>
<body><main>
<h1>${texts.title}</h1>
<p class="purpose">${escapeAttribute(texts.purpose(partnerName, texts.what[scope]))}</p>
<p id="ask">${texts.ask}</p>
<form method="post" action="${CONFIRM_PATH}" aria-describedby="ask">
<input type="hidden" name="confirm" value="${escapeAttribute(confirm)}">
<p class="numbers" translate="no">${choices.map(button).join('\n')}</p>
<p><button name="number" value="none">${texts.none}</button></p>
</form>
<p>${texts.why}</p>
</main></body>
</html>
`;
}

/** Large letters and targets, as everywhere; nothing else. */
export const WINDOW_STYLES = `body { margin: 0; font: 20px/1.6 system-ui, sans-serif; color: #1d2129; background: #fff; }
main { max-width: 640px; margin: 0 auto; padding: 24px 16px; }
h1 { font-size: 28px; line-height: 1.3; }
.purpose { padding: 12px 16px; font-weight: 700; background: #eef4ff; border-left: 6px solid #0b57d0; }
button { min-height: 60px; padding: 8px 20px; font: inherit; color: inherit; background: #fff; border: 2px solid #4e5969; border-radius: 12px; cursor: pointer; }
button:focus { outline: 3px solid #0b57d0; outline-offset: 2px; }
.numbers button { min-width: 96px; margin: 0 12px 12px 0; font-size: 36px; font-weight: 700; }
`;
