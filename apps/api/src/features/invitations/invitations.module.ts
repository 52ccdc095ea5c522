import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CreatorsModule } from '../creators/index.ts';
import { InvitationEntity } from './invitation.entity.ts';
import { InvitationsController } from './invitations.controller.ts';
import { InvitationsRepository } from './invitations.repository.ts';
import { InvitationsService } from './invitations.service.ts';

@Module({
  imports: [TypeOrmModule.forFeature([InvitationEntity]), CreatorsModule],
  controllers: [InvitationsController],
  providers: [InvitationsRepository, InvitationsService],
  exports: [InvitationsRepository, InvitationsService],
})
export class InvitationsModule {}
