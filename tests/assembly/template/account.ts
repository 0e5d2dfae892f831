/** Where everything is deployed: an account that nobody has. */
export interface Account {
  readonly id: string;
  readonly region: string;
}

/** @param resource begins as the service wants it: `table/CasesTable` */
export const arnIn = ({ id, region }: Account, service: string, resource: string): string =>
  `arn:aws:${service}:${region}:${id}:${resource}`;
