/** A telephone number that can be rung from where it stands. @param number as it is said: `116 123` */
export const Ring = ({ number }: { readonly number: string }) => (
  <a class="nhsuk-u-nowrap" href={`tel:${number.replaceAll(' ', '')}`}>
    {number}
  </a>
);
