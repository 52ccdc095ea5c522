import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { LessThanOrEqual, Repository } from 'typeorm';
import { SignInAttemptEntity } from './sign-in-attempt.entity.ts';

export type NewSignInAttempt = Omit<SignInAttemptEntity, 'id' | 'createdAt'>;

@Injectable()
export class SignInAttemptsRepository {
  readonly #attempts: Repository<SignInAttemptEntity>;

  constructor(@InjectRepository(SignInAttemptEntity) attempts: Repository<SignInAttemptEntity>) {
    this.#attempts = attempts;
  }

  /** Also throws away attempts that were never finished: sign-ins are rare enough to clean up on the way. */
  async add(attempt: NewSignInAttempt, now: Date): Promise<void> {
    await this.#attempts.delete({ expiresAt: LessThanOrEqual(now) });
    await this.#attempts.insert(attempt);
  }

  /** Takes the attempt out, in one statement, so that of two equal callbacks one finds it. */
  async take(key: { stateHash: string; browserHash: string; now: Date }): Promise<SignInAttemptEntity | null> {
    const result = await this.#attempts
      .createQueryBuilder()
      .delete()
      .where('stateHash = :stateHash and browserHash = :browserHash and expiresAt > :now', key)
      .returning('*')
      .execute();
    const [row] = result.raw as Record<string, unknown>[];
    return row ? this.#toEntity(row) : null;
  }

  /** `returning` answers database names; the entity's own columns say which property each belongs to. */
  #toEntity(row: Record<string, unknown>): SignInAttemptEntity {
    const { columns } = this.#attempts.metadata;
    return this.#attempts.create(
      Object.fromEntries(columns.map(({ propertyName, databaseName }) => [propertyName, row[databaseName]])),
    );
  }
}
