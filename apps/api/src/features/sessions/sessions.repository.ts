import type { Role } from '@flowcast/shared-models';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { changeChannel } from '../../platform/database/change-listener.ts';
import { SessionEntity } from './session.entity.ts';

/** A live session with what its creator may do now. */
export interface LiveSession {
  id: string;
  creatorId: string;
  role: Role;
  expiresAt: Date;
}

@Injectable()
export class SessionsRepository {
  readonly #sessions: Repository<SessionEntity>;

  constructor(@InjectRepository(SessionEntity) sessions: Repository<SessionEntity>) {
    this.#sessions = sessions;
  }

  async add(session: Pick<SessionEntity, 'tokenHash' | 'creatorId' | 'expiresAt'>): Promise<void> {
    await this.#sessions.insert(session);
  }

  /**
   * Read with the creator's role and status each time, so that a demotion or suspension counts at once. The creator is named
   * by table: that feature ends sessions and must not be imported back. Plain SQL, because every request begins with it.
   */
  async findLive(tokenHash: string, now: Date): Promise<LiveSession | null> {
    const [row] = await this.#sessions.query<LiveSession[]>(
      `select session.id, session.creator_id as "creatorId", session.expires_at as "expiresAt", creator.role
       from sessions session join creators creator on creator.id = session.creator_id and creator.status = 'active'
       where session.token_hash = $1 and session.expires_at > $2`,
      [tokenHash, now],
    );
    return row ?? null;
  }

  /** The session was used now: it ends later, and its creator was seen. */
  async recordUse({ id, creatorId }: LiveSession, { now, expiresAt }: { now: Date; expiresAt: Date }): Promise<void> {
    await this.#sessions.update({ id }, { expiresAt });
    await this.#sessions.manager.update('CreatorEntity', { id: creatorId }, { lastSeenAt: now });
  }

  deleteByToken(tokenHash: string): Promise<void> {
    return this.#delete('token_hash = $2', tokenHash);
  }

  deleteOfCreator(creatorId: string): Promise<void> {
    return this.#delete('creator_id = $2', creatorId);
  }

  deleteExpired(now: Date): Promise<void> {
    return this.#delete('expires_at <= $2', now);
  }

  /** Tells every API process in the same statement, so that what a session still has open ends with it. */
  async #delete(condition: string, value: string | Date): Promise<void> {
    await this.#sessions.query(
      `with ended as (delete from sessions where ${condition} returning id)
       select pg_notify($1, json_build_object('kind', 'session_ended', 'id', id)::text) from ended`,
      [changeChannel, value],
    );
  }
}
