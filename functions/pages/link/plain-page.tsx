import type { Content } from '../nhs/markup.ts';
import type { FieldError } from '../shell/form.ts';
import type { Reply } from '../shell/reply.ts';

/** For somebody without an account: nothing beside what they came for. */
export const plainPage = (title: string, content: Content, errors: readonly FieldError[] = []): Reply => ({
  status: errors.length > 0 ? 422 : 200,
  page: {
    title,
    hasErrors: errors.length > 0,
    isWithoutAccount: true,
    content: (
      <div class="nhsuk-grid-row">
        <div class="nhsuk-grid-column-two-thirds">{content}</div>
      </div>
    ),
  },
});
