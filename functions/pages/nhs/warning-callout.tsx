import { Card, type CardProps } from './card.tsx';
import type { HeadingOptions } from './heading.tsx';
import { partOf } from './markup.ts';

export type WarningCalloutProps = Omit<CardProps, 'variant' | 'href' | 'clickable' | 'image'>;

/** What must not be missed. Says that it is important, unless its heading does. */
export function WarningCallout({ heading, ...card }: WarningCalloutProps) {
  const { content, ...options } = partOf<HeadingOptions>(heading ?? undefined);
  const saysSo = typeof content === 'string' && /important/i.test(content);
  return (
    <Card
      {...card}
      variant="warning"
      heading={{ level: 3, ...(!saysSo && { visuallyHiddenText: 'Important' }), ...options, content }}
    />
  );
}
