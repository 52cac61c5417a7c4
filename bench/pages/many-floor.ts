import './guide-floor-element.ts';
import { MANY, measure } from './measure.ts';

const isThere = (root: ShadowRoot): boolean => root.querySelector('.guide .head') !== null;
const floors = Array.from({ length: MANY }, () => document.createElement('guide-floor'));
void measure(floors, { began: isThere, ended: isThere });
