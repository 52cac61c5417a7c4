type Notice = 'refused' | 'login-done' | 'login-failed';

const TEXTS: Readonly<Record<Notice, Readonly<Record<'zh-CN' | 'en', readonly [title: string, text: string]>>>> = {
  refused: {
    'zh-CN': ['这里暂时不能办理', '请联系网站工作人员，或者到政务服务中心窗口办理。'],
    en: ['Not available here', 'Please tell the site’s staff, or go to a service centre.'],
  },
  'login-done': {
    'zh-CN': ['登录成功', '可以关闭这个窗口，回到刚才的页面继续办理。'],
    en: ['You are signed in', 'You can close this window and go back to the page you came from.'],
  },
  'login-failed': {
    'zh-CN': ['登录没有成功', '请关闭这个窗口，回到刚才的页面再试一次；也可以到窗口办理。'],
    en: ['The sign-in did not work', 'Please close this window, go back and try again, or go to a counter.'],
  },
};

/** A page of one sentence, without script or style, for windows in which nothing else can be shown. */
export function noticePage(notice: Notice, locale: 'zh-CN' | 'en'): string {
  const [title, text] = TEXTS[notice][locale];
  return `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title></head>
<body><h1>${title}</h1><p>${text}</p></body>
</html>
`;
}
