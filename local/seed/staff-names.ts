/** `Amina Yusuf` becomes `amina-yusuf`. */
export function slugOf(name: string): string {
  return name.toLowerCase().replaceAll(' ', '-');
}

export function workAddressOf(name: string): string {
  return `${slugOf(name).replaceAll('-', '.')}@liferooms.example`;
}
