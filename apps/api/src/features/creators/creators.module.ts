import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/index.ts';
import { SessionsModule } from '../sessions/index.ts';
import { CreatorEntity } from './creator.entity.ts';
import { CreatorsController } from './creators.controller.ts';
import { CreatorsRepository } from './creators.repository.ts';
import { CreatorsService } from './creators.service.ts';

@Module({
  imports: [TypeOrmModule.forFeature([CreatorEntity]), AccountsModule, SessionsModule],
  controllers: [CreatorsController],
  providers: [CreatorsRepository, CreatorsService],
  exports: [CreatorsRepository],
})
export class CreatorsModule {}
