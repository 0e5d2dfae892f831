import { LabelledField, type Question, wordsOf } from './field.tsx';
import type { LabelOptions } from './label.tsx';
import { type Base, classNames, type Part } from './markup.ts';

export interface FileUploadProps extends Base, Question {
  readonly label: Part<LabelOptions>;
  readonly multiple?: boolean | undefined;
  /** Instead of what the script says itself. */
  readonly texts?: Readonly<Partial<Record<FileUploadText, string>>> | undefined;
}

type FileUploadText =
  | 'choose-files-button'
  | 'no-file-chosen'
  | 'multiple-files-chosen.one'
  | 'multiple-files-chosen.other'
  | 'drop-instruction'
  | 'entered-drop-zone'
  | 'left-drop-zone';

/** A file from the reader's own machine. */
export function FileUpload(props: FileUploadProps) {
  const { label, formGroup, texts = {} } = props;
  const id = props.id ?? props.name;
  const { isWrong, describedBy, words } = wordsOf(id, props);
  const said = Object.fromEntries(Object.entries(texts).map(([key, text]) => [`data-i18n.${key}`, text]));
  return (
    <LabelledField
      isWrong={isWrong}
      formGroup={formGroup}
      classes="nhsuk-file-upload"
      attributes={{ 'data-module': 'nhsuk-file-upload', ...said }}
      for={id}
      words={words}
      label={label}
    >
      {formGroup?.before}
      <input
        class={classNames('nhsuk-file-upload__input', props.classes)}
        id={id}
        name={props.name}
        type="file"
        disabled={props.disabled}
        multiple={props.multiple}
        aria-describedby={describedBy}
        {...props.attributes}
      />
      {formGroup?.after}
    </LabelledField>
  );
}
