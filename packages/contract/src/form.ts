import * as z from 'zod/mini';
import { FormId, ItemCode } from './ids.ts';
import { Instant, line } from './wire.ts';

/** A JSON Schema 2020-12 object. */
export const JsonSchema = z.record(z.string(), z.unknown());
export type JsonSchema = z.infer<typeof JsonSchema>;

/** Widgets a field can ask for; without one the schema's type decides. */
export const FieldWidget = z.enum([
  'text',
  'textarea',
  'number',
  'date',
  'radio',
  'select',
  'checkbox',
  'checkboxes',
  'phone',
  'citizen-id',
]);
export type FieldWidget = z.infer<typeof FieldWidget>;

export const FormField = z.object({
  /** JSON pointer into the answers, e.g. `/applicant/name`. */
  pointer: z.string().check(z.regex(/^(\/[A-Za-z0-9_-]+)+$/)),
  label: line(200),
  help: z.optional(z.string()),
  widget: z.optional(FieldWidget),
  /** Labels of enum values; without one the value is shown. */
  options: z.optional(z.array(z.object({ value: z.string(), label: z.string() }))),
  /** An `autocomplete` token of the HTML standard. */
  autocomplete: z.optional(z.string()),
  /** Shown (and sent) only while the answers match this schema. */
  visibleWhen: z.optional(JsonSchema),
  /** Required while the answers match this schema; `required` of the schema holds besides. */
  requiredWhen: z.optional(JsonSchema),
});
export type FormField = z.infer<typeof FormField>;

export const FormSection = z.object({
  title: z.optional(z.string()),
  help: z.optional(z.string()),
  fields: z.array(FormField),
  visibleWhen: z.optional(JsonSchema),
});
export const FormPage = z.object({ id: z.string(), title: z.string(), sections: z.array(FormSection) });
export type FormPage = z.infer<typeof FormPage>;

/** 表单: a JSON Schema 2020-12 for the answers and a small layout for people. */
export const FormDefinition = z.object({
  id: FormId,
  itemCode: ItemCode,
  version: z.int().check(z.gte(1)),
  title: z.string(),
  schema: JsonSchema,
  pages: z.array(FormPage).check(z.minLength(1)),
  /** What the data is used for; the citizen agrees to exactly this text (个人信息保护法 14, 17). */
  consent: z.object({ purpose: z.string(), retention: z.string() }),
  sample: z.boolean(),
  publishedAt: Instant,
});
export type FormDefinition = z.infer<typeof FormDefinition>;

/** A form as an author writes it: version and time are the gateway's to give. */
export const FormDraft = z.strictObject(z.omit(FormDefinition, { version: true, publishedAt: true }).shape);
export type FormDraft = z.infer<typeof FormDraft>;

/** What a citizen typed: a JSON object that the form's schema describes. */
export const Answers = z.record(z.string(), z.unknown());
export type Answers = z.infer<typeof Answers>;
