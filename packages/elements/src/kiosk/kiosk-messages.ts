import { catalogue } from '../base/messages.ts';

export const kioskMessages = catalogue({
  'zh-CN': {
    title: '您还在吗？',
    explain: '为保护您的个人信息，{seconds} 秒后将清除您填写的内容。',
    stay: '我还在',
    end: '结束办理',
  },
  en: {
    title: 'Are you still there?',
    explain: 'To protect your data, what you entered will be cleared in {seconds} seconds.',
    stay: 'I am still here',
    end: 'Finish now',
  },
});
