export interface Leash {
  hold(pid: number, signal?: NodeJS.Signals): void;
  release(pid: number): void;
  holdFolder(folder: string): void;
  let(): void;
}
export function startLeash(): Leash;
