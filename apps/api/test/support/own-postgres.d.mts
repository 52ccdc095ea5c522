export interface OwnPostgres {
  readonly url: string;
  restart(): Promise<void>;
  stop(): Promise<void>;
}
export function startOwnPostgres(port: number): Promise<OwnPostgres>;
