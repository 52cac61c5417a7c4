import type { FormDefinition } from '@qwy/contract/form';
import type { Guide } from '@qwy/contract/guide';
import type { Client } from '@qwy/sdk';
import { isQwyError } from '@qwy/sdk/errors';

/** An item's guide, and its form if it can be filled online. */
export interface LoadedForm {
  readonly guide: Guide;
  readonly definition: FormDefinition | undefined;
}

/** Asks for the guide, then for the form it names; both are public. @throws {NotFoundError} if there is no guide */
export async function loadForm({ guides, forms }: Client, itemCode: string, signal: AbortSignal): Promise<LoadedForm> {
  const guide = await guides.getGuide(itemCode, { signal });
  if (guide.formId === undefined) return { guide, definition: undefined };
  try {
    return { guide, definition: await forms.getForm(guide.formId, { signal }) };
  } catch (error) {
    // Withdrawn, while the guide still tells where to go.
    if (isQwyError(error) && error.code === 'not_found') return { guide, definition: undefined };
    throw error;
  }
}
