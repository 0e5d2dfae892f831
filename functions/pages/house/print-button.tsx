import { Button } from '../nhs/button.tsx';

/** Shown by the script: without it, the browser's own way to print does the same. */
export const PrintButton = () => (
  <div class="lr-not-printed" hidden data-print>
    <Button type="button" variant="secondary">
      Print
    </Button>
  </div>
);
