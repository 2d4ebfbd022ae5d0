/** Texts that can be nothing but a secret. */

type Form = { readonly is: string; readonly pattern: RegExp };

/** Kinds of secret that their issuers made recognisable. Publishable keys (`pk_live_`, `AIza…`, `pk.`) are none. */
const FORMS: readonly Form[] = [
  { is: 'a secret key of Stripe', pattern: /^(?:sk|rk)_live_[A-Za-z0-9]{20,}$/ },
  { is: "the secret of a webhook", pattern: /^whsec_[A-Za-z0-9+/=]{30,}$/ },
  { is: 'a client secret of Google', pattern: /^GOCSPX-[\w-]{20,}$/ },
  { is: 'a token of GitHub', pattern: /^(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{60,})$/ },
  { is: 'a token of GitLab', pattern: /^glpat-[\w-]{20,}$/ },
  { is: 'a token of npm', pattern: /^npm_[A-Za-z0-9]{36}$/ },
  { is: 'a token of Slack', pattern: /^xox[abpors]-\d[\w-]{20,}$/ },
  { is: 'a key of SendGrid', pattern: /^SG\.[\w-]{16,}\.[\w-]{32,}$/ },
  { is: 'a key of Resend', pattern: /^re_[A-Za-z0-9]{8,}_[A-Za-z0-9]{20,}$/ },
  { is: 'a key of OpenAI', pattern: /^sk-(?:proj-[\w-]{40,}|[A-Za-z0-9]{48})$/ },
  { is: 'a key of Anthropic', pattern: /^sk-ant-[\w-]{40,}$/ },
  { is: 'a token of Hugging Face', pattern: /^hf_[A-Za-z]{34}$/ },
  { is: 'a token of a Telegram bot', pattern: /^\d{8,10}:AA[\w-]{33}$/ },
  { is: 'a private key', pattern: /^-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----\s*[A-Za-z0-9+/=\s\\]{100,}-----END/ },
  { is: 'a service key of Supabase', pattern: /^eyJ[\w-]+\.[\w-]*(?:InNlcnZpY2Vfcm9sZSI|JzZXJ2aWNlX3JvbGUi|c2VydmljZV9yb2xl)[\w-]*\.[\w-]{20,}$/ },
];

const CONNECTION = /^(?:postgres(?:ql)?|mysql|mariadb|mongodb(?:\+srv)?|rediss?|amqps?):\/\/([^:@/\s]+):([^@/\s]+)@([^/:?\s]+)/;
/** What stands in examples, tests and templates. */
const PLACEHOLDER = /^(?:.{0,3}|x+|\*+|.*(?:password|passwd|secret|example|changeme|your|placeholder|dummy|sample|test|fake|todo|[<>{}$%[\]]).*|postgres|root|admin|user|mysql|mongo|redis|guest)$/i;
const LOCAL = /^(?:localhost|127\.|0\.0\.0\.0|\[?::1|host\.docker\.internal|[\w-]+$|.*\.(?:local|localhost|internal|example|test)$|.*example\.)/;

/** Nearly every text of a program is shorter. */
const SHORTEST = 20;

/** What kind of secret the text is, as part of a sentence; undefined when it may be something else, or a placeholder. */
export function secretText(text: string): string | undefined {
  if (text.length < SHORTEST) return undefined;
  const form = FORMS.find(({ pattern }) => pattern.test(text));
  if (form) return isPlaceholder(text) ? undefined : form.is;
  const [, , password, host] = CONNECTION.exec(text) ?? [];
  if (password === undefined || host === undefined) return undefined;
  return PLACEHOLDER.test(password) || LOCAL.test(host) ? undefined : 'the address of a database with its password';
}

/** `sk_live_xxxxxxxxxxxxxxxxxxxxxxxx`: hardly any two letters differ. */
function isPlaceholder(text: string): boolean {
  return new Set(text.slice(-20)).size < 6 || /example|your[-_]?|placeholder|x{6}|\.{3}/i.test(text);
}
