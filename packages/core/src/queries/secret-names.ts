/** Names that say that what they hold is a secret. */

/** What a name ends in when its value is a secret, whatever service it is of; a number or version may follow. */
const SECRET =
  /(?:^|_)(?:SECRET|SECRET_(?:ACCESS_|API_)?(?:KEY|TOKEN)|PRIVATE_(?:API_)?KEY|PASSWORD|PASSWD|SERVICE_(?:ROLE|ACCOUNT)(?:_KEY)?|SERVICE_KEY|REFRESH_TOKEN|BOT_TOKEN|DATABASE_URL|(?:MONGO|MONGODB|POSTGRES|REDIS)_UR[IL]|CONNECTION_STRING)(?:_V?\d+)?$/;
/** Switches, and what is meant to be seen. */
const HARMLESS = /(?:^|_)(?:PUBLISHABLE|ANON|DEMO|GUEST|TEST|EXAMPLE|SHOW|HIDE|ENABLE|ENABLED|DISABLE|ALLOW|USE|HAS|IS|REQUIRE|FORGOT|RESET|CHANGE)_/;

/** Is the environment variable named like a secret, whatever service it is of? Keys that may be public (`…_API_KEY`, `…_ACCESS_TOKEN`) are not. */
export function isSecretVariable(name: string): boolean {
  return SECRET.test(name) && !HARMLESS.test(name);
}

const COLUMN =
  /^(?:hashed_?|encrypted_?)?(?:password|passwd|pwd)(?:_?(?:hash|digest|salt))?$|password_?(?:hash|digest|salt)$|^salt$|(?:auth|session|access|refresh|reset|remember|verification)_?token$|(?:totp|two_?factor|mfa|otp)_?secret$/i;

/** Is the column of a table, or the property of a row, named like a password, its hash or a token that signs in? */
export function isSecretColumn(name: string): boolean {
  return COLUMN.test(name);
}
