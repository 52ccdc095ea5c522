/** A column of sealed values, in a table whose key is `id`. Every such column is listed in `sealed-columns.ts`. */
export interface SealedColumn {
  readonly table: string;
  readonly column: string;
  /** The column whose value the seal is bound to. */
  readonly boundTo: string;
  /** The seal's context for a value of `boundTo`. */
  contextOf(bound: string): string;
  /** Statement that gives up values whose keys (`$1`, a list of ids) are lost for good. */
  readonly forget: string;
}

/** Injection token of the list of every `SealedColumn`. */
export const SEALED_COLUMNS = Symbol('SealedColumns');
