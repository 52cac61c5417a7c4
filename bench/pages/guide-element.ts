import { guideElements } from './guide-elements.ts';
import { measure } from './measure.ts';

const isThere = (root: ShadowRoot): boolean => root.querySelector('.guide .head') !== null;
void measure(guideElements(1), { began: isThere, ended: isThere });
