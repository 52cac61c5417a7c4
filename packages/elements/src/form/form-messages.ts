import { catalogue } from '../base/messages.ts';

/** What must be there before anything is typed. */
export const formMessages = catalogue({
  'zh-CN': {
    progress: '第 {step} 步，共 {total} 步',
    optional: '（选填）',
    choose: '请选择',
    next: '下一步',
    check: '下一步：核对',
    back: '上一步',
    intro: '没有写“选填”的都要填。填的内容只留在这个页面里，提交以前不会发给别人。',
    'check.title': '请核对您填的内容',
    'stale.done': '这是新的表，您填过的已经带过来了，请再核对一遍。',
    'none.title': '这件事还不能在网上填表',
    'none.text': '请带材料到窗口办理，工作人员会帮您填。',
    'lost.title': '没有找到这张表',
    'lost.text': '这件事的网上表格可能已经撤下。请到政务服务中心窗口办理，或者回到办事指南看一看。',
    offline: '不想在网上填？带材料到窗口也能办，同样受理。',
    'offline.authority': '办理单位',
    'offline.place': '办理地点',
    'offline.phone': '咨询电话',
    received: '申请已经收到，办件编号 {number}。',
  },
  en: {
    progress: 'Step {step} of {total}',
    optional: ' (optional)',
    choose: 'Please choose',
    next: 'Next',
    check: 'Next: check your answers',
    back: 'Back',
    intro: 'Everything is needed unless it says “optional”. What you type stays on this page until you file it.',
    'check.title': 'Please check your answers',
    'stale.done': 'This is the new form with your answers. Please check it once more.',
    'none.title': 'This cannot be filled in online yet',
    'none.text': 'Please bring your papers to a counter. The staff will help you fill in the form.',
    'lost.title': 'This form was not found',
    'lost.text': 'It may have been withdrawn. Please go to a service centre, or look at the guide again.',
    offline: 'Rather not do this online? You can bring your papers to a counter instead; it counts the same.',
    'offline.authority': 'Authority',
    'offline.place': 'Where',
    'offline.phone': 'Telephone',
    received: 'We received your application. Case number {number}.',
  },
});

export type FormMessageKey = keyof (typeof formMessages)['en'];
