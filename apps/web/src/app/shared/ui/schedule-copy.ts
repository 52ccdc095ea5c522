export const scheduleCopy = {
  change: 'Change the time',
  choose: 'Choose another time',
  now: 'Publish as soon as possible',
  title: 'When is it published?',
  at: 'Date and time',
  zone: (zone: string) => `Times are in your zone, ${zone}. At most 30 days ahead.`,
  moved: (asked: string, got: string) =>
    `${asked} does not exist that day, because clocks go forward. It means ${got}.`,
  save: 'Save the time',
  back: 'Go back',
} as const;
