import type {} from '@qwy/elements/vue';
import { createApp } from 'vue';
import App from './app.vue';

const root = document.querySelector<HTMLElement>('#root');
const { gateway = '', partner = '', item = '' } = root?.dataset ?? {};
createApp(App, { gateway, partner, item }).mount('#root');
