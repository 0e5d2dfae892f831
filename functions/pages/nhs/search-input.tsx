import { Button, type ButtonProps } from './button.tsx';
import { Input, type InputProps } from './input.tsx';
import { classNames } from './markup.ts';

export interface SearchInputProps extends Omit<InputProps, 'wrapper'> {
  /** `false` where another button of the form does it. */
  readonly button?: false | Omit<ButtonProps, 'href'> | undefined;
}

/** Words to look for, with the button that looks for them. */
export const SearchInput = ({ button = {}, ...props }: SearchInputProps) => (
  <Input
    type="search"
    autocomplete="off"
    {...props}
    classes={classNames('nhsuk-search-input__input', props.classes)}
    wrapper={{ classes: 'nhsuk-search-input__wrapper' }}
    formGroup={{
      ...props.formGroup,
      classes: classNames('nhsuk-search-input', props.large && 'nhsuk-search-input--large', props.formGroup?.classes),
      after: button !== false && (
        <Button
          ariaLabel="Search"
          icon={{ name: 'search', placement: 'start' }}
          small={!props.large}
          disabled={props.disabled}
          {...button}
          classes={classNames('nhsuk-search-input__button', button.classes)}
        />
      ),
    }}
  />
);
