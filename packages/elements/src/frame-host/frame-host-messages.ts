import { catalogue } from '../base/messages.ts';

/** Names of the frames, as a screen reader announces them on entering. */
export const frameHostMessages = catalogue({
  'zh-CN': {
    form: '在线填表申请',
    case: '办件进度查询',
    rating: '政务服务评价',
    license: '电子证照',
  },
  en: {
    form: 'Online application form',
    case: 'Progress of your case',
    rating: 'Rate the service',
    license: 'Electronic licences',
  },
});
