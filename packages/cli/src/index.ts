/** What our own tooling needs of the CLI; people need its command. */
export { settingsSchema } from './settings-schema.js';
