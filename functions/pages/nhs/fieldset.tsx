import type { LabelOptions } from './label.tsx';
import { Legend } from './legend.tsx';
import { type Base, type Content, classNames, type Part } from './markup.ts';

export interface FieldsetOptions extends Base {
  readonly legend?: Part<LabelOptions> | undefined;
  readonly role?: string | undefined;
  readonly describedBy?: string | undefined;
}

/** Fields that answer one question together. */
export const Fieldset = ({ children, ...options }: FieldsetOptions & { readonly children?: Content }) => {
  const { legend, role, describedBy, id, classes, attributes } = options;
  return (
    <fieldset
      class={classNames('nhsuk-fieldset', classes)}
      id={id}
      role={role}
      aria-describedby={describedBy}
      {...attributes}
    >
      {legend !== undefined && <Legend legend={legend} />}
      {children}
    </fieldset>
  );
};
