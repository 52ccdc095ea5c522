import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The hash of a file in the import folder, so that its bytes need not be read again while nobody changes them. */
@Entity('import_files')
export class ImportFileEntity {
  /** Its path inside the folder. */
  @PrimaryColumn('text')
  name: string;

  /** Which bytes the hash is of: differs after every change of the file. */
  @Column('text')
  revision: string;

  @Column('text')
  sha256: string;
}
