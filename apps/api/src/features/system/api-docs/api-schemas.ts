import * as models from '@flowcast/shared-models';
import { toJsonSchemaDefs } from '@valibot/to-json-schema';

const answers = {
  AccessReceipt: models.AccessReceiptSchema,
  AccessRequestPage: models.pageOf(models.AccessRequestSchema),
  Account: models.AccountSchema,
  AccountActivity: models.AccountActivitySchema,
  AccountForecast: models.AccountForecastSchema,
  AccountList: models.AccountListSchema,
  Calendar: models.CalendarSchema,
  CreatedInvitation: models.CreatedInvitationSchema,
  Creator: models.CreatorSchema,
  CreatorInfo: models.CreatorInfoSchema,
  CreatorPage: models.pageOf(models.CreatorSchema),
  ImportFolder: models.ImportFolderSchema,
  ImportOutcome: models.ImportOutcomeSchema,
  Invitation: models.InvitationSchema,
  InvitationPage: models.pageOf(models.InvitationSchema),
  LiveEvent: models.LiveEventSchema,
  Me: models.MeSchema,
  Problem: models.ProblemSchema,
  Publication: models.PublicationSchema,
  PublicationPace: models.PublicationPaceSchema,
  PublicationStory: models.PublicationStorySchema,
  PublicationPage: models.pageOf(models.PublicationSchema),
  PublicConfig: models.PublicConfigSchema,
  SignedIn: models.SignedInSchema,
  StoryExport: models.StoryExportSchema,
  Video: models.VideoSchema,
  VideoPage: models.pageOf(models.VideoSchema),
  VideoTags: models.VideoTagsSchema,
  VideoUsePage: models.pageOf(models.VideoUseSchema),
};

/** Bodies of requests: exactly the schemas the controllers check with; the test of the document holds the two together. */
const bodies = {
  AccessAsk: models.AccessAskSchema,
  AccessGrant: models.AccessGrantSchema,
  Answer: models.AnswerSchema,
  CreatorPatch: models.CreatorPatchSchema,
  ExchangeToken: models.ExchangeTokenSchema,
  ImportRequest: models.ImportRequestSchema,
  InvitationRequest: models.InvitationRequestSchema,
  PublishRequest: models.PublishRequestSchema,
  Reschedule: models.RescheduleSchema,
  Resolve: models.ResolveSchema,
  VideoPatch: models.VideoPatchSchema,
  VideoRegistration: models.VideoRegistrationSchema,
};

export type AnswerName = keyof typeof answers;
export type BodyName = keyof typeof bodies;

/** OpenAPI 3.1 speaks this draft. What only Valibot can say (trimming, say) is left out, not approximated. */
const config = { target: 'draft-2020-12', errorMode: 'ignore' } as const;
const overrideRef = ({ referenceId }: { referenceId: string }) => schemaRef(referenceId).$ref;

export const schemaRef = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** `components.schemas`: answers as they are sent, bodies as they are expected. */
export const componentSchemas = () => ({
  ...toJsonSchemaDefs(answers, { ...config, overrideRef }),
  ...toJsonSchemaDefs(bodies, { ...config, overrideRef }),
});
