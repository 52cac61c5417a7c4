import { readFileSync } from 'node:fs';
import { FormDraft, type FormField } from '@qwy/contract/form';
import { getAt } from '@qwy/contract/rules/json-pointer';
import type { FrameLocator, Locator } from 'playwright-core';
import * as z from 'zod/mini';
import { check, click } from './browser.ts';

const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../gateway/data/items/${path}`, import.meta.url), 'utf8'));

/** A sample item's form and right answers to it. */
export function sampleForm(slug: string): { form: FormDraft; answers: Record<string, unknown> } {
  return {
    form: FormDraft.parse(read(`${slug}/form.json`)),
    answers: z.record(z.string(), z.unknown()).parse(read(`${slug}/example.json`)),
  };
}

/** Fills a form as a person would, page by page, by the labels on the screen, up to the page on which it is sent. */
export async function fillForm(frame: FrameLocator, { form, answers }: ReturnType<typeof sampleForm>): Promise<void> {
  for (const page of form.pages) {
    await frame.getByRole('heading', { name: page.title }).first().waitFor();
    for (const field of page.sections.flatMap(({ fields }) => fields)) {
      const value = getAt(answers, field.pointer);
      if (value !== undefined) await fillField(frame.locator('body'), field, value);
    }
    await click(frame.getByRole('button', { name: '下一步' }));
  }
}

async function fillField(root: Locator, field: FormField, value: unknown): Promise<void> {
  const labelOf = (option: unknown) =>
    field.options?.find((candidate) => candidate.value === option)?.label ?? String(option);
  if (field.widget === 'radio') {
    const group = root
      .getByRole('group', { name: field.label })
      .or(root.getByRole('radiogroup', { name: field.label }));
    await check(group.getByLabel(labelOf(value), { exact: true }));
  } else if (field.widget === 'checkbox' || typeof value === 'boolean') {
    if (value === true) await check(root.getByLabel(field.label));
  } else if (Array.isArray(value)) {
    for (const option of value)
      await check(root.getByRole('group', { name: field.label }).getByLabel(labelOf(option), { exact: true }));
  } else if (field.widget === 'select') {
    await root.getByLabel(field.label).selectOption({ label: labelOf(value) });
  } else {
    await root.getByLabel(field.label).first().fill(String(value));
  }
}
