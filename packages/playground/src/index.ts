export { addressesAt, type Addresses } from './ports.ts';
export { SITES, originOf, type Site } from './sites/site.ts';
