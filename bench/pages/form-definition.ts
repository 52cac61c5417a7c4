import type { FormDefinition } from '@qwy/contract/form';
import type * as z from 'zod/mini';

/** Fields of one page, in the mixture of a long official form. */
export const FIELDS = 300;

const TOWNS = [
  '城关镇',
  '兴隆镇',
  '老县镇',
  '大贵镇',
  '三阳镇',
  '洛河镇',
  '广佛镇',
  '八仙镇',
  '长安镇',
  '西河镇',
  '正阳镇',
];
const YES_NO_UNKNOWN = ['是', '否', '不清楚'];
const MIXTURE = ['text', 'text', 'phone', 'date', 'text', 'number', 'select', 'text', 'radio', 'textarea'] as const;
export type Kind = (typeof MIXTURE)[number];

export interface BenchField {
  readonly pointer: `/${string}`;
  readonly kind: Kind;
  readonly label: string;
  readonly help: string | undefined;
  readonly options: readonly string[];
  readonly isRequired: boolean;
}

/** The fields as data; both sides draw from these. Every third has a hint, every second is required. */
export const benchFields: readonly BenchField[] = Array.from({ length: FIELDS }, (_, index) => {
  const kind = MIXTURE[index % MIXTURE.length] ?? 'text';
  return {
    pointer: `/field${index}`,
    kind,
    label: `第 ${index + 1} 项：申请人填写的内容`,
    help: index % 3 === 0 ? '照身份证上的写；没有的写“无”。' : undefined,
    options: kind === 'select' ? TOWNS : kind === 'radio' ? YES_NO_UNKNOWN : [],
    isRequired: index % 2 === 0,
  };
});

const schemaOf = ({ kind, options }: BenchField): Record<string, unknown> => {
  if (kind === 'number') return { type: 'number', minimum: 0 };
  if (kind === 'date') return { type: 'string', format: 'date' };
  if (kind === 'select' || kind === 'radio') return { type: 'string', enum: options };
  return { type: 'string', maxLength: kind === 'textarea' ? 500 : 60 };
};

export const benchForm: z.input<typeof FormDefinition> = {
  id: 'BENCH-F',
  itemCode: 'BENCH',
  version: 1,
  title: '三百项的表单',
  schema: {
    type: 'object',
    properties: Object.fromEntries(benchFields.map((field) => [field.pointer.slice(1), schemaOf(field)])),
    required: benchFields.filter(({ isRequired }) => isRequired).map(({ pointer }) => pointer.slice(1)),
  },
  pages: [
    {
      id: 'all',
      title: '全部内容',
      sections: [
        { fields: benchFields.map(({ pointer, label, help, kind }) => ({ pointer, label, help, widget: kind })) },
      ],
    },
  ],
  consent: { purpose: '测量速度。', retention: '不保存。' },
  sample: true,
  publishedAt: '2026-11-23T00:00:00.000Z',
};
