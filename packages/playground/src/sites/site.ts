import type { Scope } from '@qwy/contract/partner';

/** One host site of the sandbox, as its owner would have set it up. */
export interface Site {
  readonly id: string;
  readonly name: string;
  /** Offset from the gateway's port. */
  readonly port: number;
  readonly scopes: readonly Scope[];
}

/** The folder of each is `sites/<id>`. */
export const SITES: readonly Site[] = [
  { id: 'bank', name: '平利样例银行', port: 10, scopes: ['form', 'case', 'rating', 'license'] },
  { id: 'post', name: '平利样例邮政', port: 11, scopes: ['form', 'case', 'rating', 'license'] },
  { id: 'dept', name: '平利县样例部门网站', port: 12, scopes: ['form', 'case', 'rating'] },
  { id: 'hostile', name: '不可信的样例网站', port: 13, scopes: ['form', 'case', 'rating', 'license'] },
];

export const originOf = (site: Site, port: number): string => `http://${site.id}.localhost:${port + site.port}`;
