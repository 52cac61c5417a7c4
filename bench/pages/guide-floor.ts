import './guide-floor-element.ts';
import { measure } from './measure.ts';

const isThere = (root: ShadowRoot): boolean => root.querySelector('.guide .head') !== null;
void measure([document.createElement('guide-floor')], { began: isThere, ended: isThere });
